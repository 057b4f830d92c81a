import excel from "exceljs";
import fc from "fast-check";
import { zipSync } from "fflate";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { csvFile } from "~/domain/csv";
import {
  EXAMPLE_MARK,
  FAULT_HEADINGS,
  MAX_DAILY_SHEETS,
  MAX_SHEET_BYTES,
  MAX_SHEET_ROWS,
  SHEET_COLUMNS,
  exampleCells,
  readSheetHead,
  readSheetRow,
  type SheetCells,
} from "~/domain/position-sheet";
import type { AccountContext } from "~/services/context.server";
import { importPositions } from "~/services/position-sheet/import-positions.server";
import { readSheet } from "~/services/position-sheet/read-sheet.server";
import { loadSheetImport, showSheetImport, writeFaults } from "~/services/position-sheet/show-sheets.server";
import { writeTemplate } from "~/services/position-sheet/write-template.server";
import type { Db } from "~db/client";
import { auditEntry, enterpriseMember, job, positionImport } from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson } from "./people";

let db: Db;
let author: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  const employers = ["e1", "e2"].map((id) =>
    buildEnterprise({
      id,
      name: `示例${id}有限公司`,
      origin: "registered",
      verifiedUntil: FACTORY_NOW + 90 * DAY,
    }),
  );
  insertEnterprises(db, employers, FACTORY_NOW);
  author = await member("author", "e1");
});

async function member(name: string, enterpriseId: string): Promise<AccountContext> {
  const id = await addPerson(db, name, "employer");
  db.insert(enterpriseMember)
    .values({ accountId: id, enterpriseId, role: "owner", joinedAt: FACTORY_NOW })
    .run();
  return acting(db, id, ["employer"]);
}

const good = (over: SheetCells = {}): SheetCells => ({
  ...exampleCells(FACTORY_NOW),
  title: "嵌入式软件工程师",
  ...over,
});
const csvOf = (...rows: SheetCells[]) =>
  Buffer.from(
    csvFile([
      SHEET_COLUMNS.map(({ heading }) => heading),
      ...rows.map((cells) => SHEET_COLUMNS.map(({ field }) => cells[field] ?? "")),
    ]),
  );
const hand = (bytes: Buffer, ctx = author, name = "职位.xlsx") => importPositions(ctx, { name, bytes });

async function imported(bytes: Buffer, ctx = author) {
  const result = await hand(bytes, ctx);
  if ("fault" in result) throw new Error(result.fault);
  return report(result.id, ctx);
}
function report(id: string, ctx = author) {
  const found = loadSheetImport(ctx, id);
  if (!found) throw new Error("no report");
  return { found, ...showSheetImport(ctx, found, 1) };
}

/** A workbook with these rows in its first sheet. */
async function workbook(rows: excel.CellValue[][], change: (sheet: excel.Worksheet) => void = () => {}) {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet("一");
  for (const row of rows) sheet.addRow(row);
  change(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe("the template", () => {
  it("has a column for everything the form asks, and an example that is not imported", async () => {
    const template = await writeTemplate(FACTORY_NOW);
    const rows = await readSheet(template);
    if ("fault" in rows) throw new Error(rows.fault);
    const head = readSheetHead(rows[0]?.cells ?? []);
    if ("fault" in head) throw new Error(head.fault);
    expect(head.fields).toEqual(SHEET_COLUMNS.map(({ field }) => field));
    expect(head.ignored).toEqual([]);
    expect(await hand(template)).toEqual({ fault: expect.stringContaining("没有找到要导入的职位") });
  });

  it("filled in gives drafts that lack nothing", async () => {
    const book = new excel.Workbook();
    await book.xlsx.load((await writeTemplate(FACTORY_NOW)) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet("职位");
    sheet?.addRow(SHEET_COLUMNS.map(({ field }) => good()[field] ?? ""));
    const { drafts, faulty, rows } = await imported(Buffer.from(await book.xlsx.writeBuffer()));
    expect([drafts, faulty]).toEqual([1, 0]);
    expect(rows).toMatchObject([{ line: 3, draft: { status: "draft", gaps: 0, marks: 0 } }]);
    const [row] = db.select().from(job).all();
    expect(row).toMatchObject({
      status: "draft",
      enterpriseId: "e1",
      createdBy: author.actor.id,
      title: "嵌入式软件工程师",
      education: "bachelor",
      salaryMin: 9000,
      postedAt: null,
    });
  });
});

describe("a table of positions", () => {
  it("becomes drafts; rows with faults say by column what to do, and can be handed in again once mended", async () => {
    const first = await imported(
      csvOf(good(), good({ title: "=1+1", education: "博士后", salaryMin: "面议" }), good({ title: "" })),
    );
    expect([first.drafts, first.faulty]).toEqual([1, 2]);
    const [, bad] = first.rows.map(({ line }) => line);
    expect(bad).toBe(4);
    const named = first.rows[0]?.faults.map(({ field }) => field);
    expect(named).toEqual(expect.arrayContaining(["education", "salaryMin"]));
    const faults = writeFaults(author, first.found);
    expect(faults).toContain("'=1+1");
    expect(faults.split("\r\n")[0]).toContain(`${FAULT_HEADINGS.line},${FAULT_HEADINGS.fault}`);
    const mended = faults.replace("博士后", "博士").replace("面议", "9000").replace("'=1+1", "固件工程师");
    const second = await imported(Buffer.from(mended));
    expect([second.drafts, second.faulty]).toEqual([1, 1]);
    expect(second.ignored).toEqual([]);
    expect(db.select().from(job).all()).toHaveLength(2);
  });

  it("says how many words of a draft are to be checked, and stops none for it", async () => {
    const { rows } = await imported(csvOf(good({ conditions: "仅限男性，35岁以下。" })));
    expect(rows[0]?.draft?.marks).toBeGreaterThan(0);
  });

  it("handed in twice, even at once, is imported once", async () => {
    const bytes = csvOf(good());
    const [a, b] = await Promise.all([hand(bytes), hand(bytes)]);
    expect(a).toEqual(b);
    expect(await hand(bytes)).toEqual(a);
    expect(db.select().from(job).all()).toHaveLength(1);
    expect(db.select().from(auditEntry).where(eq(auditEntry.action, "job:import")).all()).toHaveLength(1);
  });

  it("of another enterprise is another, and each sees its own only", async () => {
    const other = await member("other", "e2");
    const bytes = csvOf(good());
    const own = await imported(bytes);
    const theirs = await imported(bytes, other);
    expect(theirs.id).not.toBe(own.id);
    expect(loadSheetImport(other, own.id)).toBeUndefined();
    expect(loadSheetImport(other, "none")).toBeUndefined();
  });

  it("with two equal rows makes one draft of them and says so of the other", async () => {
    const { drafts, rows } = await imported(
      csvOf(good(), good({ duties: "别的工作内容，写得足够清楚明白。" }), good()),
    );
    expect(drafts).toBe(2);
    expect(rows[0]).toMatchObject({
      line: 4,
      faults: [{ field: null, message: expect.stringContaining("第 2 行") }],
    });
  });

  it("is not taken from somebody without an enterprise, nor too often in a day", async () => {
    const nobody = acting(db, await addPerson(db, "nobody", "employer"), ["employer"]);
    expect(await hand(csvOf(good()), nobody)).toEqual({ fault: expect.stringContaining("登记单位") });
    for (let n = 0; n < MAX_DAILY_SHEETS; n++) await imported(csvOf(good({ title: `第 ${n} 号职位` })));
    expect(await hand(csvOf(good({ title: "又一个职位" })))).toEqual({
      fault: expect.stringContaining("明天再试"),
    });
  });

  it("of more rows than are taken at once is refused whole", async () => {
    const rows = Array.from({ length: MAX_SHEET_ROWS + 1 }, (_, n) => good({ title: `职位 ${n}` }));
    expect(await hand(csvOf(...rows))).toEqual({
      fault: expect.stringContaining(`最多导入 ${MAX_SHEET_ROWS} 个`),
    });
    expect(db.select().from(positionImport).all()).toEqual([]);
  });

  it.each([
    ["no heading that is known", "名称,人数\n护士,2", "职位名称"],
    ["a heading twice", "职位名称,职位名称\n护士,护士", "出现了两次"],
    ["examples only", `职位名称\n${EXAMPLE_MARK}护士`, "没有找到要导入的职位"],
    ["nothing", "\n\n", "空的"],
    ["an open quote", '职位名称\n"护士', "没有闭合的引号"],
  ])("with %s says so", async (_what, text, said) => {
    expect(await hand(Buffer.from(text))).toEqual({ fault: expect.stringContaining(said) });
  });

  it("is read in the encodings that Excel writes", async () => {
    const gb18030 = Buffer.from("d6b0cebbc3fbb3c60abba4cabf", "hex");
    expect(await readSheet(gb18030)).toMatchObject([{ cells: ["职位名称"] }, { cells: ["护士"] }]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("职位名称\n护士", "utf16le")]);
    expect(await readSheet(utf16)).toMatchObject([{ cells: ["职位名称"] }, { cells: ["护士"] }]);
  });
});

describe("a workbook", () => {
  it("is read with texts in pieces, formulas by what they came to, numbers and dates", async () => {
    const bytes = await workbook([
      ["职位名称", "招聘人数（人）", "有效期至"],
      [
        { richText: [{ text: "嵌入式" }, { text: "工程师" }] },
        { formula: "1+1", result: 2 },
        new Date(Date.UTC(2026, 0, 31)),
      ],
    ]);
    expect(await readSheet(bytes)).toMatchObject([
      {},
      { line: 2, cells: ["嵌入式工程师", "2", "2026-01-31"] },
    ]);
  });

  it.each(["2026-12-31", "2026/12/31", "2026年12月31日", "46387"])(
    "takes “%s” as the last day of 2026",
    (written) => {
      const { set, faults } = readSheetRow(good({ validUntil: written }), Date.UTC(2026, 10, 23));
      expect(faults).toEqual([]);
      expect(new Date((set.validUntil ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe("2026-12-31");
    },
  );

  it("that would become too large is refused by what it declares, before anything is inflated", async () => {
    const sheet = new Uint8Array(80 * 1024 * 1024);
    const bomb = Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": sheet }, { level: 9 }));
    expect(bomb.length).toBeLessThan(MAX_SHEET_BYTES);
    expect(await readSheet(bomb)).toEqual({ fault: expect.stringContaining("展开后超过") });
  });

  it("that declares less than it holds is cut where it said it would end", async () => {
    const bomb = Buffer.from(
      zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(40 * 1024 * 1024) }, { level: 9 }),
    );
    // The directory's word for the size of the one entry, which begins 24 bytes into it.
    bomb.writeUInt32LE(1000, bomb.lastIndexOf(Buffer.from("PK\u0001\u0002")) + 24);
    expect(await readSheet(bomb)).toHaveProperty("fault");
  });

  it("is not kept busy by ranges that a few bytes make large", async () => {
    const bytes = await workbook([["职位名称"], ["护士"]], (sheet) => {
      sheet.mergeCells("C1:XFD40");
    });
    expect(await readSheet(bytes)).toMatchObject([{ cells: ["职位名称"] }, { cells: ["护士"] }]);
  });

  it("of the old kind, or with a password, is told how to save it anew", async () => {
    expect(await readSheet(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toEqual({
      fault: expect.stringContaining("另存为"),
    });
  });

  it("that is too large, or nothing, is not read", async () => {
    expect(await readSheet(Buffer.alloc(MAX_SHEET_BYTES + 1))).toEqual({
      fault: expect.stringContaining("超过"),
    });
    expect(await readSheet(Buffer.alloc(0))).toEqual({ fault: expect.stringContaining("请选择") });
  });

  it("broken in any place is answered with words", async () => {
    const sound = await workbook([["职位名称"], ["护士"]]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(sound.length)),
        async (changes, end) => {
          const bytes = Buffer.from(sound.subarray(0, end ?? undefined));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const read = await readSheet(bytes);
          expect("fault" in read ? typeof read.fault : Array.isArray(read)).toBeTruthy();
        },
      ),
      { numRuns: 150, seed: 20260103 },
    );
  });

  it("of random bytes is answered with words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (noise, zip) => {
        const bytes = Buffer.concat([zip ? Buffer.from("PK\u0003\u0004") : Buffer.alloc(0), noise]);
        const read = await hand(bytes);
        expect("fault" in read ? read.fault.length : read.id.length).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 20260104 },
    );
  });
});
