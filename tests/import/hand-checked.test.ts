import { beforeAll, describe, expect, it } from "vitest";
import { parsePosting } from "~/domain/parsing/posting";
import { drawRows, missingNotice, missingRealFiles, readTable, realRows, type RawRow } from "./real-files";

const SEED = 20261123;
const TOTAL = 57_488;

/** The fields of the table, as the parsers read them. */
function typedValues(raw: RawRow): RawRow {
  const reading = parsePosting(raw);
  if (reading.kind === "rejected") return { source_id: raw.source_id ?? "", rejected: reading.reason };
  const p = reading.posting;
  const text = (value: number | string | null) => (value === null ? "" : String(value));
  return {
    source_id: p.sourceId,
    salary_min: text(p.salaryMin),
    salary_max: text(p.salaryMax),
    salary_period: text(p.salaryPeriod),
    salary_months: text(p.salaryMonths),
    education: p.education,
    experience: p.experience,
    district: p.district,
    industry: p.industry,
    size: p.enterprise.size,
    ownership: p.enterprise.ownership,
    type: p.type,
    employer_named: p.enterprise.name === null ? "no" : "yes",
  };
}

describe("a table of two hundred rows, each read by a person", () => {
  const table = readTable("hand-checked-200.csv");

  it("has two hundred different rows", () => {
    expect(new Set(table.map((row) => row.source_id)).size).toBe(200);
  });

  describe.skipIf(missingRealFiles.length > 0)(`against the real files${missingNotice}`, () => {
    const drawn = new Map<number, RawRow>();
    let total = 0;

    beforeAll(async () => {
      const wanted = new Set(drawRows(TOTAL, table.length, SEED));
      for await (const row of realRows()) {
        if (wanted.has(total)) drawn.set(total, row);
        total += 1;
      }
    });

    it("holds exactly the rows that the seed draws", () => {
      expect(total).toBe(TOTAL);
      const ids = drawRows(TOTAL, table.length, SEED).map((at) => drawn.get(at)?.source_id);
      expect(ids).toEqual(table.map((row) => row.source_id));
    });

    it("gives the values that a person reads in each of them", () => {
      const read = new Map([...drawn.values()].map((row) => [row.source_id, typedValues(row)]));
      expect(table.map((row) => read.get(row.source_id))).toEqual(table);
    });
  });
});
