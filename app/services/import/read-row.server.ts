import { parsePosting, type PostingReading, type RawPosting } from "~/domain/parsing/posting";
import { digest } from "./identity.server";

/** A row of a file, or what is wrong with it. `line` is where it begins (CSV, JSON Lines) or its row (XLSX). */
export type SourceRow =
  | { line: number; raw: RawPosting }
  | { line: number; raw: RawPosting | string; field: string; reason: string };

export interface Rejection {
  line: number;
  field: string;
  reason: string;
  raw: string;
}

const MAX_RAW_KEPT = 2000;

export type RowReading =
  | (Extract<PostingReading, { kind: "posting" }> & { raw: RawPosting; rawHash: string })
  | { kind: "rejected"; rejection: Rejection };

/**
 * Reads the rows of one file in its order. A source id names one posting: a later row under the same one is rejected
 * unless it is the same row again, because which of the two holds would be a guess.
 */
export function createRowReader(): (row: SourceRow) => RowReading {
  const seen = new Map<string, string>();
  return (row) => {
    const reject = (field: string, reason: string): RowReading => {
      const raw = typeof row.raw === "string" ? row.raw : JSON.stringify(row.raw);
      return {
        kind: "rejected",
        rejection: { line: row.line, field, reason, raw: raw.slice(0, MAX_RAW_KEPT) },
      };
    };
    if ("reason" in row) return reject(row.field, row.reason);
    const reading = parsePosting(row.raw);
    if (reading.kind === "rejected") return reject(reading.field, reading.reason);
    const rawHash = digest(JSON.stringify(row.raw)).toString("base64url");
    const key = `${reading.posting.site ?? ""}\u0000${reading.posting.sourceId}`;
    const before = seen.get(key);
    if (before !== undefined && before !== rawHash)
      return reject("source_id", "来源编号与前面的一行相同，内容却不同");
    seen.set(key, rawHash);
    return { ...reading, raw: row.raw, rawHash };
  };
}
