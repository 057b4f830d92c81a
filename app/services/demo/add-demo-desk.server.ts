import { and, asc, eq, isNotNull, ne } from "drizzle-orm";
import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import type { PositionDraft } from "~/domain/position-draft";
import { endOfShanghaiDay } from "~/domain/time";
import { verifiedUntilFrom } from "~/domain/verification";
import { enterprise, enterpriseMember } from "~db/schema";
import { announce } from "~search/outbox";
import { findByIdentifier } from "../account/find-account.server";
import type { AccountContext, Context } from "../context.server";
import { createDraft } from "../position/create-draft.server";
import { loadOwnPosition } from "../position/load-position.server";
import { submitPosition } from "../position/submit-position.server";

const DAY = 86_400_000;

const POSITION: Partial<PositionDraft> = {
  title: "嵌入式软件工程师",
  type: "fulltime",
  employmentForm: "standard",
  headcount: 2,
  contractKind: "fixed",
  contractMonths: 36,
  education: "bachelor",
  experience: "1-3",
  conditions: "本科及以上学历，电子、自动化或计算机相关专业；熟悉 C 语言，了解一种实时操作系统。",
  duties: "编写和调试传感器模组的固件，配合硬件定位问题，整理接口文档。",
  workConditions: "周一至周五 9:00–18:00，双休，室内办公，配防静电工位。",
  skills: ["C", "RTOS"],
  district: "西永街道",
  address: "示例大道 1 号",
  salaryMin: 9000,
  salaryMax: 14_000,
  salaryPeriod: "month",
  salaryMonths: 13,
  benefits: ["五险一金", "带薪年假"],
  trialMonths: 3,
  trialPay: 8000,
  contact: "请在本平台投递（示例）",
};

/**
 * Something to try for the accounts of the demonstration: the employer's acts for a fictional enterprise, with a draft
 * and a position that waits for review. Run again it changes nothing.
 */
export function addDemoDesk(ctx: Context): void {
  const { db, now } = ctx;
  const email = DEMO_ACCOUNTS.find(({ role }) => role === "employer")?.email ?? "";
  const person = findByIdentifier(db, { kind: "email", value: email });
  const chosen = db
    .select()
    .from(enterprise)
    .where(
      and(
        eq(enterprise.origin, "demo"),
        isNotNull(enterprise.creditCode),
        isNotNull(enterprise.address),
        ne(enterprise.industry, "unknown"),
        ne(enterprise.size, "unknown"),
        ne(enterprise.ownership, "unknown"),
      ),
    )
    .orderBy(asc(enterprise.id))
    .get();
  if (!person || !chosen) return;
  const joined = db.transaction(
    (tx) => {
      const added = tx
        .insert(enterpriseMember)
        .values({ accountId: person.id, enterpriseId: chosen.id, role: "owner", joinedAt: now })
        .onConflictDoNothing()
        .run();
      if (added.changes === 0) return false;
      const known = { verifiedAt: now, verifiedUntil: verifiedUntilFrom(now) };
      tx.update(enterprise).set(known).where(eq(enterprise.id, chosen.id)).run();
      announce(tx, "enterprises", [chosen.id], now);
      return true;
    },
    { behavior: "immediate" },
  );
  if (!joined) return;
  const actor = { kind: "account", id: person.id, roles: ["employer"] } as const;
  const desk: AccountContext = { ...ctx, actor };
  const validUntil = endOfShanghaiDay(now + 30 * DAY);
  createDraft(desk, "demo-draft", { ...POSITION, title: "测试工程师", duties: null, validUntil });
  createDraft(desk, "demo-review", { ...POSITION, validUntil });
  const own = loadOwnPosition(desk, "demo-review");
  if (own) submitPosition(desk, own, own.row.version);
}
