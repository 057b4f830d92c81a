import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importJobs } from "~/services/import/import-jobs.server";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { INDEXES, createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { readRows } from "~/services/import/read-rows.server";
import { REAL_FILES, missingRealFiles } from "~tests/import/real-files";
import { GOLDEN_NOW, loadGoldenDocuments } from "~tests/search/golden/documents";
import {
  FIRST_PAGE,
  askGolden,
  gradesOf,
  nameOf,
  readAll,
  readGolden,
  type Readable,
} from "~tests/search/golden/golden";
import { mean, ndcg, recall, reciprocalRank } from "~tests/search/golden/metrics";
import { makeServerEngine, removeServerIndexes, server } from "~tests/search/server";
import { drawKnownItems, type KnownItems } from "./known-items";

interface Answered {
  q: string;
  /** What the query is judged by: nDCG@10 or the reciprocal rank. */
  score: number;
  total: number;
}

interface Judged {
  engine: string;
  measures: Record<string, number>;
  worst: Answered[];
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

const worstOf = (answers: readonly Answered[], count: number) =>
  [...answers].sort((a, b) => a.score - b.score).slice(0, count);

/** Both engines over one database, the server's only where the environment names one. */
async function makeEngines(db: Db, indexes: readonly string[]): Promise<Map<string, SearchEngine>> {
  const engines = new Map<string, SearchEngine>([["embedded", createSearchEngine(db)]]);
  for (const name of indexes) await engines.get("embedded")?.rebuild(name);
  if (!server) return engines;
  const other = await makeServerEngine(db);
  for (const name of indexes) await other.rebuild(name);
  return engines.set("Meilisearch", other);
}

async function judgeGolden(engine: SearchEngine, name: string, db: Db, worst: number): Promise<Judged> {
  const queries = readGolden("demo").filter(({ means }) => means);
  const documents = new Map<string, Readable[]>();
  for (const { name: index } of INDEXES) documents.set(index, readAll(db, index, GOLDEN_NOW));
  const answers: Answered[] = [];
  const recalls: number[] = [];
  for (const golden of queries) {
    const grades = gradesOf(golden, documents.get(golden.index) ?? []);
    const { ids, total } = await askGolden(engine, golden, GOLDEN_NOW);
    answers.push({ q: nameOf(golden), score: ndcg(ids, grades, 10), total });
    recalls.push(recall(ids, grades, FIRST_PAGE));
  }
  return {
    engine: name,
    measures: {
      queries: queries.length,
      "nDCG@10": rounded(mean(answers.map(({ score }) => score))),
      "recall@20": rounded(mean(recalls)),
      "nothing found": answers.filter(({ total }) => total === 0).length,
    },
    worst: worstOf(answers, worst),
  };
}

async function judgeKnownItems(
  engine: SearchEngine,
  name: string,
  { items, keyOf }: KnownItems,
  now: number,
  worst: number,
): Promise<Judged> {
  const answers: (Answered & { kind: string })[] = [];
  for (const { q, kind, key } of items) {
    const request = { q, filters: [], facets: [], sort: "relevance", page: 1, perPage: FIRST_PAGE } as const;
    const { ids, total } = await engine.search("jobs", { ...request, now });
    answers.push({ q, kind, score: reciprocalRank(ids, (id) => keyOf.get(id) === key), total });
  }
  const mrr = (of: readonly Answered[]) => rounded(mean(of.map(({ score }) => score)));
  return {
    engine: name,
    measures: {
      postings: items.length,
      MRR: mrr(answers),
      "MRR by employer": mrr(answers.filter(({ kind }) => kind === "employer")),
      "MRR by skills": mrr(answers.filter(({ kind }) => kind === "skills")),
      "hit@10": rounded(mean(answers.map(({ score }) => (score >= 1 / 10 ? 1 : 0)))),
      "nothing found": answers.filter(({ total }) => total === 0).length,
    },
    worst: worstOf(answers, worst),
  };
}

/** The real postings in a database of their own: a copy of an imported one, or the files imported anew. */
async function openRealPostings(file: string, imported: string | undefined, now: number): Promise<Db> {
  if (imported) {
    const source = openDatabase(imported, { readonly: true });
    await source.$client.backup(file);
    source.$client.close();
  }
  const db = openDatabase(file);
  migrateDatabase(db);
  if (imported) return db;
  const ctx = { db, actor: { kind: "command", name: "bench" } as const, now };
  for (const path of REAL_FILES)
    await importJobs(ctx, readRows(path), { file: path, fileHash: path, dryRun: false });
  return db;
}

function print(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}`);
  console.table(Object.fromEntries(judged.map(({ engine, measures }) => [engine, measures])));
  for (const { engine, worst } of judged) {
    if (worst.length > 0) console.log(`worst of ${engine}`);
    for (const { q, score, total } of worst) console.log(`  ${score.toFixed(3)}  ${q}  (${total} found)`);
  }
}

/**
 * `npm run bench -- relevance [--db FILE] [--items N] [--worst N]`: the graded golden queries over the demonstration
 * data, and known items among real postings, by both engines. `--db` names a database into which postings were imported; it is
 * copied, never changed.
 */
export async function benchRelevance(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      db: { type: "string" },
      items: { type: "string", default: "2000" },
      worst: { type: "string", default: "5" },
    },
  });
  const worst = Number(values.worst);
  const now = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const results: Record<string, Judged[]> = {};
  if (!server) console.log("未设 MEILI_HOST，Meilisearch 未测，只有内置引擎的结果");
  try {
    const demo = openDatabase(":memory:");
    migrateDatabase(demo);
    loadGoldenDocuments(demo);
    results.golden = [];
    for (const [name, engine] of await makeEngines(
      demo,
      INDEXES.map(({ name }) => name),
    ))
      results.golden.push(await judgeGolden(engine, name, demo, worst));
    print("Golden queries over the demonstration data", results.golden);

    if (!values.db && missingRealFiles.length > 0)
      console.log(`\n缺少 ${missingRealFiles.join("、")}，也未用 --db 指定已导入的数据库，真实职位未测`);
    else {
      const db = await openRealPostings(join(folder, "real.db"), values.db, now);
      const known = drawKnownItems(db, Number(values.items), now);
      results.knownItems = [];
      for (const [name, engine] of await makeEngines(db, ["jobs"]))
        results.knownItems.push(await judgeKnownItems(engine, name, known, now, worst));
      const postings = new Set(known.keyOf.values()).size.toLocaleString("en-US");
      print(
        `Known items among ${known.keyOf.size.toLocaleString("en-US")} real postings (${postings} of different title and employer; the same title of the same employer is one item)`,
        results.knownItems,
      );
      db.$client.close();
    }
  } finally {
    await removeServerIndexes();
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(
    "tests/bench/results/relevance.json",
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, results }, null, 2)}\n`,
  );
}
