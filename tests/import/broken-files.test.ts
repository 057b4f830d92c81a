import { describe, expect, it } from "vitest";
import { UnreadableFile, readRows } from "~/services/import/read-rows.server";
import type { SourceRow } from "~/services/import/import-jobs.server";
import { COLUMNS, csvOf, posting, writeFile } from "./posting-files";

async function read(file: string): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of readRows(file)) rows.push(row);
  return rows;
}

const titleOf = (row: SourceRow | undefined) => (typeof row?.raw === "object" ? row.raw.title : undefined);
const faultsOf = (rows: readonly SourceRow[]) =>
  rows.flatMap((row) => ("reason" in row ? [[row.line, row.reason]] : []));
const postings = (from: number, to: number) =>
  csvOf(Array.from({ length: to - from }, (_, i) => posting(from + i))).slice(COLUMNS.join(",").length + 1);
const header = COLUMNS.join(",");

/** `测试` as Excel on a Chinese Windows writes it. */
const GBK = Buffer.from([0xb2, 0xe2, 0xca, 0xd4]);

describe("the encoding of a file", () => {
  it.each(["a.csv", "a.jsonl"])("GB18030 in %s is read as it was meant", async (name) => {
    const [before, after] =
      name === "a.csv"
        ? ["source_id,title,company\n1,", ",x\n"]
        : ['{"source_id":"1","company":"x","title":"', '"}\n'];
    const file = writeFile(name, Buffer.concat([Buffer.from(before), GBK, Buffer.from(after)]));
    expect((await read(file)).map(titleOf)).toEqual(["测试"]);
  });

  it.each([
    ["UTF-8 with its mark", Buffer.from(`\ufeff${csvOf([posting(1)])}`)],
    ["UTF-8 without", Buffer.from(csvOf([posting(1)]))],
    ["UTF-16 with its mark", Buffer.from(`\ufeff${csvOf([posting(1)])}`, "utf16le")],
  ])("%s is read as it was meant", async (_name, bytes) => {
    expect((await read(writeFile("a.csv", bytes))).map(titleOf)).toEqual(["测试岗位1"]);
  });

  it("a character cut by the end of a block is whole", async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => posting(n, { description: "厂".repeat(n % 97) }));
    const file = writeFile("a.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    expect((await read(file)).map((row) => row.raw)).toEqual(rows);
  });

  it("bytes that are no text are refused, not read as rubbish", async () => {
    const file = writeFile("a.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0x80, 0x00]));
    await expect(read(file)).rejects.toThrow("不是 UTF-8 或 GB18030");
  });
});

describe("a CSV file that breaks the rules", () => {
  it("a quote inside a cell is text", async () => {
    const rows = await read(
      writeFile("a.csv", `source_id,title,company\n1,5" 屏工程师,甲\n2,"装""箱""员",乙\n`),
    );
    expect(rows.map(titleOf)).toEqual(['5" 屏工程师', '装"箱"员']);
  });

  it("a quote that is never closed says where it began, and all before it is read", async () => {
    const rows = await read(
      writeFile("a.csv", `${header}\n${postings(1, 4)}9,"没有闭合\n${postings(10, 20)}`),
    );
    expect(rows.slice(0, 3).map(titleOf)).toEqual(["测试岗位1", "测试岗位2", "测试岗位3"]);
    expect(faultsOf(rows)).toEqual([[5, "引号没有闭合，从这一行到文件末尾都无法读取"]]);
  });

  it("a row of more than 2 MB stops the file with the line behind which it lies", async () => {
    const huge = `9,"${"长".repeat(2_200_000)}",甲,重庆,面议,,,\n`;
    const reading = read(writeFile("a.csv", `${header}\n${postings(1, 4)}${huge}${postings(10, 20)}`));
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow("第 5 行");
  });

  it("a cell of 100 KB with line breaks is one cell, and the next row keeps its line", async () => {
    const long = Array.from({ length: 1000 }, () => "长".repeat(33)).join("\n");
    const rows = await read(writeFile("a.csv", csvOf([posting(1, { description: long }), posting(2)])));
    expect(rows.map(({ line }) => line)).toEqual([2, 1002]);
    expect(rows[0]?.raw).toMatchObject({ description: long });
  });

  it("a row with too few or too many cells is not shifted into other columns", async () => {
    const rows = await read(writeFile("a.csv", "source_id,title,company\n1,甲\n2,乙,丙,丁\n3,戊,己\n"));
    expect(faultsOf(rows)).toEqual([
      [2, "应有 3 列，实有 2 列"],
      [3, "应有 3 列，实有 4 列"],
    ]);
    expect(rows).toHaveLength(3);
  });

  it("semicolons do not pass for commas: the columns are missing", async () => {
    const file = writeFile("a.csv", csvOf([posting(1)]).replaceAll(",", ";"));
    await expect(read(file)).rejects.toThrow("缺少列 source_id、title、company");
  });
});

describe("other files", () => {
  it.each([
    ["text", Buffer.from("source_id,title\n")],
    ["half an archive", Buffer.from("PK\u0003\u0004half")],
    ["nothing", Buffer.alloc(0)],
  ])("%s with the name of an XLSX file is not one", async (_what, bytes) => {
    await expect(read(writeFile("a.xlsx", bytes))).rejects.toThrow(UnreadableFile);
  });

  it("a line of JSON of more than 2 MB is one rejected row", async () => {
    const rows = [posting(1, { description: "x".repeat(2_200_000) }), posting(2)];
    const read2 = await read(writeFile("a.jsonl", rows.map((row) => JSON.stringify(row)).join("\n")));
    expect(faultsOf(read2)).toEqual([[1, "一行超过 2 MB"]]);
    expect(titleOf(read2[1])).toBe("测试岗位2");
  });
});
