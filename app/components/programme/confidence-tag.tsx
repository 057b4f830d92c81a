import type { ClauseConfidence } from "~/domain/clause";
import { CONFIDENCE_LABELS } from "~/domain/confidence";

/** How sure a clause is; what still has to be checked stands out. */
export function ConfidenceTag({ confidence }: { confidence: ClauseConfidence }) {
  const open = confidence !== "H" && confidence !== "M";
  return (
    <span className={`tag whitespace-nowrap ${open ? "tag-premium" : ""}`}>
      {CONFIDENCE_LABELS[confidence]}
    </span>
  );
}
