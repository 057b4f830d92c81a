import { enterpriseNameKey } from "../../app/domain/enterprise-name";
import type { enterprise } from "../../db/schema/index";
import { FACTORY_NOW } from "./clock";

export type EnterpriseRow = typeof enterprise.$inferSelect;

/** A complete, valid employer. `id` names it (default `e1`); every other field follows or is given. */
export function buildEnterprise(overrides: Partial<EnterpriseRow> = {}): EnterpriseRow {
  const id = overrides.id ?? "e1";
  const name = overrides.name ?? `示例企业${id}`;
  return {
    id,
    name,
    nameKey: enterpriseNameKey(name),
    creditCode: null,
    industry: "it.software",
    industryRaw: null,
    size: "20-99",
    ownership: "private",
    district: "金凤镇",
    address: null,
    summary: null,
    website: null,
    verifiedAt: null,
    verifiedUntil: null,
    origin: "demo",
    createdAt: FACTORY_NOW,
    updatedAt: FACTORY_NOW,
    version: 1,
    ...overrides,
  };
}
