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
import { formatTime } from "~/domain/time";

interface ShownEvent {
  id: number;
  at: number;
  side: ApplicationSide;
  verb: ApplicationVerb | "apply";
  to: ApplicationStatus;
  reason: RejectReason | null;
  note: string | null;
}

/** What happened to an application, the same for both sides. */
export function Timeline({ events, heading: Title = "h2" }: { events: ShownEvent[]; heading?: "h2" | "h3" }) {
  return (
    <section aria-labelledby="timeline" className="card p-5">
      <Title id="timeline" className="text-lg font-bold">
        进展
      </Title>
      <p className="text-sm text-ink-2">求职者和用人单位看到的是同一份记录。</p>
      <ol className="mt-3 ml-1.5 border-l-2 border-line">
        {events.map(({ id, at, side, verb, to, reason, note }, i) => (
          <li key={id} className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className={`absolute top-2 -left-[7px] size-3 rounded-full border-2 border-teal ${
                i === events.length - 1 ? "bg-teal" : "bg-surface"
              }`}
            />
            <p className="font-bold">{APPLICATION_VERB_TEXT[verb]}</p>
            <p className="text-sm text-ink-2">
              <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time> ·{" "}
              {APPLICATION_SIDE_LABELS[side]} · {APPLICATION_STATUS_LABELS[to]}
            </p>
            {reason ? <p>原因：{REJECT_REASON_LABELS[reason]}</p> : null}
            {note ? <p className="prose-zh">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
