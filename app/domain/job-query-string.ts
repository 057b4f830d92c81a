import type { JobQuery } from "./job-query";

/** Writes a query in its canonical form: fixed key order, defaults left out. The inverse of `parseJobQuery`. */
export function formatJobQuery(query: Partial<JobQuery>): URLSearchParams {
  const out = new URLSearchParams();
  if (query.q) out.set("q", query.q);
  for (const key of ["district", "industry", "education", "experience", "type", "tier"] as const)
    for (const value of [...(query[key] ?? [])].sort()) out.append(key, value);
  if (query.salaryMin) out.set("salaryMin", String(query.salaryMin));
  if (query.premium) out.set("premium", "1");
  if (query.postedWithin) out.set("postedWithin", String(query.postedWithin));
  if (query.sort && query.sort !== "relevance") out.set("sort", query.sort);
  if (query.page && query.page > 1) out.set("page", String(query.page));
  if (query.perPage && query.perPage !== 20) out.set("perPage", String(query.perPage));
  return out;
}
