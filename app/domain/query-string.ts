import type { EnterpriseQuery } from "./enterprise-query";
import type { JobQuery } from "./job-query";

type Values = Record<string, unknown>;

/** Writes values in a fixed key order, defaults left out, so that one search has one address. */
function write(query: Values, keys: readonly string[], defaults: Values): URLSearchParams {
  const out = new URLSearchParams();
  for (const key of keys) {
    const value = query[key];
    if (Array.isArray(value)) for (const v of [...value].sort()) out.append(key, String(v));
    else if (value === true) out.set(key, "1");
    else if (value && value !== defaults[key]) out.set(key, String(value));
  }
  return out;
}

const PAGING = { page: 1, perPage: 20 };

/** The canonical query string of a job search. */
export function formatJobQuery(query: Partial<JobQuery>): URLSearchParams {
  const keys =
    "q district industry education experience type tier salaryMin premium postedWithin sort page perPage";
  return write(query as Values, keys.split(" "), { ...PAGING, sort: "relevance" });
}

/** The canonical query string of an enterprise search. */
export function formatEnterpriseQuery(query: Partial<EnterpriseQuery>): URLSearchParams {
  return write(query as Values, "q tier industry district size hiring page perPage".split(" "), PAGING);
}
