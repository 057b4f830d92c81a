import { APPLICATION_STATUS_LABELS, type ApplicationStatus } from "~/domain/application";

const KINDS: Record<ApplicationStatus, string> = {
  submitted: "",
  viewed: "",
  shortlisted: "tag-tier",
  interview: "tag-tier",
  offered: "tag-premium",
  hired: "tag-premium",
  declined: "tag-ended",
  rejected: "tag-ended",
  withdrawn: "tag-ended",
  lapsed: "tag-ended",
};

/** Where an application stands. */
export function StatusTag({ status }: { status: ApplicationStatus }) {
  return (
    <span className={`tag whitespace-nowrap ${KINDS[status]}`}>{APPLICATION_STATUS_LABELS[status]}</span>
  );
}
