import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "~/domain/csv";
import { createReport } from "~/services/import/write-report.server";
import { temporaryFolder } from "./posting-files";

function reportOf(rows: readonly string[]): Record<string, string>[] {
  const path = join(temporaryFolder(), "未导入.csv");
  const report = createReport(path);
  rows.forEach((raw, i) => report.add("职位.csv", { line: i + 2, field: "row", reason: "测试", raw }));
  report.close();
  return parse(readFileSync(path), { columns: true, bom: true });
}

describe("the report of rejected rows", () => {
  it("lists each with file, line, field and reason", () => {
    expect(reportOf(["甲,乙", '说"好"\n第二行'])).toEqual([
      { file: "职位.csv", line: "2", field: "row", reason: "测试", row: "甲,乙" },
      { file: "职位.csv", line: "3", field: "row", reason: "测试", row: '说"好"\n第二行' },
    ]);
  });

  it.each(["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1+1", "＝1+1", "\u0000=1+1"])(
    "%j does not run when a spreadsheet opens it",
    (raw) => {
      expect(reportOf([raw])[0]?.row).toMatch(/^'/);
    },
  );

  it("no cell begins like a formula or breaks out of its cell, whatever was rejected", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom("=", "+", "\t", "\r", "\n", '"', ",", " ", "a", "\u0000"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const written = parse(`${csvCell(raw)},end\r\n`, {
          record_delimiter: "\r\n",
          relax_column_count: true,
        });
        expect(written).toHaveLength(1);
        expect(written[0]).toHaveLength(2);
        expect(written[0]?.[0]).not.toMatch(/^\s*[=+\-@]|^[\t\r]/);
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});
