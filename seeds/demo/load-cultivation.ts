import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { CertificateKind } from "../../app/domain/cultivation";
import { CULTIVATION_TIERS, type CultivationTier } from "../../app/domain/cultivation-tier";
import { enterpriseRules } from "../../app/services/cultivation/enterprise-rules-in-force.server";
import { judgeEnterprises } from "../../app/services/cultivation/propose-moves.server";
import type { Context } from "../../app/services/context.server";
import { enqueueTask } from "../../app/services/task/enqueue-task.server";
import type { Tx } from "../../db/client";
import {
  cultivationEntry,
  cultivationEvent,
  enterprise,
  enterpriseCertificate,
  enterpriseFigures,
  enterpriseTier,
} from "../../db/schema/index";
import { momentBefore, yearOf } from "./calendar";
import { DEMO_SOURCE } from "./employer";
import { courseOf, makeFigures } from "./figures";
import { DEMO_SEED } from "./load";
import { Random } from "./random";

/** Companies of one transaction. */
const BATCH = 20;
/** Of those on no tier so many tell figures, too: candidates of the library. */
const TELLING = 0.6;

type Row = typeof enterprise.$inferSelect;
type Tier = typeof enterpriseTier.$inferSelect;

/**
 * Gives the fictional companies figures of the years before this one, certificates and places in the library, and has
 * the rules judge them. Companies that have figures already are left alone.
 * @returns how many companies were given figures
 */
export function loadCultivation(
  ctx: Context,
  { seed = DEMO_SEED, onProgress }: { seed?: number; onProgress?: (companies: number) => void } = {},
): number {
  const { db } = ctx;
  const sets = enterpriseRules(ctx);
  let told = 0;
  for (let after = ""; ;) {
    const batch = db
      .select()
      .from(enterprise)
      .where(and(eq(enterprise.origin, "demo"), gt(enterprise.id, after)))
      .orderBy(asc(enterprise.id))
      .limit(BATCH)
      .all();
    if (batch.length === 0) {
      if (told > 0) askNearness(ctx);
      return told;
    }
    db.transaction(
      (tx) => {
        const ids = batch.map(({ id }) => id);
        const tiers = tx.select().from(enterpriseTier).where(inArray(enterpriseTier.enterpriseId, ids)).all();
        const known = new Set(
          tx
            .select({ id: enterpriseFigures.enterpriseId })
            .from(enterpriseFigures)
            .where(inArray(enterpriseFigures.enterpriseId, ids))
            .all()
            .map(({ id }) => id),
        );
        const telling = batch.filter((row) => {
          const mine = tiers.filter(({ enterpriseId }) => enterpriseId === row.id);
          return !known.has(row.id) && addCompany(tx, ctx, seed, row, mine);
        });
        judgeEnterprises(
          tx,
          ctx,
          telling.map(({ id }) => id),
          sets,
        );
        told += telling.length;
      },
      { behavior: "immediate" },
    );
    after = batch.at(-1)?.id ?? after;
    onProgress?.(told);
  }
}

/** How near each is to its next tier takes longer: the portal computes it by itself. */
const askNearness = (ctx: Context) =>
  ctx.db.transaction(
    (tx) => enqueueTask(tx, ctx, { key: `cultivation:nearness:${ctx.now}`, kind: "cultivation:nearness" }),
    { behavior: "immediate" },
  );

/** @returns false for a company that tells nothing */
function addCompany(tx: Tx, ctx: Context, seed: number, row: Row, tiers: Tier[]): boolean {
  const random = new Random(seed, `cultivation ${row.id}`);
  if (tiers.length === 0 && !random.chance(TELLING)) return false;
  const year = yearOf(ctx.now);
  // As its text says.
  const founded = Number(/(\d{4}) ?年/.exec(row.summary ?? "")?.[1] ?? year - 6);
  const held = tiers.map(({ tier }) => tier);
  const company = { id: row.id, size: row.size, industry: row.industry, founded, tiers: held };
  const years = makeFigures(seed, company, year);
  const told = momentBefore(ctx.now, random.int(30, 120), random.int(9, 17));
  for (const { year: of, figures } of years)
    tx.insert(enterpriseFigures)
      .values({
        id: `${row.id}-${of}`,
        ...{ enterpriseId: row.id, year: of, figures },
        ...{ status: "confirmed", explanations: {}, findings: {} },
        ...{ createdAt: told, updatedAt: told, submittedAt: told, decidedAt: told },
      })
      .run();
  // Who falls has nothing but the own figures to stand on.
  if (courseOf(seed, row.id) !== "falling")
    for (const tier of tiers) addCertificate(tx, ctx, random, row, tier);
  addEntry(tx, ctx, row, tiers, told);
  return years.length > 0;
}

/** What somebody else certifies; a company too large for 科技型中小企业 is on the list of the city. */
function certificateOf(random: Random, { size }: Row, tier: CultivationTier): CertificateKind | null {
  if (tier === "highTech" || tier === "leading") return tier;
  const isLarge = size === "500-999" || size === "1000-9999" || size === "over10000";
  if (tier === "tech") return isLarge || random.chance(0.5) ? "cqTech" : null;
  return isLarge || random.chance(0.3) ? "gazelle" : null;
}

function addCertificate(tx: Tx, ctx: Context, random: Random, row: Row, { tier, year }: Tier): void {
  const kind = certificateOf(random, row, tier);
  if (!kind) return;
  const day = `-${random.pick(["10", "11", "12"])}-${random.int(10, 28)}`;
  // Fictional and marked: no certificate has such a number.
  const number = `示例-${kind}-${year}-${row.id.slice(-5)}`;
  tx.insert(enterpriseCertificate)
    .values({
      ...{ id: `${row.id}-${kind}`, enterpriseId: row.id, kind, number },
      issuedOn: `${year - 1}${day}`,
      validUntil: kind === "highTech" ? `${year + 2}${day}` : null,
      ...{ source: DEMO_SOURCE, createdAt: ctx.now, updatedAt: ctx.now },
    })
    .run();
}

function addEntry(tx: Tx, ctx: Context, row: Row, tiers: Tier[], told: number): void {
  const held = CULTIVATION_TIERS.filter((tier) => tiers.some((one) => one.tier === tier));
  const isIn = held.length > 0;
  const since = momentBefore(ctx.now, isIn ? 200 : 30, 10);
  tx.insert(cultivationEntry)
    .values({
      enterpriseId: row.id,
      ...{ status: isIn ? "admitted" : "candidate", since, updatedAt: told },
      year: isIn ? Math.min(...tiers.map(({ year }) => year)) : null,
    })
    .run();
  for (const [i, { tier, year }] of tiers.entries())
    tx.insert(cultivationEvent)
      .values({
        enterpriseId: row.id,
        at: momentBefore(ctx.now, 200 - i, 10),
        ...{ verb: i === 0 ? "admit" : "addTier", tiers: [tier], year, source: DEMO_SOURCE, reasons: [] },
      })
      .run();
  if (!isIn)
    tx.insert(cultivationEvent)
      .values({ enterpriseId: row.id, at: since, verb: "enter", tiers: [], reasons: [] })
      .run();
}
