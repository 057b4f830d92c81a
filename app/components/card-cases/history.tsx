import { Timeline } from "~/components/ui/timeline";
import {
  CARD_APPLICATION_SIDE_LABELS,
  CARD_APPLICATION_STATUS_LABELS,
  type CardApplicationSide,
  type CardApplicationStatus,
} from "~/domain/card-application";
import { CARD_APPLICATION_VERB_TEXT, type CardApplicationVerb } from "~/domain/card-application-moves";
import { CARD_DECISION_REASONS, type CardDecisionReason } from "~/domain/card-decision";
import { CARD_MATERIALS } from "~/domain/card-materials";
import { isKeyOf } from "~/domain/labels";

interface ShownEvent {
  id: number;
  at: number;
  side: CardApplicationSide;
  verb: CardApplicationVerb;
  reasons: readonly CardDecisionReason[] | null;
  missing: readonly string[] | null;
  note: string | null;
}

/** What the office sees of it besides. */
interface DeskEvent extends ShownEvent {
  to: CardApplicationStatus;
  officer: string | null;
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
      <Timeline events={events.map((event) => line(event, [CARD_APPLICATION_SIDE_LABELS[event.side]]))} />
    </section>
  );
}

/** The same for the office, with who of it did what. */
export function DeskCaseHistory({ events }: { events: readonly DeskEvent[] }) {
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        办理记录
      </h2>
      <Timeline
        events={events.map((event) =>
          line(event, [
            event.officer ?? CARD_APPLICATION_SIDE_LABELS[event.side],
            CARD_APPLICATION_STATUS_LABELS[event.to],
          ]),
        )}
      />
    </section>
  );
}

const line = ({ id, at, verb, reasons, missing, note }: ShownEvent, by: readonly string[]) => ({
  ...{ id, at, by, title: CARD_APPLICATION_VERB_TEXT[verb] },
  said: (
    <>
      {reasons?.length ? (
        <p>原因：{reasons.map((reason) => CARD_DECISION_REASONS[reason]).join("；")}</p>
      ) : null}
      {missing?.length ? <p>需要补正：{missing.map(missingLabel).join("、")}</p> : null}
      {note ? <p className="prose-zh">{note}</p> : null}
    </>
  ),
});
