import { Link } from "@remix-run/react";
import { pagesOf } from "~/http/pagination";

interface PagerProps {
  total: number;
  perPage: number;
  page: number;
  href: (page: number) => string;
  /** Where a page has more than one list. */
  label?: string;
}

/** Links to the pages of a list; nothing when there is one page. */
export function Pager({ total, perPage, page, href, label = "分页" }: PagerProps) {
  const pages = pagesOf(total, perPage, page);
  if (pages.last === 1) return null;
  const link =
    "inline-flex min-h-10 min-w-10 items-center justify-center rounded-lg border px-3 no-underline";
  return (
    <nav aria-label={label} className="no-print mt-6">
      <ul className="flex flex-wrap items-center justify-center gap-1.5 text-sm">
        {pages.page > 1 ? (
          <li>
            <Link rel="prev" className={`${link} border-line bg-surface`} to={href(pages.page - 1)}>
              上一页
            </Link>
          </li>
        ) : null}
        {pages.window.map((n, i) => (
          <li key={n ?? `gap${i}`}>
            {n === null ? (
              <span className="px-1 text-ink-2">…</span>
            ) : n === pages.page ? (
              <span aria-current="page" className={`${link} border-teal bg-teal font-bold text-paper`}>
                {n}
              </span>
            ) : (
              <Link className={`${link} border-line bg-surface`} to={href(n)} aria-label={`第 ${n} 页`}>
                {n}
              </Link>
            )}
          </li>
        ))}
        {pages.page < pages.last ? (
          <li>
            <Link rel="next" className={`${link} border-line bg-surface`} to={href(pages.page + 1)}>
              下一页
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
