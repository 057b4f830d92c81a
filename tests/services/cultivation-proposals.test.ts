import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { CULTIVATION_TRANSITIONS } from "~/domain/cultivation";
import { ProposalDecisionForm } from "~/domain/cultivation-form";
import { NotPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { enterpriseRules } from "~/services/cultivation/enterprise-rules-in-force.server";
import { acceptProposals, decideProposal } from "~/services/cultivation/decide-proposal.server";
import { loadProposal } from "~/services/cultivation/load-proposal.server";
import { moveEntry } from "~/services/cultivation/move-entry.server";
import { judgeEnterprises } from "~/services/cultivation/propose-moves.server";
import { recomputeEnterprises } from "~/services/cultivation/recompute.server";
import { verifyAssessment } from "~/services/cultivation/verify-assessment.server";
import { recordAction } from "~/services/audit/record-action.server";
import type { Db } from "~db/client";
import {
  auditEntry,
  cultivationEntry,
  cultivationEvent,
  cultivationProposal,
  enterpriseAssessment,
  enterpriseFigures,
  enterpriseMember,
  enterpriseTier,
  mailOutbox,
  ruleSetVersion,
  searchOutbox,
} from "~db/schema";
import { DAY, FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import {
  SIMPLE_RULES,
  addCertificateRow,
  addCompany,
  addYear,
  simpleSet,
  useSimpleRules,
} from "./cultivation";
import { acting, addPerson } from "./people";

const LINK = "https://portal.example/hire/cultivation";
const TECH = { sciStaffCount: 12, revenueWan: 800 };
const GROWN = { sciStaffCount: 12, revenueWan: 6000 };
const FALLEN = { sciStaffCount: 6, revenueWan: 800 };

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
  useSimpleRules(db);
  addCompany(db, "e1");
});

const system = (now: number, of = db) => ({ db: of, now, actor: { kind: "system", name: "test" } as const });
function judge(id = "e1", now = FACTORY_NOW, of = db) {
  const ctx = system(now, of);
  return of.transaction((tx) => judgeEnterprises(tx, ctx, [id], enterpriseRules(ctx)), {
    behavior: "immediate",
  });
}
const open = (of = db) =>
  of.select().from(cultivationProposal).where(eq(cultivationProposal.status, "open")).all();
const moves = () => open().map(({ verb, about }) => `${verb} ${about}`);
const statuses = () =>
  db
    .select()
    .from(cultivationProposal)
    .all()
    .map(({ verb, status }) => `${verb} ${status}`);
const status = () => db.select().from(cultivationEntry).get()?.status;
const tiers = () =>
  db
    .select()
    .from(enterpriseTier)
    .all()
    .map(({ tier, year, source }) => [tier, year, source]);

async function officer(name = "officer", role: Role = "approver") {
  const id = await addPerson(db, name, role);
  return (now = FACTORY_NOW) => acting(db, id, [role], now);
}
type Officer = Awaited<ReturnType<typeof officer>>;

function decide(
  as: Officer,
  verb: "accept" | "watch" | "decline",
  { note = null as string | null, now = FACTORY_NOW, version = 1, which = 0 } = {},
) {
  const ctx = as(now);
  const target = loadProposal(ctx, open()[which]?.id ?? "");
  if (!target) throw new Error("nothing is proposed");
  return decideProposal(ctx, target, { verb, note, version }, LINK);
}

/** The figures of 2025, confirmed again. */
function correct(figures: typeof TECH, revision: number) {
  db.update(enterpriseFigures)
    .set({ status: "superseded" })
    .where(and(eq(enterpriseFigures.enterpriseId, "e1"), eq(enterpriseFigures.status, "confirmed")))
    .run();
  addYear(db, "e1", 2025, figures, revision);
}

describe("a company whose year was confirmed", () => {
  it("becomes a candidate and is proposed for admission, once", () => {
    addYear(db, "e1", 2025, TECH);
    expect(judge()).toMatchObject({ assessments: 1, changed: 1, proposals: 1 });
    expect(status()).toBe("candidate");
    expect(moves()).toEqual(["admit library"]);
    expect(judge()).toMatchObject({ changed: 0, proposals: 0 });
    expect(judge("e1", FACTORY_NOW + 3 * DAY)).toMatchObject({ proposals: 0 });
    expect(db.select().from(cultivationEvent).all()).toHaveLength(1);
  });

  it("is among those that are judged again, as who has a certificate alone is; who has neither is not", async () => {
    for (const id of ["e2", "e3"]) addCompany(db, id);
    addYear(db, "e1", 2025, TECH);
    addCertificateRow(db, "e2", "highTech");
    const told: unknown[] = [];
    const judged = await recomputeEnterprises(system(FACTORY_NOW), (progress) => told.push(progress));
    expect(judged).toEqual({ companies: 2, assessments: 1, changed: 1, proposals: 2 });
    expect(told).toEqual([{ done: 2, total: 2, found: judged }]);
    expect(open().map(({ enterpriseId, verb }) => [enterpriseId, verb])).toEqual([
      ["e1", "admit"],
      ["e2", "admit"],
    ]);
  });

  it("is proposed for admission by a certificate alone, without figures", () => {
    addCertificateRow(db, "e1", "highTech", { number: "示例-9", validUntil: "2028-01-09" });
    expect(judge()).toMatchObject({ assessments: 0, proposals: 1 });
    expect(open()[0]).toMatchObject({ verb: "admit", tiers: ["highTech"], year: 2025, assessmentId: null });
    expect(status()).toBeUndefined();
  });

  it("keeps one proposal of a kind: what no longer holds is superseded by what does", () => {
    addYear(db, "e1", 2025, TECH);
    judge();
    correct(GROWN, 2);
    expect(judge()).toMatchObject({ proposals: 1 });
    expect(statuses()).toEqual(["admit superseded", "admit open"]);
    expect(open()[0]?.tiers).toEqual(["tech", "highGrowth"]);
    correct(FALLEN, 3);
    judge();
    expect(open()).toEqual([]);
  });
});

describe("a decision on what was proposed", () => {
  it("admits with each tier by its year and source, writes history, audit and search, and tells the owners", async () => {
    const as = await officer();
    const owner = await addPerson(db, "owner", "employer");
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: owner, role: "owner", joinedAt: FACTORY_NOW })
      .run();
    insertJobs(db, [buildJob({ id: "j1", enterpriseId: "e1" })], FACTORY_NOW);
    addYear(db, "e1", 2025, TECH);
    addCertificateRow(db, "e1", "highTech", {
      number: "示例-9",
      issuedOn: "2024-06-01",
      validUntil: "2027-05-31",
    });
    judge();
    db.delete(searchOutbox).run();
    expect(decide(as, "accept", { note: "材料齐全" })).toEqual({ done: true });
    expect(status()).toBe("admitted");
    expect(tiers()).toEqual([
      ["tech", 2025, "示例规则 tsme-2017（规则第 1 版）"],
      ["highTech", 2024, "高新技术企业证书或名单"],
    ]);
    expect(open()).toEqual([]);
    const events = db.select().from(cultivationEvent).all();
    expect(events.map(({ verb }) => verb)).toEqual(["enter", "admit", "addTier"]);
    expect(events.map(({ officerId }) => officerId)).toEqual([null, as().actor.id, as().actor.id]);
    expect(
      new Set(
        db
          .select()
          .from(searchOutbox)
          .all()
          .map(({ docId }) => docId),
      ),
    ).toEqual(new Set(["e1", "j1"]));
    const mail = db.select().from(mailOutbox).all();
    expect(mail).toHaveLength(1);
    expect(mail[0]).toMatchObject({ to: "owner@example.cn", subject: "企业培育库：入库" });
    expect(mail[0]?.text).toContain("材料齐全");
    expect(mail[0]?.text).toContain("示例规则 tsme-2017");
    expect(mail[0]?.text).toContain(LINK);
    // What was found is read after signing in.
    expect(mail[0]?.text).not.toContain("2025 年度数据符合全部条件");
  });

  it("is refused where it no longer holds on that day, though nobody had it judged again", async () => {
    const as = await officer();
    addCertificateRow(db, "e1", "highTech", { number: "示例-9", validUntil: "2026-11-25" });
    judge();
    expect(moves()).toEqual(["admit library"]);
    expect(decide(as, "accept", { now: FACTORY_NOW + 5 * DAY })).toEqual({ refused: "changed" });
    expect(statuses()).toEqual(["admit superseded"]);
    expect(tiers()).toEqual([]);
  });

  it("is by a note that the company sees where it is watched, and that the office keeps where it is declined", () => {
    const said = (verb: string) =>
      ProposalDecisionForm.safeParse({ verb, note: " ", version: "1" }).error?.issues[0]?.message;
    expect(said("accept")).toBeUndefined();
    expect(said("watch")).toBe("请写明理由，企业会看到");
    expect(said("decline")).toBe("请写明理由，留存备查，不发给企业");
  });

  it("is the same sent twice, and is refused to whoever saw an older state", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, TECH);
    judge();
    const target = loadProposal(as(), open()[0]?.id ?? "");
    if (!target) throw new Error("nothing is proposed");
    const accept = { verb: "accept", note: null, version: 1 } as const;
    expect(decideProposal(as(), target, accept, LINK)).toEqual({ done: true });
    expect(decideProposal(as(), target, accept, LINK)).toEqual({ refused: "changed" });
    expect(db.select().from(cultivationEvent).all()).toHaveLength(2);
  });

  it("is not for members of the company, nor for reviewers", async () => {
    const as = await officer();
    const reviewer = await officer("reviewer", "reviewer");
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: as().actor.id, role: "recruiter", joinedAt: FACTORY_NOW })
      .run();
    addYear(db, "e1", 2025, TECH);
    judge();
    expect(decide(as, "accept")).toEqual({ refused: "own" });
    expect(() => decide(reviewer, "accept")).toThrow(NotPermitted);
    expect(status()).toBe("candidate");
  });

  it("is not asked again after it was declined, until something new is known", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, TECH);
    judge();
    expect(decide(as, "decline", { note: "住所不在直管园" })).toEqual({ done: true });
    judge();
    judge("e1", FACTORY_NOW + 5 * DAY);
    expect(open()).toEqual([]);
    correct(GROWN, 2);
    judge();
    expect(moves()).toEqual(["admit library"]);
    expect(
      db.select().from(auditEntry).where(eq(auditEntry.action, "cultivation:decline")).all(),
    ).toHaveLength(1);
  });

  it("lets go what was proposed beside it and no longer holds", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, GROWN);
    judge();
    decide(as, "accept");
    correct({ sciStaffCount: 6, revenueWan: 6000 }, 2);
    judge();
    expect(moves()).toEqual(["removeTier tech"]);
    const ctx = as();
    db.transaction(
      (tx) => {
        moveEntry(tx, ctx, { enterpriseId: "e1", verb: "exit", version: null, note: "迁出" });
        judgeEnterprises(tx, ctx, ["e1"], enterpriseRules(ctx));
      },
      { behavior: "immediate" },
    );
    expect(moves()).toEqual([]);
    expect(statuses()).toContain("removeTier superseded");
  });
});

describe("a company whose next year falls", () => {
  let as: Officer;
  beforeEach(async () => {
    as = await officer();
    addYear(db, "e1", 2024, TECH);
    judge();
    decide(as, "accept");
    addYear(db, "e1", 2025, FALLEN);
    judge();
  });

  it("is proposed for exit with every line that is not met, and loses its tiers by it", () => {
    expect(moves()).toEqual(["exit library"]);
    expect(open()[0]?.reasons.map(({ found }) => found)).toEqual([
      "科技人员 6；要求科技人员不少于 30",
      "科技人员 6；要求科技人员不少于 10",
    ]);
    expect(decide(as, "accept", { now: FACTORY_NOW + DAY })).toEqual({ done: true });
    expect(status()).toBe("exited");
    expect(tiers()).toEqual([]);
    addYear(db, "e1", 2026, TECH);
    judge("e1", FACTORY_NOW + 2 * DAY);
    expect(moves()).toEqual(["readmit library"]);
  });

  it("can be watched instead, keeps its tiers, is not proposed for exit again, and is restored by a better year", () => {
    expect(decide(as, "watch", { note: "给予一年观察期", now: FACTORY_NOW + DAY })).toEqual({ done: true });
    expect(status()).toBe("watch");
    expect(tiers()).toHaveLength(1);
    judge("e1", FACTORY_NOW + 2 * DAY);
    expect(moves()).toEqual([]);
    correct(TECH, 2);
    judge("e1", FACTORY_NOW + 3 * DAY);
    expect(moves()).toEqual(["restore library"]);
    expect(decide(as, "accept", { now: FACTORY_NOW + 4 * DAY })).toEqual({ done: true });
    expect(status()).toBe("admitted");
  });

  it("is watched only where its exit was proposed", () => {
    decide(as, "accept", { now: FACTORY_NOW + DAY });
    correct(TECH, 2);
    judge("e1", FACTORY_NOW + 2 * DAY);
    expect(decide(as, "watch", { note: "观察", now: FACTORY_NOW + 2 * DAY })).toEqual({ refused: "state" });
  });
});

describe("figures of more than two years ago", () => {
  const in2027 = Date.UTC(2027, 1, 1);

  it("are no reason to ask again what was declined by a certificate beside them, another certificate is", async () => {
    const as = await officer();
    addYear(db, "e1", 2024, TECH);
    addCertificateRow(db, "e1", "highTech", { number: "示例-9", validUntil: "2029-01-09" });
    judge();
    expect(open()[0]?.tiers).toEqual(["tech", "highTech"]);
    expect(decide(as, "decline", { note: "住所不在直管园" })).toEqual({ done: true });
    judge("e1", in2027);
    expect(open()).toEqual([]);
    addCertificateRow(db, "e1", "highTech", { number: "示例-10", validUntil: "2029-06-09" });
    judge("e1", in2027);
    expect(open()[0]).toMatchObject({ verb: "admit", tiers: ["highTech"] });
  });

  it("of whoever was declined by them are asked for again once newer ones say the same", async () => {
    const as = await officer();
    addYear(db, "e1", 2024, TECH);
    judge();
    decide(as, "decline", { note: "住所不在直管园" });
    judge("e1", in2027);
    expect(open()).toEqual([]);
    addYear(db, "e1", 2026, TECH);
    judge("e1", in2027);
    expect(moves()).toEqual(["admit library"]);
  });

  it("admit nobody, and what rested on them is let go", () => {
    addYear(db, "e1", 2024, TECH);
    judge();
    expect(moves()).toEqual(["admit library"]);
    judge("e1", in2027);
    expect(open()).toEqual([]);
    addCompany(db, "e2");
    addYear(db, "e2", 2024, GROWN);
    judge("e2", in2027);
    expect(open()).toEqual([]);
  });

  it("take nothing away either, and leave what a certificate gives", async () => {
    const as = await officer();
    addYear(db, "e1", 2023, TECH);
    addYear(db, "e1", 2024, TECH);
    judge();
    decide(as, "accept");
    db.update(enterpriseFigures).set({ figures: FALLEN }).where(eq(enterpriseFigures.year, 2024)).run();
    judge("e1", in2027);
    expect(open()).toEqual([]);
    addCertificateRow(db, "e1", "highTech", { number: "示例-9", validUntil: "2028-01-09" });
    judge("e1", in2027);
    expect(open()).toMatchObject([{ verb: "addTier", about: "highTech", year: 2025, assessmentId: null }]);
  });
});

describe("several proposals at once", () => {
  it("are accepted where each was looked at and takes nothing away", async () => {
    const as = await officer();
    for (const id of ["e2", "e3"]) addCompany(db, id);
    for (const id of ["e1", "e2", "e3"]) addYear(db, id, 2024, TECH);
    for (const id of ["e1", "e2", "e3"]) judge(id);
    decide(as, "accept");
    addYear(db, "e1", 2025, FALLEN);
    judge();
    const items = open().map(({ id, version }) => ({ id, version }));
    const look = (id: string) =>
      db.transaction(
        (tx) =>
          recordAction(tx, as(), {
            action: "cultivation:view",
            entity: "cultivation-proposal",
            entityId: id,
          }),
        { behavior: "immediate" },
      );
    const named = (verb: string) => open().filter((one) => one.verb === verb);
    look(named("admit")[0]?.id ?? "");
    look(named("exit")[0]?.id ?? "");
    const results = acceptProposals(as(), [...items, { id: "none", version: 1 }], LINK);
    expect(results.map(({ refused }) => refused).sort()).toEqual(
      [null, "single", "unknown", "unseen"].sort(),
    );
    expect(open()).toHaveLength(2);
  });
});

describe("an assessment of a past year", () => {
  it("comes out bit for bit the same though the rules, the figures and the certificates changed", () => {
    addYear(db, "e1", 2024, TECH);
    addCertificateRow(db, "e1", "highTech", { number: "示例-9" });
    judge();
    const first = db.select().from(enterpriseAssessment).get();
    const later = FACTORY_NOW + 40 * DAY;
    useSimpleRules(
      db,
      SIMPLE_RULES.map((set) => (set.id === "tsme-2017" ? simpleSet("tsme-2017", []) : set)),
      later,
    );
    addYear(db, "e1", 2025, GROWN);
    addCertificateRow(db, "e1", "gazelle", { number: "示例-10" });
    judge("e1", later);
    const rows = db.select().from(enterpriseAssessment).all();
    expect(rows).toHaveLength(3);
    expect(rows[1]?.ruleVersions["tsme-2017"]).toBe(2);
    for (const { id } of rows) expect(verifyAssessment({ db }, id)?.same).toBe(true);
    expect(verifyAssessment({ db }, first?.id ?? 0)?.computed.evaluations[1]).toMatchObject({
      ruleSetId: "tsme-2017",
      version: 1,
    });
    expect(verifyAssessment({ db }, 999)).toBeUndefined();
  });

  it("shows where what it rests on is no longer what it was", () => {
    addYear(db, "e1", 2024, TECH);
    judge();
    const id = db.select().from(enterpriseAssessment).get()?.id ?? 0;
    db.update(enterpriseFigures)
      .set({ figures: { sciStaffCount: 99 } })
      .run();
    expect(verifyAssessment({ db }, id)?.same).toBe(false);
    db.delete(ruleSetVersion).run();
    expect(verifyAssessment({ db }, id)?.same).toBe(false);
  });
});

describe("whatever happens to a company", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("year" as const), figures: fc.constantFrom(TECH, GROWN, FALLEN, {}) }),
    fc.record({ kind: fc.constant("decide" as const), verb: fc.constantFrom("accept", "watch", "decline") }),
    fc.record({
      kind: fc.constant("move" as const),
      verb: fc.constantFrom("admit", "watch", "restore", "exit", "readmit", "addTier", "removeTier"),
    }),
    fc.record({
      kind: fc.constant("certificate" as const),
      until: fc.constantFrom("2026-11-25", "2029-01-01"),
    }),
    fc.constant({ kind: "wait" as const }),
  );

  it("follows the table, has no two open proposals of a kind, and computes the same twice", async () => {
    const officerId = "officer-of-all";
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const own = openTestDatabase();
        useSimpleRules(own);
        addCompany(own, "e1");
        const id = await addPerson(own, officerId, "approver");
        let now = FACTORY_NOW;
        let year = 2022;
        for (const [i, one] of steps.entries()) {
          now += DAY;
          const ctx = acting(own, id, ["approver"], now);
          if (one.kind === "year") addYear(own, "e1", year++, one.figures);
          if (one.kind === "certificate")
            addCertificateRow(own, "e1", "highTech", { number: `示例-${i}`, validUntil: one.until });
          if (one.kind === "decide") {
            const target = loadProposal(ctx, open(own)[0]?.id ?? "");
            const verb = one.verb as "accept" | "watch" | "decline";
            if (target) decideProposal(ctx, target, { verb, note: "示例", version: target.version }, LINK);
          }
          if (one.kind === "move")
            own.transaction(
              (tx) =>
                moveEntry(tx, ctx, {
                  ...{ enterpriseId: "e1", verb: one.verb as "admit", version: null },
                  ...{ tiers: ["tech"], note: "示例" },
                }),
              { behavior: "immediate" },
            );
          judge("e1", now, own);
          const before = own.select().from(cultivationProposal).all();
          const entry = own.select().from(cultivationEntry).all();
          await recomputeEnterprises(system(now, own), () => undefined);
          expect(own.select().from(cultivationProposal).all()).toEqual(before);
          expect(own.select().from(cultivationEntry).all()).toEqual(entry);
          const kinds = open(own).map(({ verb, about }) => `${verb} ${about}`);
          expect(new Set(kinds).size).toBe(kinds.length);
          const at = entry[0]?.status ?? null;
          for (const { verb } of open(own))
            expect(
              CULTIVATION_TRANSITIONS.some((move) => move.verb === verb && move.from.includes(at)),
              `${verb} of ${at}`,
            ).toBe(true);
        }
        let at: string | null = null;
        for (const { verb } of own.select().from(cultivationEvent).all()) {
          const move = CULTIVATION_TRANSITIONS.find(
            (one) => one.verb === verb && (one.from as readonly (string | null)[]).includes(at),
          );
          expect(move, `${verb} of ${at}`).toBeDefined();
          at = move?.to ?? at;
        }
        expect(own.select().from(cultivationEntry).get()?.status ?? null).toBe(at);
        own.$client.close();
      }),
      { numRuns: 25 },
    );
  });
});
