import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { FIGURE_SECTION_NAMES, type Figures } from "~/domain/figures";
import { findIssues } from "~/domain/figures-checks";
import type { AccountContext } from "~/services/context.server";
import { beginFigures, discardFigures, tellableYears } from "~/services/figures/begin-figures.server";
import { decideFigures } from "~/services/figures/decide-figures.server";
import { addEvidence, removeEvidence } from "~/services/figures/keep-evidence.server";
import { countFigures, listFigures, viewFigures } from "~/services/figures/list-figures.server";
import {
  loadOfficeFigures,
  loadOwnFigures,
  reviewRow,
  evidenceOf,
} from "~/services/figures/load-figures.server";
import { explainFigures, submitFigures, withdrawFigures } from "~/services/figures/run-figures.server";
import { saveSection } from "~/services/figures/save-figures.server";
import { fieldsOf, listOwnYears } from "~/services/figures/show-figures.server";
import { openUpload } from "~/services/upload/open-upload.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import type { Db } from "~db/client";
import {
  auditEntry,
  enterprise,
  enterpriseFigures,
  enterpriseMember,
  figuresEvidence,
  mailOutbox,
  task,
  upload,
} from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { SOUND, typed } from "./figures";
import { acting, addPerson } from "./people";

const folder = mkdtempSync(join(tmpdir(), "portal-figures-"));
afterAll(() => rmSync(folder, { recursive: true }));
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const LINK = (year: number) => `https://portal.example/${year}`;

let db: Db;
let owner: AccountContext;
let stranger: AccountContext;
let officer: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  const verifiedUntil = FACTORY_NOW + 90 * DAY;
  insertEnterprises(
    db,
    ["e1", "e2"].map((id) =>
      buildEnterprise({ id, name: `示例${id}有限公司`, origin: "registered", verifiedUntil }),
    ),
    FACTORY_NOW,
  );
  owner = await member("owner", "e1");
  stranger = await member("stranger", "e2");
  officer = acting(db, await addPerson(db, "officer", "reviewer"), ["reviewer"]);
});

async function member(name: string, enterpriseId: string): Promise<AccountContext> {
  const id = await addPerson(db, name, "employer");
  db.insert(enterpriseMember)
    .values({ accountId: id, enterpriseId, role: "owner", joinedAt: FACTORY_NOW })
    .run();
  return acting(db, id, ["employer"]);
}

/** The last whole year. */
const YEAR = tellableYears(FACTORY_NOW)[0] ?? 0;

function begin(year = YEAR, ctx = owner) {
  const begun = beginFigures(ctx, year);
  if ("refused" in begun) throw new Error(begun.refused);
  return own(year, ctx);
}
function own(year = YEAR, ctx = owner) {
  const found = loadOwnFigures(ctx, year);
  if (!found) throw new Error("no year");
  return found;
}
/** Writes all of a year, section by section. */
function tell(figures: Figures, year = YEAR) {
  for (const section of FIGURE_SECTION_NAMES)
    saveSection(owner, own(year), { section, values: typed(figures), version: own(year).row.version });
  return own(year);
}
async function paper(kind: "audit" | "staff" = "audit", name = "报表.png", year = YEAR, extra = "") {
  const file = new File([PNG, extra], name, { type: "image/png" });
  const received = await receiveFile(owner, { folder, scan: null }, file);
  if ("fault" in received) throw new Error(received.fault);
  return addEvidence(owner, own(year), kind, received);
}
const submit = (words: Record<string, string> = {}, year = YEAR, version = own(year).row.version) =>
  submitFigures(owner, own(year), { version, words });
function decide(
  verb: "return" | "confirm",
  over: { note?: string; version?: number; year?: number } = {},
  ctx = officer,
) {
  const { id, version } = own(over.year).row;
  const target = loadOfficeFigures(ctx, id);
  if (!target) throw new Error("not handed in");
  return decideFigures(
    ctx,
    target,
    {
      verb,
      note: over.note ?? "",
      findings: { ipAdvance: "high", nothing: "x" },
      version: over.version ?? version,
    },
    LINK,
  );
}
/** A confirmed year. */
async function confirmed(year = YEAR, figures: Figures = SOUND) {
  begin(year);
  tell(figures, year);
  await paper("audit", "报表.png", year);
  const words = Object.fromEntries(
    reviewRow(db, own(year).row, "enterprise").issues.map(({ id }) => [id, "示例说明"]),
  );
  expect(submit(words, year)).toEqual({ done: true });
  expect(decide("confirm", { year })).toEqual({ done: true });
  return own(year).row;
}
const rows = () => db.select().from(enterpriseFigures).all();

describe("a year", () => {
  it("is told of whole years only, and begun once however often it is asked for", () => {
    expect(YEAR).toBe(new Date(FACTORY_NOW).getUTCFullYear() - 1);
    expect(beginFigures(owner, YEAR + 1)).toEqual({ refused: "year" });
    expect(beginFigures(owner, 2016)).toEqual({ refused: "year" });
    expect(beginFigures(owner, Number.NaN)).toEqual({ refused: "year" });
    begin();
    begin();
    expect(rows()).toHaveLength(1);
  });

  it("begins with what is carried over from the year before, and shows the rest beside it", async () => {
    await confirmed(YEAR - 1);
    const year = begin();
    expect(year.row.figures).toEqual({
      registeredDay: SOUND.registeredDay,
      residentEnterprise: true,
      industryAllowed: true,
      techField: "electronics",
    });
    expect(fieldsOf(owner, year, "basics").find(({ name }) => name === "techField")).toMatchObject({
      isCarried: true,
      typed: "electronics",
    });
    expect(fieldsOf(owner, year, "finance").find(({ name }) => name === "revenueWan")).toMatchObject({
      isCarried: false,
      typed: "",
      last: "4,000 万元",
    });
  });

  it("keeps what could be read of a section and says of the rest how to mend it", () => {
    const { row } = begin();
    const values = { revenueWan: "４，０００．５０", costsWan: "三千", netProfitWan: "（12.3）" };
    const saved = saveSection(owner, own(), { section: "finance", values, version: row.version });
    expect(saved.refused).toBeNull();
    expect(saved.errors).toEqual({ costsWan: expect.stringContaining("请填写数字") });
    expect(own().row.figures).toMatchObject({ revenueWan: 4000.5, netProfitWan: -12.3 });
  });

  it("changed by a colleague meanwhile is not overwritten, and what is stored is told", () => {
    const { version } = begin().row;
    saveSection(owner, own(), { section: "finance", values: { revenueWan: "100" }, version });
    const late = saveSection(owner, own(), { section: "finance", values: { revenueWan: "200" }, version });
    expect(late).toMatchObject({ refused: "changed", stored: { "销售（营业）收入": "100 万元" } });
    expect(
      saveSection(owner, own(), { section: "finance", values: { revenueWan: "100" }, version }).refused,
    ).toBeNull();
    expect(own().row.figures.revenueWan).toBe(100);
  });

  it("is another company's for nobody else", () => {
    begin();
    expect(loadOwnFigures(stranger, YEAR)).toBeUndefined();
    expect(loadOfficeFigures(officer, own().row.id)).toBeUndefined();
  });

  it("that is thrown away is gone with its papers, and thrown away twice is no harm", async () => {
    begin();
    await paper();
    const year = own();
    expect(discardFigures(owner, year, year.row.version)).toEqual({ done: true });
    expect(discardFigures(owner, year, year.row.version)).toEqual({ done: true });
    expect([rows(), db.select().from(figuresEvidence).all(), db.select().from(upload).all()]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe("handing a year in", () => {
  it("asks for what is required, for a financial paper, for words to what looks odd, for a verified company", async () => {
    begin();
    tell({ ...SOUND, netProfitWan: -20, conversionsCount: null });
    expect(submit()).toEqual({ refused: "incomplete" });
    tell({ ...SOUND, netProfitWan: -20 });
    expect(submit({ loss: "新产品投入期" })).toEqual({ refused: "incomplete" });
    await paper();
    expect(submit({ loss: " " })).toEqual({ refused: "incomplete" });
    db.update(enterprise)
      .set({ verifiedUntil: FACTORY_NOW - 1 })
      .run();
    expect(submit({ loss: "新产品投入期" })).toEqual({ refused: "verified" });
    // What was written is kept.
    expect(own().row.explanations).toEqual({ loss: "新产品投入期" });
    db.update(enterprise)
      .set({ verifiedUntil: FACTORY_NOW + DAY })
      .run();
    expect(submit()).toEqual({ done: true });
    expect(own().row.status).toBe("submitted");
  });

  it("is refused while figures contradict themselves, whatever is said to it", async () => {
    begin();
    tell({ ...SOUND, mainRevenueWan: 5000 });
    await paper();
    expect(submit({ mainRevenue: "就是这样" })).toEqual({ refused: "incomplete" });
  });

  it("twice by the same form hands it in once, also with words", async () => {
    begin();
    tell({ ...SOUND, netProfitWan: -20 });
    await paper();
    const { version } = own().row;
    const words = { loss: "新产品投入期" };
    expect(submit(words, YEAR, version)).toEqual({ done: true });
    expect(submit(words, YEAR, version)).toEqual({ done: true });
    expect(submit(words, YEAR, version - 1)).toEqual({ refused: "changed" });
    const moves = db.select().from(auditEntry).where(eq(auditEntry.action, "figures:submit")).all();
    expect(moves).toHaveLength(1);
  });

  it("drops the words to what no longer looks odd", async () => {
    begin();
    tell({ ...SOUND, netProfitWan: -20 });
    explainFigures(owner, own(), { version: own().row.version, words: { loss: "新产品投入期" } });
    tell(SOUND);
    await paper();
    expect(submit()).toEqual({ done: true });
    expect(own().row.explanations).toEqual({});
  });

  it("locks it until it is taken back", async () => {
    begin();
    tell(SOUND);
    await paper();
    submit();
    const { row } = own();
    expect(
      saveSection(owner, own(), { section: "staff", values: { staffCount: "1" }, version: row.version })
        .refused,
    ).toBe("state");
    const [evidence] = evidenceOf(db, row);
    expect(removeEvidence(owner, own(), evidence?.id ?? "")).toEqual({ refused: "state" });
    expect(discardFigures(owner, own(), row.version)).toEqual({ refused: "state" });
    expect(withdrawFigures(owner, own(), row.version)).toEqual({ done: true });
    expect(own().row.status).toBe("draft");
    expect(loadOfficeFigures(officer, row.id)).toBeUndefined();
  });
});

describe("the office", () => {
  beforeEach(async () => {
    begin();
    tell(SOUND);
    await paper();
    submit();
  });

  it("returns a year with its reason, which its owners are told by mail once", () => {
    const { version } = own().row;
    expect(decide("return", { note: "  " })).toEqual({ refused: "note" });
    expect(decide("return", { note: "请补充审计报告" })).toEqual({ done: true });
    expect(decide("return", { note: "请补充审计报告", version })).toEqual({ done: true });
    expect(own().row).toMatchObject({ status: "returned", note: "请补充审计报告" });
    const mails = db.select().from(mailOutbox).all();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: "owner@example.cn", subject: "年度数据需要修改" });
    expect(mails[0]?.text).toContain("请补充审计报告");
    expect(submit()).toEqual({ done: true });
    expect(own().row.note).toBeNull();
  });

  it("sees what it returned until the company changes it, then that it does and since when, and no more", () => {
    expect(decide("return", { note: "请补充研发人员人数" })).toEqual({ done: true });
    const seen = () => {
      const target = loadOfficeFigures(officer, own().row.id);
      if (!target) throw new Error("the office does not see it");
      return viewFigures(officer, target);
    };
    expect(seen()).toMatchObject({ isChanging: false });
    expect(seen().content).not.toEqual([]);
    const later = { ...owner, now: owner.now + 60_000 };
    const { version } = own().row;
    saveSection(later, own(), { section: "staff", values: { staffCount: "77" }, version });
    expect(seen()).toMatchObject({ isChanging: true, content: [], issues: [], evidence: [] });
    expect(seen().row.updatedAt).toBe(later.now);
    for (const told of ["figures", "explanations"]) expect(seen().row).not.toHaveProperty(told);
  });

  it("confirms a year with what its experts found, and has the company judged", () => {
    expect(decide("confirm")).toEqual({ done: true });
    expect(own().row).toMatchObject({ status: "confirmed", findings: { ipAdvance: "high" } });
    const tasks = db.select().from(task).where(eq(task.kind, "cultivation:assess")).all();
    expect(tasks.map(({ payload }) => payload)).toEqual([{ enterprise: "e1" }]);
    expect(
      db
        .select()
        .from(mailOutbox)
        .all()
        .map(({ subject }) => subject),
    ).toEqual(["年度数据已确认"]);
  });

  it("decides nothing of a company that the officer belongs to", () => {
    db.insert(enterpriseMember)
      .values({ accountId: officer.actor.id, enterpriseId: "e1", role: "recruiter", joinedAt: FACTORY_NOW })
      .run();
    expect(decide("confirm")).toEqual({ refused: "own" });
    expect(decide("return", { note: "x" })).toEqual({ refused: "own" });
  });

  it("decides once of two who decide at the same time", async () => {
    const { version } = own().row;
    const second = acting(db, await addPerson(db, "second", "approver"), ["approver"]);
    expect(decide("confirm", { version })).toEqual({ done: true });
    expect(decide("return", { version, note: "晚了" }, second)).toEqual({ refused: "changed" });
  });

  it("does not confirm what contradicts itself", () => {
    const { id, figures } = own().row;
    db.update(enterpriseFigures)
      .set({ figures: { ...figures, sciStaffCount: 61 } })
      .where(eq(enterpriseFigures.id, id))
      .run();
    expect(decide("confirm")).toEqual({ refused: "incomplete" });
  });

  it("has those before it that wait, the longest waiting first, and none that is being written", () => {
    begin(YEAR - 1);
    const asked = { status: "submitted", year: null, q: "", page: 1 } as const;
    expect(listFigures(officer, asked).rows.map(({ year }) => year)).toEqual([YEAR]);
    expect(listFigures(officer, { ...asked, year: YEAR - 1 }).rows).toEqual([]);
    expect(listFigures(officer, { ...asked, page: 99 }).page).toBe(1);
  });

  it("has them by a part of the company's name, and counts no others", () => {
    const { name } = own().employer;
    const asked = { status: "submitted", year: null, page: 1 } as const;
    const found = (q: string) => [
      listFigures(officer, { ...asked, q }).total,
      countFigures(officer, { year: null, q }).counts.submitted,
    ];
    expect(found(name.slice(1, 5))).toEqual([1, 1]);
    expect(found("没有这样的名称")).toEqual([0, 0]);
    expect(found("%")).toEqual(found(""));
  });
});

describe("a confirmed year", () => {
  it("that is corrected keeps what its experts found", async () => {
    await confirmed();
    expect(begin().row).toMatchObject({ revision: 2, findings: { ipAdvance: "high" } });
  });

  it("is corrected by another revision, which counts once it is confirmed itself", async () => {
    const first = await confirmed();
    const second = begin().row;
    expect(second).toMatchObject({ revision: 2, status: "draft", figures: SOUND });
    expect(listOwnYears(owner)?.years[0]).toMatchObject({
      open: { status: "draft", revision: 2, missing: [] },
      confirmed: { revision: 1 },
    });
    tell({ ...SOUND, staffCount: 70 });
    // The papers of what it corrects show it, too.
    expect(submit()).toEqual({ done: true });
    expect(decide("confirm")).toEqual({ done: true });
    const after = Object.fromEntries(rows().map(({ id, status }) => [id, status]));
    expect(after).toEqual({ [first.id]: "superseded", [second.id]: "confirmed" });
    expect(rows().find(({ id }) => id === first.id)?.figures).toEqual(SOUND);
  });

  it("is what the next year is compared with, not what is only being written", async () => {
    await confirmed(YEAR - 1);
    begin(YEAR - 1);
    tell({ ...SOUND, revenueWan: 40_000, totalIncomeWan: 41_000 }, YEAR - 1);
    begin();
    tell(SOUND);
    expect(reviewRow(db, own().row, "enterprise").issues).toEqual([]);
    expect(findIssues({ year: YEAR, figures: SOUND, previous: own(YEAR - 1).row.figures })).toHaveLength(1);
  });
});

describe("the year before", () => {
  const jump = { ...SOUND, revenueWan: 40_000, totalIncomeWan: 41_000 };
  const seen = () => {
    const view = viewFigures(officer, loadOfficeFigures(officer, own().row.id)!);
    const revenue = view.content.flatMap(({ lines }) => lines).find(({ name }) => name === "revenueWan");
    return [revenue?.last ?? null, revenue?.change ?? null, view.issues.map(({ id }) => id)];
  };
  const compared = ["40,000 万元", -90, ["jumpRevenue"]];

  it("is not told to the office while the company is still writing it, and is once it was handed in", async () => {
    begin(YEAR - 1);
    tell(jump, YEAR - 1);
    begin();
    tell(SOUND);
    await paper();
    expect(reviewRow(db, own().row, "enterprise").issues).toHaveLength(1);
    expect(submit({ jumpRevenue: "示例说明" })).toEqual({ done: true });
    expect(seen()).toEqual([null, null, []]);
    await paper("audit", "报表.png", YEAR - 1);
    expect(submit({}, YEAR - 1)).toEqual({ done: true });
    expect(seen()).toEqual(compared);
    expect(decide("return", { year: YEAR - 1, note: "示例" })).toEqual({ done: true });
    expect(seen()).toEqual([null, null, []]);
  });
});

describe("a paper", () => {
  it("is opened by its company and, once handed in, by the office, and by nobody else", async () => {
    begin();
    tell(SOUND);
    await paper("staff", "名册.png");
    await paper();
    const id = evidenceOf(db, own().row).find(({ kind }) => kind === "staff")?.uploadId ?? "";
    const colleague = acting(db, await addPerson(db, "colleague", "employer"), ["employer"]);
    const open = (ctx: AccountContext) => openUpload(ctx, folder, id).then((found) => found?.name ?? null);
    expect([await open(owner), await open(colleague), await open(stranger), await open(officer)]).toEqual([
      "名册.png",
      null,
      null,
      null,
    ]);
    submit();
    expect([await open(officer), await open(stranger)]).toEqual(["名册.png", null]);
    // Who has left the company keeps none of its papers.
    db.delete(enterpriseMember).where(eq(enterpriseMember.accountId, owner.actor.id)).run();
    expect(await open(owner)).toBeNull();
  });

  it("handed in twice is kept once, and taken out is gone", async () => {
    begin();
    expect(await paper()).toEqual({ done: true });
    expect(await paper("audit", "另一个名字.png")).toEqual({ refused: "same" });
    const [kept] = evidenceOf(db, own().row);
    expect(removeEvidence(owner, own(), kept?.id ?? "")).toEqual({ done: true });
    expect(removeEvidence(owner, own(), kept?.id ?? "")).toEqual({ refused: "gone" });
    expect(db.select().from(upload).all()).toEqual([]);
  });

  it("is not taken without end", async () => {
    begin();
    for (let n = 0; n < 10; n++)
      expect(await paper("audit", `${n}.png`, YEAR, String(n))).toEqual({ done: true });
    expect(await paper("audit", "x.png", YEAR, "x")).toEqual({ refused: "tooMany" });
  });
});
