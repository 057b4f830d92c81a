import type { CertificateKind } from "~/domain/cultivation";
import type { Figures } from "~/domain/figures";
import type { RuleLine, RuleSet } from "~/domain/rules/rule-set";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import type { Db } from "~db/client";
import { enterpriseCertificate, enterpriseFigures } from "~db/schema";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";

const clause = {
  document: "《示例办法》",
  article: "第1条",
  confidence: "H",
  effectiveFrom: null,
  effectiveTo: null,
} as const;

const gate = (fact: string, value: number | null): RuleLine => ({
  id: fact,
  title: `${fact} 的条件`,
  when: { op: "min", fact, value },
  clause,
});

export const simpleSet = (id: string, gates: readonly RuleLine[]): RuleSet => ({
  ...{ id, title: `示例规则 ${id}`, docNo: "示例〔2026〕1号", confidence: "H" },
  ...{ effectiveFrom: null, effectiveTo: null, waivers: [], directPass: [], scoring: [], pass: null },
  gates,
  outcome: { label: id, validityMonths: null },
});

/** Rules made for these tests, one number each: what the shipped ones ask is not what is tried here. */
export const SIMPLE_RULES: readonly RuleSet[] = [
  simpleSet("tsme-2017", [gate("sciStaffCount", 10)]),
  simpleSet("cq-tech", [gate("sciStaffCount", 30)]),
  simpleSet("hnte-2016", [gate("hiTechRevenueWan", 1000)]),
  simpleSet("gazelle-cq-2024", [gate("revenueWan", 5000)]),
  simpleSet("potential-unicorn-cq-2023", [gate("revenueWan", 90_000)]),
  simpleSet("unicorn-cq-2023", [gate("revenueWan", 99_000)]),
  simpleSet("high-growth-zone", [gate("revenueWan", 80_000)]),
  simpleSet("leading-zone", [gate("revenueWan", null)]),
];

const command = { kind: "command", name: "test" } as const;

/** Has the simple rules applied. */
export function useSimpleRules(db: Db, rules: readonly RuleSet[] = SIMPLE_RULES, now = FACTORY_NOW): void {
  loadRuleSets({ db, now, actor: command }, rules);
}

/** A company with that id and name `示例企业<id>`. */
export function addCompany(db: Db, id: string, over: Parameters<typeof buildEnterprise>[0] = {}): string {
  insertEnterprises(db, [buildEnterprise({ id, ...over })], FACTORY_NOW);
  return id;
}

/** Confirmed figures of a year: on the tier `tech` by ten scientists, on `highGrowth` by 5,000 万元. */
export function addYear(db: Db, enterpriseId: string, year: number, figures: Figures, revision = 1): string {
  const id = `${enterpriseId}-${year}-${revision}`;
  const at = FACTORY_NOW;
  db.insert(enterpriseFigures)
    .values({
      ...{ id, enterpriseId, year, revision, status: "confirmed", explanations: {}, findings: {} },
      figures: { registeredDay: "2018-03-12", staffCount: 60, revenueWan: 800, ...figures },
      ...{ createdAt: at, updatedAt: at, submittedAt: at, decidedAt: at },
    })
    .run();
  return id;
}

/** A certificate; without an end unless one is given. */
export function addCertificateRow(
  db: Db,
  enterpriseId: string,
  kind: CertificateKind,
  over: Partial<typeof enterpriseCertificate.$inferInsert> = {},
): string {
  const id = over.id ?? `${enterpriseId}-${kind}-${over.number ?? ""}`;
  const days = { issuedOn: "2025-01-10", validUntil: null };
  db.insert(enterpriseCertificate)
    .values({
      ...{ id, enterpriseId, kind, ...days, source: "示例名单", createdAt: FACTORY_NOW },
      updatedAt: FACTORY_NOW,
      ...over,
    })
    .run();
  return id;
}
