import type { Analyzer } from "../analysis";
import type { IndexDefinition, SearchDocument } from "../indexes/definition";
import { stepsOf, wordsOf } from "./settings";

/** `expiresAt` of what never ends. */
const NEVER = 9e15;

export type StoredDocument = { id: string; version: string } & Record<string, unknown>;

/** A document as the server stores it. Texts are folded, so one width, case and script is searched. */
export function toStored(
  definition: IndexDefinition,
  doc: SearchDocument,
  analyzer: Analyzer,
): StoredDocument {
  const stored: StoredDocument = { id: doc.id, version: doc.version, expiresAt: doc.expiresAt ?? NEVER };
  for (const { field, short } of definition.text) {
    const text = doc.text[field] ?? "";
    stored[field] = analyzer.fold(text);
    stored[wordsOf(field)] = analyzer.documentTokens(text, short).join(" ");
  }
  for (const facet of definition.facets) stored[facet] = doc.facets[facet] ?? [];
  for (const name of definition.numbers) {
    const value = doc.numbers[name] ?? null;
    if (value !== null) stored[name] = value;
  }
  for (const [facet, { number, steps }] of Object.entries(definition.steps)) {
    const value = doc.numbers[number] ?? null;
    stored[stepsOf(facet)] = value === null ? [] : steps.filter((step) => value >= step).map(String);
  }
  return stored;
}
