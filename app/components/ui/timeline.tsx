import type { ReactNode } from "react";
import { formatTime } from "~/domain/time";

export interface TimelineEvent {
  id: number;
  at: number;
  /** What was done. */
  title: string;
  /** By whom, and what it led to. */
  by: readonly string[];
  /** What was said with it. */
  said?: ReactNode;
}

/** What happened, first to last. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol className="mt-3 ml-1.5 border-l-2 border-line">
      {events.map(({ id, at, title, by, said }, i) => (
        <li key={id} className="relative pb-4 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute top-2 -left-[7px] size-3 rounded-full border-2 border-teal ${
              i === events.length - 1 ? "bg-teal" : "bg-surface"
            }`}
          />
          <p className="font-bold">{title}</p>
          <p className="text-sm text-ink-2">
            <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time> · {by.join(" · ")}
          </p>
          {said}
        </li>
      ))}
    </ol>
  );
}
