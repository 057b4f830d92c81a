import type { Filter } from "../engine";

/** A value inside a filter: nothing in it can end the string or begin another condition. */
function quoted(value: string): string {
  return `"${value.toWellFormed().replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** What no document meets. */
const NOTHING = "expiresAt < 0";

function condition(filter: Filter): string | null {
  if (filter.kind === "notIn")
    return filter.values.length > 0
      ? `NOT ${filter.field} IN [${filter.values.map(quoted).join(", ")}]`
      : null;
  if (filter.kind === "in")
    return filter.values.length > 0
      ? `${filter.field} IN [${filter.values.map(quoted).join(", ")}]`
      : NOTHING;
  const { field, min, max } = filter;
  const bounds = [
    min === undefined ? null : `${field} >= ${min}`,
    max === undefined ? null : `${field} <= ${max}`,
  ].filter((bound) => bound !== null);
  return bounds.length > 0 ? bounds.join(" AND ") : null;
}

/** All filters that hold, and what has not ended at `now`; each is one element, all must hold. */
export function filterConditions(filters: readonly Filter[], now: number): string[] {
  return [...filters.map(condition).filter((text) => text !== null), `expiresAt >= ${now}`];
}
