/** Hits beyond this are not served: nobody reads page 500, crawlers do. */
export const MAX_REACHABLE_HITS = 10_000;
