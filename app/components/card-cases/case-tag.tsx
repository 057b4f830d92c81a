import { CARD_APPLICATION_STATUS_LABELS, type CardApplicationStatus } from "~/domain/card-application";

const KINDS: Partial<Record<CardApplicationStatus, string>> = {
  consent: "tag-premium",
  returned: "tag-premium",
  submitted: "tag-tier",
  firstReview: "tag-tier",
  verification: "tag-tier",
  secondReview: "tag-tier",
  publicity: "tag-tier",
  objection: "tag-tier",
  appeal: "tag-tier",
  approved: "tag-premium",
  issued: "tag-premium",
  rejected: "tag-ended",
  closed: "tag-ended",
  withdrawn: "tag-ended",
};

/** Where a request for a card stands, for whoever asked for it. */
export function CaseTag({ status }: { status: CardApplicationStatus }) {
  return (
    <span className={`tag whitespace-nowrap ${KINDS[status] ?? ""}`}>
      {CARD_APPLICATION_STATUS_LABELS[status]}
    </span>
  );
}
