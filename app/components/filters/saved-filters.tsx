import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";

const MOST = 12;

interface Filter {
  name: string;
  /** Query of the address, without `?`. */
  query: string;
}

function read(list: string): Filter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(list) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter(
      (one): one is Filter => typeof one?.name === "string" && typeof one?.query === "string",
    );
  } catch {
    return [];
  }
}

interface SavedFiltersProps {
  /** Under which name this browser keeps them. */
  keptAs: `${string}-filters`;
  /** Path of the list. */
  path: string;
  /** What the list shows now, and how that is called. */
  query: string;
  name: string;
}

/** Named filters, kept in this browser: the address is the state, they are only names for addresses. */
export function SavedFilters({ keptAs, path, query, name }: SavedFiltersProps) {
  const [filters, setFilters] = useState<readonly Filter[]>([]);
  useEffect(() => setFilters(read(keptAs)), [keptAs]);
  const keep = (next: readonly Filter[]) => {
    localStorage.setItem(keptAs, JSON.stringify(next.slice(0, MOST)));
    setFilters(next.slice(0, MOST));
  };
  const isKept = filters.some((one) => one.query === query);
  return (
    <section aria-label="保存的筛选" className="js-only mb-4 flex flex-wrap items-center gap-2 text-sm">
      {filters.map((one) => (
        <span key={one.query} className="inline-flex items-center">
          <Link
            to={one.query ? `${path}?${one.query}` : path}
            aria-current={one.query === query ? "page" : undefined}
            className="chip min-h-10 rounded-r-none aria-[current=page]:font-bold"
          >
            {one.name}
          </Link>
          <button
            type="button"
            className="chip min-h-10 min-w-8 justify-center rounded-l-none border-l-0"
            aria-label={`删除保存的筛选：${one.name}`}
            onClick={() => keep(filters.filter(({ query: kept }) => kept !== one.query))}
          >
            ×
          </button>
        </span>
      ))}
      {isKept ? null : (
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => keep([...filters.filter((one) => one.name !== name), { name, query }])}
        >
          保存当前筛选
        </button>
      )}
    </section>
  );
}
