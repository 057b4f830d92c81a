import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Reference lists: universities, majors, industries (GB/T 4754), occupations (职业分类大典), towns, cities. */
export const taxonomyTerm = sqliteTable(
  "taxonomy_term",
  {
    /** `university`, `major`, `industry`, `occupation`, `town`, `city` */
    kind: text("kind").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    parentCode: text("parent_code"),
    /** The list it was read from, with its date. */
    source: text("source").notNull(),
    /** Other names, joined by `|`. */
    aliases: text("aliases"),
  },
  (t) => [primaryKey({ columns: [t.kind, t.code] }), index("taxonomy_term_name").on(t.kind, t.name)],
);
