import { readFileSync } from "node:fs";
import { z } from "zod";
import { EDUCATION_LABELS } from "~/domain/education";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import type { Db } from "~db/client";
import { INDEXES } from "~search/create";
import type { SearchEngine, SearchResult } from "~search/engine";
import type { SearchDocument } from "~search/indexes/definition";

export const FIRST_PAGE = 20;
const BATCH = 500;

/**
 * A query, what its first page of 20 must be, and how documents are graded for it. Patterns are regular expressions;
 * capitals do not matter. A title is the name in the
 * indexes of enterprises and cards, the expertise in that of experts.
 */
const goldenSchema = z.array(
  z.strictObject({
    q: z.string(),
    index: z.enum(["jobs", "enterprises", "talentCards", "experts"]).default("jobs"),
    /** Facet values that are chosen. */
    filters: z.record(z.string(), z.array(z.string())).default({}),
    /**
     * What is asked for, all of it; makes the query a graded one. A document is worth 3 when its title holds all, 2
     * when title, skills, employer and place (name, industry and place of an enterprise) together do, 1 when it takes
     * the whole text.
     */
    means: z.array(z.string()).optional(),
    /** The title that is exactly what was asked; a title that holds all without being it is worth 2. */
    best: z.string().optional(),
    /** Without this in a field, a document is worth nothing: where it is, who employs. */
    within: z.record(z.string(), z.string()).default({}),
    /** With this anywhere, a document is worth nothing. */
    not: z.string().optional(),
    /** Least nDCG@10 of an engine that is known to be weak here, and why. */
    least: z.partialRecord(z.enum(["sqlite", "meilisearch"]), z.number()).default({}),
    why: z.string().optional(),
    /** Engines that are known to find nothing here, and why; a test says when one no longer does. */
    missedBy: z.array(z.enum(["sqlite", "meilisearch"])).default([]),
    /** The first three titles (fewer where fewer are found). */
    top: z.string().optional(),
    /** Each of these matches some title of the page. */
    has: z.array(z.string()).optional(),
    /** Everything that can be read of each hit. */
    all: z.string().optional(),
    /** No title of the page. */
    never: z.string().optional(),
    /** What a misspelt or Latin word was read as. */
    corrected: z.string().optional(),
    dropped: z.array(z.string()).default([]),
    /** Least and most hits; without it something must be found. */
    total: z.tuple([z.number(), z.number()]).default([1, Infinity]),
  }),
);
export type GoldenQuery = z.infer<typeof goldenSchema>[number];

/** The queries over the demonstration and the fictional cards, or those over the real postings. */
export function readGolden(name: "demo" | "real"): GoldenQuery[] {
  const files = name === "demo" ? ["demo", "cards"] : [name];
  return files.flatMap((file) => {
    const text = readFileSync(new URL(`./${file}.json`, import.meta.url), "utf8");
    return goldenSchema.parse(JSON.parse(text));
  });
}

/** How a query is called in reports: the words and what is chosen beside them. */
export function nameOf({ q, index, filters }: GoldenQuery): string {
  const chosen = Object.entries(filters).map(([field, values]) => `${field}=${values.join()}`);
  return [...(index === "jobs" ? [] : [`${index}:`]), q, ...chosen].join(" ");
}

export function askGolden(engine: SearchEngine, golden: GoldenQuery, now: number): Promise<SearchResult> {
  return engine.search(golden.index, {
    q: golden.q,
    filters: Object.entries(golden.filters).map(([field, values]) => ({ kind: "in", field, values })),
    facets: [],
    sort: "relevance",
    page: 1,
    perPage: FIRST_PAGE,
    now,
  });
}

export const like = (pattern: string) => new RegExp(pattern, "i");

function definitionOf(index: string) {
  const definition = INDEXES.find(({ name }) => name === index);
  if (!definition) throw new Error(`unknown search index: ${index}`);
  return definition;
}

/** What can be read of a document, as far as grades and expectations need it. */
export interface Readable {
  doc: SearchDocument;
  title: string;
  /** Title and the other short fields. */
  head: string;
  text: string;
  /** The text and what the page writes beside it. */
  shown: string;
}

function readable(index: string, doc: SearchDocument): Readable {
  const { text: fields } = definitionOf(index);
  const texts = fields.map(({ field }) => doc.text[field] ?? "");
  const { education = [], type = [] } = doc.facets;
  const labels = [
    ...education.map((value) => EDUCATION_LABELS[value as keyof typeof EDUCATION_LABELS]),
    ...type.map((value) => JOB_TYPE_LABELS[value as keyof typeof JOB_TYPE_LABELS]),
  ];
  return {
    doc,
    title: texts[0] ?? "",
    head: texts.filter((_, i) => fields[i]?.short).join(" "),
    text: texts.join(" "),
    shown: [...texts, ...labels].join(" "),
  };
}

/** Documents by id, in the order of the ids. */
export function readHits(db: Db, index: string, ids: readonly string[]): Readable[] {
  const byId = new Map(
    definitionOf(index)
      .load(db, ids)
      .map((doc) => [doc.id, doc]),
  );
  return ids.map((id) => {
    const doc = byId.get(id);
    if (!doc) throw new Error(`search found ${id}, which does not exist`);
    return readable(index, doc);
  });
}

/** Every document of an index that is open at a moment. */
export function readAll(db: Db, index: string, now: number): Readable[] {
  const definition = definitionOf(index);
  return [...definition.idBatches(db, BATCH)]
    .flatMap((ids) => definition.load(db, ids))
    .filter(({ expiresAt }) => expiresAt === null || expiresAt >= now)
    .map((doc) => readable(index, doc));
}

/** The grade of each document that is worth anything for a query. It follows from the text alone, not from an engine. */
export function gradesOf(golden: GoldenQuery, documents: readonly Readable[]): Map<string, number> {
  const { means = [], best, not, within, filters } = golden;
  const wanted = means.map(like);
  const holdsAll = (text: string) => wanted.every((pattern) => pattern.test(text));
  const gradeOf = ({ doc, title, head, text }: Readable) => {
    const isOutside =
      Object.entries(within).some(([field, pattern]) => !like(pattern).test(doc.text[field] ?? "")) ||
      Object.entries(filters).some(([field, values]) => !doc.facets[field]?.some((v) => values.includes(v)));
    if (isOutside || !holdsAll(text) || (not && like(not).test(text))) return 0;
    if (holdsAll(title) && (!best || like(best).test(title))) return 3;
    return holdsAll(head) ? 2 : 1;
  };
  return new Map(documents.map((d) => [d.doc.id, gradeOf(d)] as const).filter(([, grade]) => grade > 0));
}
