/** Hits beyond this are not served: nobody reads page 500, crawlers do. */
export const MAX_REACHABLE_HITS = 10_000;

/** The page that an address asks for; what is no page number is the first. */
export function readPage(asked: string | null): number {
  const page = Number(asked);
  return Number.isInteger(page) && page >= 1 && page <= MAX_REACHABLE_HITS ? page : 1;
}
