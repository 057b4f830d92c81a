import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";

export interface WorkLink {
  to: string;
  label: string;
  /** How much there is to look at; nothing is shown of none. */
  news?: number;
  /** Only the very address counts as being there. */
  end?: boolean;
}

interface WorkAreaProps {
  /** Names the navigation, as `管理后台`. */
  label: string;
  links: readonly WorkLink[];
  children: ReactNode;
}

/** The frame of the pages where work is done: what there is to do on the left, on phones above. */
export function WorkArea({ label, links, children }: WorkAreaProps) {
  return (
    <div className="wrap grid gap-x-8 gap-y-4 py-6 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <nav aria-label={label} className="no-print">
        <p className="mb-1 hidden px-3 text-sm text-ink-2 lg:block">{label}</p>
        <ul className="flex flex-wrap gap-1 lg:flex-col">
          {links.map(({ to, label: text, end, news }) => (
            <li key={to}>
              <NavLink
                to={to}
                end={end}
                className="flex min-h-10 items-center rounded-lg px-3 text-ink no-underline hover:underline aria-[current=page]:bg-teal-tint aria-[current=page]:font-bold aria-[current=page]:text-teal"
              >
                {text}
                {news ? (
                  <span className="tag tag-premium ml-2">
                    {news}
                    <span className="visually-hidden">项新进展</span>
                  </span>
                ) : null}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

interface WorkHeadProps {
  title: ReactNode;
  children?: ReactNode;
}

/** The heading of a page within a work area, with what can be done beside it. */
export function WorkHead({ title, children }: WorkHeadProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
      <h1 className="text-2xl font-bold">{title}</h1>
      {children}
    </div>
  );
}
