import { CARD_APPLICATION_STATUS_LABELS, type CardApplicationStatus } from "~/domain/card-application";

const KINDS: Partial<Record<CardApplicationStatus, string>> = {
  submitted: "tag-tier",
  firstReview: "tag-tier",
  verification: "tag-tier",
  secondReview: "tag-tier",
  publicity: "tag-premium",
  objection: "tag-ended",
  approved: "tag-premium",
  issued: "tag-premium",
  rejected: "tag-ended",
  closed: "tag-ended",
};

/** Where a request for a card stands, as the office sees it. */
export function CaseStatusTag({ status }: { status: CardApplicationStatus }) {
  return (
    <span className={`tag whitespace-nowrap ${KINDS[status] ?? ""}`}>
      {CARD_APPLICATION_STATUS_LABELS[status]}
    </span>
  );
}
