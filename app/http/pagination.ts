import { MAX_REACHABLE_HITS } from "~/domain/paging";

export interface Pages {
  page: number;
  /** At least 1. */
  last: number;
  /** Page numbers to offer; `null` is a gap. */
  window: (number | null)[];
}

/** Which pages to offer around `page`: first, last, two on each side. */
export function pagesOf(total: number, perPage: number, page: number): Pages {
  const last = Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / perPage));
  const current = Math.min(page, last);
  const wanted = [...new Set([1, current - 2, current - 1, current, current + 1, current + 2, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  const window: (number | null)[] = [];
  for (const n of wanted) {
    const before = window.at(-1);
    if (typeof before === "number" && n - before === 2) window.push(n - 1);
    else if (typeof before === "number" && n - before > 2) window.push(null);
    window.push(n);
  }
  return { page: current, last, window };
}
