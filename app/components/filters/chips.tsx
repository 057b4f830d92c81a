import { Link } from "@remix-run/react";

/** The filters in force, each a link to the same search without it. */
export function Chips({ chips, clearHref }: { chips: { label: string; href: string }[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="已选条件" className="no-print mb-3.5 flex flex-wrap items-center gap-2">
      {chips.map(({ label, href }) => (
        <li key={href}>
          <Link className="chip" to={href} preventScrollReset>
            {label}
            <span aria-hidden="true">✕</span>
            <span className="visually-hidden">，移除此条件</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="inline-flex min-h-7 items-center px-1 text-sm" to={clearHref} preventScrollReset>
          清除全部
        </Link>
      </li>
    </ul>
  );
}
