import { Timeline } from "~/components/ui/timeline";
import {
  APPLICATION_SIDE_LABELS,
  APPLICATION_STATUS_LABELS,
  APPLICATION_VERB_TEXT,
  REJECT_REASON_LABELS,
  type ApplicationSide,
  type ApplicationStatus,
  type ApplicationVerb,
  type RejectReason,
} from "~/domain/application";

interface ShownEvent {
  id: number;
  at: number;
  side: ApplicationSide;
  verb: ApplicationVerb | "apply";
  to: ApplicationStatus;
  reason: RejectReason | null;
  note: string | null;
}

interface ApplicationHistoryProps {
  events: readonly ShownEvent[];
  heading?: "h2" | "h3";
}

/** What happened to an application, the same for both sides. */
export function ApplicationHistory({ events, heading: Title = "h2" }: ApplicationHistoryProps) {
  return (
    <section aria-labelledby="timeline" className="card p-5">
      <Title id="timeline" className="text-lg font-bold">
        进展
      </Title>
      <p className="text-sm text-ink-2">求职者和用人单位看到的是同一份记录。</p>
      <Timeline
        events={events.map(({ id, at, side, verb, to, reason, note }) => ({
          ...{ id, at, title: APPLICATION_VERB_TEXT[verb] },
          by: [APPLICATION_SIDE_LABELS[side], APPLICATION_STATUS_LABELS[to]],
          said: (
            <>
              {reason ? <p>原因：{REJECT_REASON_LABELS[reason]}</p> : null}
              {note ? <p className="prose-zh">{note}</p> : null}
            </>
          ),
        }))}
      />
    </section>
  );
}
