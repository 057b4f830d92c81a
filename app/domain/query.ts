import { z } from "zod";

const MAX_QUERY_CHARS = 200;
/** More repetitions of one key than any page offers; the rest is noise. */
const MAX_VALUES = 60;
const MAX_REPORTED = 20;

/** Typed text: control characters become blanks, broken surrogates are replaced, blanks fold, 200 characters at most. */
export function cleanText(raw: string): string {
  return raw
    .slice(0, MAX_QUERY_CHARS * 4)
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_QUERY_CHARS)
    .toWellFormed();
}

export const districtValue = z
  .string()
  .transform(cleanText)
  .refine((s) => s.length > 0 && s.length <= 30);

const count = (max: number) => z.coerce.number().int().min(1).max(max);

export const PAGING_FIELDS = { page: count(1_000_000), perPage: count(100) };
export const positiveInteger = count;

/** A value that was left out because it could not be read, so that the page can say so. */
export interface DroppedValue {
  key: string;
  value: string;
}

/**
 * Reads a query string into `empty`'s shape. Never throws: unknown keys are ignored, bad values are left out and
 * reported. Repeated keys are OR; a flag is `1`.
 */
export function readQuery<Q extends { q: string }>(
  params: URLSearchParams,
  empty: Q,
  fields: {
    multi: Record<string, z.ZodType<string>>;
    single: Record<string, z.ZodType>;
    flags: readonly string[];
  },
): { query: Q; dropped: DroppedValue[] } {
  const dropped: DroppedValue[] = [];
  const drop = (key: string, value: string) => {
    if (value !== "" && dropped.length < MAX_REPORTED)
      dropped.push({ key, value: cleanText(value).slice(0, 40) });
  };
  /** The first of a value that can be there once; the others are reported. */
  const first = (key: string) => {
    const [value = null, ...others] = params.getAll(key);
    for (const other of others) if (other !== value) drop(key, other);
    return value;
  };
  const query: Record<string, unknown> = { ...empty, q: cleanText(first("q") ?? "") };
  for (const [key, schema] of Object.entries(fields.multi)) {
    const values = new Set<string>();
    for (const raw of params.getAll(key).slice(0, MAX_VALUES)) {
      const read = schema.safeParse(raw);
      if (read.success) values.add(read.data);
      else drop(key, raw);
    }
    query[key] = [...values];
  }
  for (const [key, schema] of Object.entries(fields.single)) {
    const raw = first(key);
    if (raw === null || raw === "") continue;
    const read = schema.safeParse(raw);
    if (read.success) query[key] = read.data;
    else drop(key, raw);
  }
  for (const key of fields.flags) {
    const raw = first(key);
    if (raw === "1") query[key] = true;
    else if (raw !== null && raw !== "0") drop(key, raw);
  }
  return { query: query as unknown as Q, dropped };
}
