import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { taxonomyTerm } from "../../db/schema/index";
import { REFERENCE_LISTS, type ReferenceList } from "./lists";

type Term = typeof taxonomyTerm.$inferSelect;

export interface ReferenceReport {
  kind: string;
  label: string;
  rows: number;
  added: number;
  changed: number;
}

/** Rows of one list as they are stored. Every command runs in the project's root. */
export function readReferenceList(list: ReferenceList): Term[] {
  const text = readFileSync(resolve("seeds/reference", list.file), "utf8");
  const rows = parse(text, { columns: true }) as Record<"code" | "name" | "parent" | "aliases", string>[];
  return rows.map((row) => ({
    kind: list.kind,
    code: row.code,
    name: row.name,
    parentCode: row.parent || null,
    source: list.source,
    aliases: row.aliases || null,
  }));
}

const FIELDS = ["name", "parentCode", "source", "aliases"] as const;

/**
 * Loads the reference lists in one transaction and writes only what is new or differs. Terms that a newer list no
 * longer has stay: rows may refer to them.
 */
export function seedReference(db: Db): ReferenceReport[] {
  return db.transaction((tx) => {
    const field = (name: keyof Term) => sql.placeholder(name);
    const values = {
      kind: field("kind"),
      code: field("code"),
      name: field("name"),
      parentCode: field("parentCode"),
      source: field("source"),
      aliases: field("aliases"),
    };
    const write = tx
      .insert(taxonomyTerm)
      .values(values)
      .onConflictDoUpdate({
        target: [taxonomyTerm.kind, taxonomyTerm.code],
        set: {
          name: sql`excluded.name`,
          parentCode: sql`excluded.parent_code`,
          source: sql`excluded.source`,
          aliases: sql`excluded.aliases`,
        },
      })
      .prepare();
    return REFERENCE_LISTS.map((list) => {
      const present = new Map(
        tx
          .select()
          .from(taxonomyTerm)
          .where(eq(taxonomyTerm.kind, list.kind))
          .all()
          .map((term) => [term.code, term]),
      );
      const report = { kind: list.kind, label: list.label, rows: 0, added: 0, changed: 0 };
      for (const term of readReferenceList(list)) {
        report.rows++;
        const old = present.get(term.code);
        if (old && FIELDS.every((name) => old[name] === term[name])) continue;
        write.run(term);
        if (old) report.changed++;
        else report.added++;
      }
      return report;
    });
  });
}
