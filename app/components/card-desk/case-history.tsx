import { missingLabel } from "~/components/card-cases/history";
import {
  CARD_APPLICATION_SIDE_LABELS,
  CARD_APPLICATION_STATUS_LABELS,
  type CardApplicationSide,
  type CardApplicationStatus,
} from "~/domain/card-application";
import { CARD_APPLICATION_VERB_TEXT, type CardApplicationVerb } from "~/domain/card-application-moves";
import { CARD_DECISION_REASONS, type CardDecisionReason } from "~/domain/card-decision";
import { formatTime } from "~/domain/time";

interface ShownEvent {
  id: number;
  at: number;
  side: CardApplicationSide;
  verb: CardApplicationVerb;
  to: CardApplicationStatus;
  reasons: readonly CardDecisionReason[] | null;
  missing: readonly string[] | null;
  note: string | null;
  officer: string | null;
}

/** What happened to a case, with who of the office did it. */
export function CaseHistory({ events }: { events: readonly ShownEvent[] }) {
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        办理记录
      </h2>
      <ol className="mt-3 ml-1.5 border-l-2 border-line">
        {events.map(({ id, at, side, verb, to, reasons, missing, note, officer }, i) => (
          <li key={id} className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className={`absolute top-2 -left-[7px] size-3 rounded-full border-2 border-teal ${
                i === events.length - 1 ? "bg-teal" : "bg-surface"
              }`}
            />
            <p className="font-bold">{CARD_APPLICATION_VERB_TEXT[verb]}</p>
            <p className="text-sm text-ink-2">
              <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time> ·{" "}
              {officer ?? CARD_APPLICATION_SIDE_LABELS[side]} · {CARD_APPLICATION_STATUS_LABELS[to]}
            </p>
            {reasons && reasons.length > 0 ? (
              <p className="text-sm">原因：{reasons.map((one) => CARD_DECISION_REASONS[one]).join("；")}</p>
            ) : null}
            {missing && missing.length > 0 ? (
              <p className="text-sm">补正：{missing.map(missingLabel).join("、")}</p>
            ) : null}
            {note ? <p className="prose-zh text-sm">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
