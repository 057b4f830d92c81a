import excel from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import type { AccountContext } from "~/services/context.server";
import { beginFigures, tellableYears } from "~/services/figures/begin-figures.server";
import {
  readFiguresFile,
  reportAgain,
  takeOverFigures,
  type ReadFile,
  type TakenYear,
} from "~/services/figures/import-figures.server";
import { loadOwnFigures } from "~/services/figures/load-figures.server";
import { saveSection } from "~/services/figures/save-figures.server";
import { writeFiguresTemplate } from "~/services/figures/write-template.server";
import type { Db } from "~db/client";
import { enterpriseFigures, enterpriseMember } from "~db/schema";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { SOUND } from "./figures";
import { acting, addPerson } from "./people";

let db: Db;
let owner: AccountContext;
const [YEAR = 0] = tellableYears(FACTORY_NOW);
beforeEach(async () => {
  db = openTestDatabase();
  insertEnterprises(
    db,
    [buildEnterprise({ id: "e1", name: "示例一有限公司", origin: "registered" })],
    FACTORY_NOW,
  );
  const id = await addPerson(db, "owner", "employer");
  db.insert(enterpriseMember)
    .values({ accountId: id, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW })
    .run();
  owner = acting(db, id, ["employer"]);
});

async function read(bytes: Buffer): Promise<ReadFile> {
  const found = await readFiguresFile(owner, bytes);
  if ("fault" in found) throw new Error(found.fault);
  return found;
}
const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.join(",")).join("\n"));
/** What the form of the report sends back. */
const taken = ({ years }: ReadFile): TakenYear[] =>
  years.map(({ year, version, changes }) => ({
    year,
    version,
    values: Object.fromEntries(changes.map(({ name, typed }) => [name, typed])),
    lines: Object.fromEntries(changes.map(({ name, line }) => [name, line])),
  }));
const figuresOf = (year: number) => loadOwnFigures(owner, year)?.row.figures;
const rows = () => db.select().from(enterpriseFigures).all();

describe("the workbook", () => {
  it("holds what is told, and filled in becomes drafts of its years", async () => {
    beginFigures(owner, YEAR);
    saveSection(owner, loadOwnFigures(owner, YEAR)!, {
      section: "staff",
      values: { staffCount: "60" },
      version: 1,
    });
    const book = new excel.Workbook();
    await book.xlsx.load((await writeFiguresTemplate(owner)) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0];
    expect((await read(await writeFiguresTemplate(owner))).years).toMatchObject([
      { year: YEAR, read: 1, changes: [] },
    ]);
    const lines = new Map<string, excel.Row>();
    sheet?.eachRow((row) => lines.set(String(row.getCell(1).value), row));
    const last = 8;
    for (const [label, value] of [
      ["职工总数", 70],
      ["销售（营业）收入", 4000.5],
      ["主要产品（服务）所属技术领域", "电子信息"],
      ["拥有核心知识产权的所有权", "是"],
      ["注册成立日期", new Date(Date.UTC(2018, 5, 30))],
    ] as const)
      lines.get(label)!.getCell(last).value = value;
    lines.get("职工总数")!.getCell(last - 1).value = 55;
    const report = await read(Buffer.from(await book.xlsx.writeBuffer()));
    expect(report.faults).toEqual([]);
    expect(report.years).toMatchObject([
      { year: YEAR - 1, status: null, changes: [{ label: "职工总数", now: null, then: "55" }] },
      { year: YEAR, status: "draft" },
    ]);
    expect(takeOverFigures(owner, taken(report))).toEqual({ years: [YEAR - 1, YEAR] });
    expect(figuresOf(YEAR)).toEqual({
      staffCount: 70,
      revenueWan: 4000.5,
      techField: "electronics",
      coreIpOwned: true,
      registeredDay: "2018-06-30",
    });
    expect(figuresOf(YEAR - 1)).toEqual({ staffCount: 55 });
  });
});

describe("what was read", () => {
  const file = (value: string) => csv(["项目", `${YEAR} 年`], ["职工总数", value]);

  it("writes nothing until it is taken over, and is taken over once however often it is sent", async () => {
    const report = await read(file("60"));
    expect(rows()).toEqual([]);
    expect(takeOverFigures(owner, taken(report))).toEqual({ years: [YEAR] });
    const [first] = rows();
    expect(takeOverFigures(owner, taken(report))).toEqual({ years: [YEAR] });
    expect(rows()).toEqual([first]);
  });

  it("does not overwrite what a colleague has written since", async () => {
    beginFigures(owner, YEAR);
    const report = await read(file("60"));
    saveSection(owner, loadOwnFigures(owner, YEAR)!, {
      section: "staff",
      values: { staffCount: "61" },
      version: 1,
    });
    expect(takeOverFigures(owner, taken(report))).toEqual({ fault: expect.stringContaining("被修改过") });
    expect(figuresOf(YEAR)?.staffCount).toBe(61);
  });

  it("and could not be taken over stays, beside what is stored now, and can be taken over then", async () => {
    beginFigures(owner, YEAR);
    const report = await read(file("60"));
    saveSection(owner, loadOwnFigures(owner, YEAR)!, {
      section: "staff",
      values: { staffCount: "61" },
      version: 1,
    });
    const again = reportAgain(owner, taken(report), []);
    expect(again?.years).toMatchObject([
      { year: YEAR, version: 2, chosen: false, changes: [{ line: 2, now: "61", then: "60", typed: "60" }] },
    ]);
    expect(takeOverFigures(owner, taken(again!))).toEqual({ years: [YEAR] });
    expect(figuresOf(YEAR)?.staffCount).toBe(60);
    expect(reportAgain(owner, [], [])).toBeNull();
  });

  it("of a year that was handed in is not taken over, and of a confirmed one corrects it", async () => {
    beginFigures(owner, YEAR);
    db.update(enterpriseFigures).set({ status: "submitted" }).run();
    const waiting = await read(file("60"));
    expect(waiting.years[0]?.barred).toBe(true);
    expect(takeOverFigures(owner, taken(waiting))).toEqual({ fault: expect.stringContaining("取回") });
    db.update(enterpriseFigures).set({ status: "confirmed", figures: SOUND }).run();
    const counted = await read(file("61"));
    expect(counted.years[0]).toMatchObject({ status: "confirmed", version: 0, barred: false });
    expect(takeOverFigures(owner, taken(counted))).toEqual({ years: [YEAR] });
    expect(rows().map(({ revision, status, figures }) => [revision, status, figures.staffCount])).toEqual([
      [1, "confirmed", 60],
      [2, "draft", 61],
    ]);
  });

  it("sent back with anything else in it, takes only what is a figure", () => {
    const values = { staffCount: "60", revenueWan: "很多", nothing: "1", __proto__: "2" };
    expect(takeOverFigures(owner, [{ year: YEAR, version: 0, values, lines: {} }])).toEqual({
      years: [YEAR],
    });
    expect(figuresOf(YEAR)).toEqual({ staffCount: 60 });
    expect(takeOverFigures(owner, [{ year: YEAR + 1, version: 0, values, lines: {} }])).toEqual({
      fault: expect.stringContaining("不能填报"),
    });
  });

  it("is asked of nobody without an enterprise", async () => {
    const nobody = acting(db, await addPerson(db, "nobody", "employer"), ["employer"]);
    expect(await readFiguresFile(nobody, file("60"))).toEqual({ fault: expect.stringContaining("登记单位") });
    expect(takeOverFigures(nobody, [])).toEqual({ fault: expect.stringContaining("登记单位") });
    expect((await writeFiguresTemplate(nobody)).length).toBeGreaterThan(1000);
  });
});
