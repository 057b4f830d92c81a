import { createReadStream, existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";

/** The optional data folder beside the checkout; none of it is part of the project. */
export const REAL_FILES = ["jobs_tech_2019_full_desc.csv", "jobs_zhaopin_2024_nodesc.csv"].map((name) =>
  resolve("../shared/data/jobs", name),
);

export const missingRealFiles = REAL_FILES.filter((file) => !existsSync(file));

/** What a skipped test says, so that nobody takes silence for a pass. */
export const missingNotice =
  missingRealFiles.length === 0 ? "" : `（跳过：缺少 ${missingRealFiles.join("、")}，真实数据未被检验）`;

export type RawRow = Record<string, string>;

/** Every row of the real files, in file order. */
export async function* realRows(): AsyncIterable<RawRow> {
  for (const file of REAL_FILES)
    yield* createReadStream(file).pipe(parse({ columns: true, bom: true })) as AsyncIterable<RawRow>;
}

/** A small seeded generator (mulberry32): the same draw on every machine. Numbers in 0..1, 1 excluded. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` different row numbers below `total`, in the order drawn. */
export function drawRows(total: number, count: number, seed: number): number[] {
  const random = seededRandom(seed);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(Math.floor(random() * total));
  return [...drawn];
}

/** A table kept beside the tests. */
export function readTable(name: string): RawRow[] {
  return parseSync(readFileSync(resolve("tests/import", name)), { columns: true }) as RawRow[];
}
