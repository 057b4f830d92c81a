import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

interface ProfilePartProps {
  id: string;
  title: string;
  /** Where it is changed, and what that link says; read out with the title. */
  change?: { to: string; label: string };
  children: ReactNode;
}

/** One part of a profile with the way to change it. */
export function ProfilePart({ id, title, change, children }: ProfilePartProps) {
  return (
    <section aria-labelledby={id} className="card p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        {change ? (
          <Link to={change.to} className="btn btn-quiet" aria-label={`${change.label}${title}`}>
            {change.label}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}

/** Names and what they are; what was not written is said to be open. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, text: string])[] }) {
  return (
    <dl className="mt-2 grid grid-cols-[6.5em_minmax(0,1fr)] gap-x-3 gap-y-1">
      {facts.map(([label, text]) => (
        <div key={label} className="contents">
          <dt className="text-ink-2">{label}</dt>
          <dd className={text ? "break-words whitespace-pre-line" : "text-ink-2"}>{text || "未填写"}</dd>
        </div>
      ))}
    </dl>
  );
}
