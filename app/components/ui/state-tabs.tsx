import { Link } from "@remix-run/react";

export interface StateTab {
  to: string;
  label: string;
  /** How many there are; none is shown where it is not counted. */
  n?: number;
  current: boolean;
}

/** The states of a list, each a link to those that are in it. */
export function StateTabs({ label, tabs }: { label: string; tabs: readonly StateTab[] }) {
  return (
    <nav aria-label={label} className="mb-4">
      <ul className="flex flex-wrap gap-2">
        {tabs.map(({ to, label: text, n, current }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={current ? "page" : undefined}
              className="chip min-h-10 aria-[current=page]:font-bold aria-[current=page]:underline"
            >
              {text}
              {n === undefined ? "" : ` ${n.toLocaleString("en-US")}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
