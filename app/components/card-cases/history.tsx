import { CARD_APPLICATION_SIDE_LABELS, type CardApplicationSide } from "~/domain/card-application";
import { CARD_APPLICATION_VERB_TEXT, type CardApplicationVerb } from "~/domain/card-application-moves";
import { CARD_DECISION_REASONS, type CardDecisionReason } from "~/domain/card-decision";
import { CARD_MATERIALS } from "~/domain/card-materials";
import { isKeyOf } from "~/domain/labels";
import { formatTime } from "~/domain/time";

interface ShownEvent {
  id: number;
  at: number;
  side: CardApplicationSide;
  verb: CardApplicationVerb;
  reasons: CardDecisionReason[] | null;
  missing: string[] | null;
  note: string | null;
}

/** What is asked for, by name of the material or as it was written. */
export const missingLabel = (one: string): string =>
  isKeyOf(CARD_MATERIALS, one) ? CARD_MATERIALS[one].label : one;

/** What happened to a case, the same for the applicant and the office. */
export function CaseHistory({ events }: { events: readonly ShownEvent[] }) {
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        办理记录
      </h2>
      <p className="text-sm text-ink-2">您和工作人员看到的是同一份记录。</p>
      {events.length === 0 ? <p className="mt-2">还没有提交。</p> : null}
      <ol className="mt-3 ml-1.5 border-l-2 border-line">
        {events.map(({ id, at, side, verb, reasons, missing, note }, i) => (
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
              {CARD_APPLICATION_SIDE_LABELS[side]}
            </p>
            {reasons?.length ? (
              <p>原因：{reasons.map((reason) => CARD_DECISION_REASONS[reason]).join("；")}</p>
            ) : null}
            {missing?.length ? <p>需要补正：{missing.map(missingLabel).join("、")}</p> : null}
            {note ? <p className="prose-zh">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
