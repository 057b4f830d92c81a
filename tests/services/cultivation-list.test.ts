import { eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { creditCodeCheck } from "~/domain/credit-code";
import { OfficialListForm } from "~/domain/cultivation-form";
import { readListDay, readOfficialList } from "~/domain/official-list";
import { NotPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import {
  applyList,
  importList,
  listImports,
  loadList,
  viewList,
} from "~/services/cultivation/import-list.server";
import type { Db } from "~db/client";
import { auditEntry, cultivationImport, enterpriseCertificate, enterpriseMember, task } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCertificateRow, addCompany } from "./cultivation";
import { acting, addPerson } from "./people";

const code = (n: number) => {
  const body = `91500107MA60DEM0${n}`;
  return body + creditCodeCheck(body);
};
const WRONG = `${code(9).slice(0, 17)}${code(9).endsWith("0") ? "1" : "0"}`;
const INPUT = OfficialListForm.parse({ kind: "techSme", title: "示例名单 2026", issuedOn: "2026-03-01" });

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
  for (const n of [1, 2, 3, 4]) addCompany(db, `e${n}`, { creditCode: code(n) });
});

async function officer(name = "officer", role: Role = "approver") {
  const id = await addPerson(db, name, role);
  return (now = FACTORY_NOW) => acting(db, id, [role], now);
}
type Officer = Awaited<ReturnType<typeof officer>>;

const LIST = [
  "科技型中小企业公示名单,,,",
  "序号,企业名称,统一社会信用代码（18 位）,入库登记编号,入库时间",
  `1,示例企业e1,${code(1)},示例A1,2026年3月5日`,
  `2,示例企业乙,${code(2)},示例A2,2026/3/5`,
  `3,示例企业e3,${code(3)},示例A3,`,
  `4,示例企业没有,${code(8)},示例A4,`,
  `5,示例企业错码,${WRONG},示例A5,`,
  `6,示例企业e1,${code(1)},示例A1,2026-03-05`,
  `7,示例企业e4,${code(4)},示例A6,三月`,
].join("\r\n");

async function read(as: Officer, text = LIST, input = INPUT) {
  const result = await importList(as(), input, { name: "名单.csv", bytes: Buffer.from(text) });
  if ("fault" in result) throw new Error(result.fault);
  const list = loadList(as(), result.id);
  if (!list) throw new Error("no list");
  return list;
}
const view = (as: Officer, list: Awaited<ReturnType<typeof read>>) =>
  viewList(as(), list, { show: null, page: 1 });
const certificates = () =>
  db
    .select()
    .from(enterpriseCertificate)
    .all()
    .map(({ enterpriseId, number, issuedOn, validUntil }) => [enterpriseId, number, issuedOn, validUntil])
    .sort();

describe("an official list", () => {
  it("is told row by row: new, changed, known, unknown, wrong, twice, and of another name", async () => {
    const as = await officer();
    addCertificateRow(db, "e2", "techSme", {
      ...{ number: "示例A2", issuedOn: "2026-03-05", validUntil: "2027-03-31" },
    });
    addCertificateRow(db, "e3", "techSme", {
      ...{ number: "示例A3", issuedOn: "2025-03-01", validUntil: "2026-02-28" },
    });
    addCertificateRow(db, "e4", "techSme", { number: "示例B9", validUntil: "2027-01-01" });
    const shown = view(as, await read(as));
    expect(shown.rows.map(({ class: of }) => of)).toEqual([
      ...["new", "known", "changed", "unknown", "fault", "fault", "fault"],
    ]);
    expect(shown.counts).toMatchObject({ new: 1, known: 1, changed: 1, unknown: 1, fault: 3 });
    expect(shown.renamed).toBe(1);
    expect(shown.rows[1]?.ourName).toBe("示例企业e2");
    expect(shown.rows.slice(4).map(({ row }) => row.faults)).toEqual([
      ["信用代码不对：位数、字符或校验码有误"],
      ["与第 3 行重复"],
      ["发证日期“三月”不是日期"],
    ]);
    // e4 is on the list, though its row is wrong; e2 and e3 are named.
    expect(shown.missing).toEqual([]);
    expect(viewList(as(), await read(as), { show: "fault", page: 9 }).rows).toHaveLength(3);
  });

  it("tells of the certificates we hold of its kind that it does not name, and leaves them", async () => {
    const as = await officer();
    addCompany(db, "other");
    addCertificateRow(db, "other", "techSme", { number: "示例B1", validUntil: "2027-01-01" });
    addCertificateRow(db, "e1", "highTech", { number: "示例B2" });
    const list = await read(as);
    expect(view(as, list).missing.map(({ enterpriseId }) => enterpriseId)).toEqual(["other"]);
    applyList(as(), list);
    expect(certificates()).toContainEqual(["other", "示例B1", "2025-01-10", "2027-01-01"]);
  });

  it("is taken over once: certificates with the days they count, and their companies judged again", async () => {
    const as = await officer();
    const list = await read(as);
    expect(applyList(as(), list)).toEqual({ added: 3, changed: 0 });
    expect(certificates()).toEqual([
      ["e1", "示例A1", "2026-03-05", "2027-03-31"],
      ["e2", "示例A2", "2026-03-05", "2027-03-31"],
      ["e3", "示例A3", "2026-03-01", "2027-03-31"],
    ]);
    expect(
      db
        .select()
        .from(task)
        .all()
        .map(({ payload }) => payload.enterprise),
    ).toEqual(["e1", "e2", "e3"]);
    expect(applyList(as(), list)).toEqual({ added: 0, changed: 0 });
    expect(
      db
        .select()
        .from(auditEntry)
        .all()
        .filter(({ action }) => action === "certificate:apply"),
    ).toHaveLength(1);
    expect(view(as, list).counts).toMatchObject({ new: 0, changed: 0, known: 3 });
  });

  it("leaves what was revoked revoked, and takes no number from another company", async () => {
    const as = await officer();
    addCertificateRow(db, "e1", "techSme", {
      ...{ number: "示例A1", revokedAt: FACTORY_NOW, revokedNote: "示例" },
    });
    addCertificateRow(db, "e4", "techSme", { number: "示例A2" });
    const list = await read(as);
    const { rows } = view(as, list);
    expect(rows.map(({ class: of }) => of).slice(0, 2)).toEqual(["revoked", "taken"]);
    expect(rows[0]?.before?.revokedNote).toBe("示例");
    expect(applyList(as(), list)).toEqual({ added: 1, changed: 0 });
    expect(certificates()).toContainEqual(["e1", "示例A1", "2025-01-10", null]);
  });

  it("gives a number to one company only, and is applied all the same", async () => {
    const as = await officer();
    const head = "企业名称,统一社会信用代码,证书编号";
    const list = await read(as, [head, `甲,${code(1)},示例A1`, `乙,${code(2)},示例A1`].join("\n"));
    expect(list.rows.map(({ faults }) => faults)).toEqual([[], ["编号与第 2 行的企业相同"]]);
    // As lists were kept before that was a fault.
    const rows = list.rows.map((row) => ({ ...row, faults: [] }));
    db.update(cultivationImport).set({ rows }).run();
    expect(applyList(as(), list)).toEqual({ added: 1, changed: 0 });
    expect(view(as, await read(as)).counts.taken).toBe(0);
    expect(certificates().map(([id]) => id)).toEqual(["e1"]);
  });

  it("changes nothing that a later list has told, and writes down what was there before", async () => {
    const as = await officer();
    const text = (day: string) => `企业名称,信用代码,编号,发证日期\n甲,${code(1)},示例A1,${day}`;
    addCertificateRow(db, "e1", "techSme", { number: "示例A1", issuedOn: "2025-03-01" });
    expect(applyList(as(), await read(as, text("2026-03-05")))).toEqual({ added: 0, changed: 1 });
    expect(
      db.select().from(auditEntry).where(eq(auditEntry.action, "certificate:change")).get()?.details,
    ).toMatchObject({
      number: "示例A1",
      before: { issuedOn: "2025-03-01", validUntil: null, source: "示例名单" },
      after: { issuedOn: "2026-03-05", validUntil: "2027-03-31", source: "示例名单 2026" },
    });
    const older = await read(as, text("2026-04-05"), { ...INPUT, issuedOn: "2025-03-01" });
    expect(view(as, older).rows[0]?.class).toBe("older");
    expect(applyList(as(), older)).toEqual({ added: 0, changed: 0 });
    const corrected = await read(as, text("2026-03-02"), { ...INPUT, title: "示例名单 2026，更正" });
    expect(view(as, corrected).rows[0]?.class).toBe("changed");
  });

  it("is shown page by page in what it does not name", async () => {
    const as = await officer();
    for (let n = 0; n < 51; n++) {
      addCompany(db, `other${n}`);
      addCertificateRow(db, `other${n}`, "techSme", { number: `示例B${n}`, validUntil: "2027-01-01" });
    }
    const list = await read(as);
    expect(view(as, list)).toMatchObject({ missingTotal: 51, missingPage: 1 });
    expect(viewList(as(), list, { show: null, page: 1, missing: 2 }).missing).toHaveLength(1);
  });

  it("without numbers is known by the day of the list", async () => {
    const as = await officer();
    const text = `企业名称,统一社会信用代码\n示例企业e1,${code(1)}`;
    const gazelle = OfficialListForm.parse({ kind: "gazelle", title: "示例瞪羚", issuedOn: "2026-05-01" });
    applyList(as(), await read(as, text, gazelle));
    expect(certificates()).toEqual([["e1", null, "2026-05-01", null]]);
    const again = await read(as, text, { ...gazelle, title: "示例瞪羚，更正" });
    expect(view(as, again).counts).toMatchObject({ known: 1, new: 0 });
    expect(view(as, await read(as, text, { ...gazelle, issuedOn: "2027-05-01" })).counts).toMatchObject({
      new: 1,
    });
  });

  it("writes nothing to a company that its officer acts for", async () => {
    const as = await officer();
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: as().actor.id, role: "recruiter", joinedAt: FACTORY_NOW })
      .run();
    const list = await read(as);
    expect(view(as, list).counts.own).toBe(1);
    applyList(as(), list);
    expect(certificates().map(([id]) => id)).toEqual(["e2", "e3"]);
  });

  it("is the same handed in twice, and is read by those only who decide", async () => {
    const as = await officer();
    const reviewer = await officer("reviewer", "reviewer");
    expect((await read(as)).id).toBe((await read(as)).id);
    expect(listImports(as(), 1).lists).toHaveLength(1);
    await expect(read(reviewer)).rejects.toThrow(NotPermitted);
    expect(() => loadList(reviewer(), db.select().from(cultivationImport).get()?.id ?? "")).toThrow(
      NotPermitted,
    );
    expect(loadList(as(), "none")).toBeUndefined();
  });

  it("may be a workbook", async () => {
    const as = await officer();
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("名单").addRows([
      ["单位名称", "社会信用代码", "证书编号", "发证时间", "有效期至"],
      ["示例企业e1", code(1).toLowerCase(), "GR示例1", new Date("2025-11-01"), new Date("2028-10-31")],
    ]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const result = await importList(as(), { ...INPUT, kind: "highTech" }, { name: "名单.xlsx", bytes });
    const list = "id" in result ? loadList(as(), result.id) : undefined;
    expect(list?.rows).toEqual([
      {
        ...{ line: 2, creditCode: code(1), name: "示例企业e1", number: "GR示例1" },
        ...{ issuedOn: "2025-11-01", validUntil: "2028-10-31", faults: [] },
      },
    ]);
  });

  it("says in words what is wrong with a file as a whole", async () => {
    const as = await officer();
    const fault = async (text: string) => {
      const result = await importList(as(), INPUT, { name: "x.csv", bytes: Buffer.from(text) });
      return "fault" in result ? result.fault : null;
    };
    expect(await fault("企业,地址\n甲,乙")).toContain("统一社会信用代码");
    expect(await fault(`信用代码,地址\n${code(1)},乙`)).toContain("企业名称");
    expect(await fault("企业名称,信用代码")).toContain("没有企业");
    expect(await fault("")).toContain("请选择");
  });
});

describe("what is read of a list", () => {
  it("is a day in every way lists write it", () => {
    for (const text of ["2026-03-05", "2026/3/5", "2026.03.05", "2026年3月5日", "20260305", "２０２６-3-5"])
      expect(readListDay(text), text).toBe("2026-03-05");
    for (const text of ["2026-02-30", "3月5日", "46086", "", "2026"])
      expect(readListDay(text), text).toBeUndefined();
  });

  it("never fails, whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 }), { maxLength: 8 }), (cells) => {
        const head = { line: 1, cells: ["企业名称", "信用代码", "编号", "发证日期", "有效期至"] };
        const rows = readOfficialList([head, ...cells.map((one, i) => ({ line: i + 2, cells: one }))]);
        if ("fault" in rows) return;
        for (const row of rows) if (row.faults.length === 0) expect(row.creditCode).toHaveLength(18);
      }),
    );
  });
});
