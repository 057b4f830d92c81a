import { FIGURES_STATUS_LABELS, type FiguresStatus } from "~/domain/figures-status";

const TONES: Record<FiguresStatus, string> = {
  draft: "",
  submitted: "tag-premium",
  returned: "tag-premium",
  confirmed: "tag-tier",
  superseded: "tag-ended",
};

export const FiguresStatusTag = ({ status }: { status: FiguresStatus }) => (
  <span className={`tag ${TONES[status]}`}>{FIGURES_STATUS_LABELS[status]}</span>
);
