import { randomBytes } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { hashPassword } from "~/auth/password.server";
import { creditCodeCheck } from "~/domain/credit-code";
import type { CaseFacts } from "~/domain/verification";
import { enterprise, enterpriseMember, verificationCase } from "~db/schema";
import { findByIdentifier } from "../account/find-account.server";
import { insertAccount } from "../account/insert-account.server";
import type { AccountContext, Context } from "../context.server";
import { receiveFile } from "../upload/receive-file.server";
import { saveCase } from "../verification/save-case.server";
import { drawPaper } from "./draw-paper.server";

const DAY = 86_400_000;

/** Of an area that GB/T 2260 does not have: no enterprise can hold it. */
function codeOf(n: number): string {
  const body = `91999999MA0DEM10${n}`;
  return body + creditCodeCheck(body);
}

const FACTS: Omit<CaseFacts, "name" | "creditCode" | "handler"> = {
  industry: "it.software",
  size: "20-99",
  ownership: "private",
  district: "金凤镇",
  address: "示例大道 8 号（虚构）",
};

/**
 * Fictional enterprises that wait to be verified: one that the directory knows and that is overdue, and two
 * that claim one code. Nobody signs in as their applicants. Run again it changes nothing.
 * @param folder where uploaded files are kept
 */
export async function addDemoCases(ctx: Context, folder: string): Promise<void> {
  const known = ctx.db
    .select({ name: enterprise.name, creditCode: enterprise.creditCode })
    .from(enterprise)
    .leftJoin(enterpriseMember, eq(enterpriseMember.enterpriseId, enterprise.id))
    .where(and(eq(enterprise.origin, "demo"), isNull(enterpriseMember.accountId)))
    .orderBy(asc(enterprise.id))
    .get();
  if (!known) return;
  const cases = [
    { name: known.name, creditCode: known.creditCode ?? codeOf(1), handler: "示例经办人甲", age: 4 * DAY },
    { name: "示例新办科技有限公司", creditCode: codeOf(2), handler: "示例经办人乙", age: DAY },
    { name: "示例新办科技有限公司", creditCode: codeOf(2), handler: "示例经办人丙", age: DAY / 12 },
  ];
  for (const [i, one] of cases.entries()) await addCase(ctx, folder, `applicant-${i + 1}@demo.local`, one);
}

type DemoCase = Pick<CaseFacts, "name" | "creditCode" | "handler"> & { age: number };

async function addCase(ctx: Context, folder: string, email: string, { age, ...declared }: DemoCase) {
  const { db, now } = ctx;
  const identifier = { kind: "email", value: email } as const;
  if (findByIdentifier(db, identifier)) return;
  const passwordHash = await hashPassword(randomBytes(32).toString("hex"));
  const id = db.transaction(
    (tx) =>
      insertAccount(
        tx,
        { identifier, passwordHash, name: declared.handler, roles: ["employer"], confirmed: true },
        now - age,
      ),
    { behavior: "immediate" },
  );
  const applicant: AccountContext = { ...ctx, actor: { kind: "account", id, roles: ["employer"] } };
  const paper = async (name: string) => {
    const taken = await receiveFile(applicant, { folder, scan: null }, new File([drawPaper()], name));
    if ("fault" in taken) throw new Error(taken.fault);
    return taken;
  };
  const papers = {
    licence: await paper("示例营业执照.png"),
    authorisation: await paper("示例授权书.png"),
    identity: await paper("示例身份证明.png"),
  };
  saveCase(applicant, { values: { ...FACTS, ...declared }, papers, submit: true, version: 0 });
  db.update(verificationCase)
    .set({ submittedAt: now - age })
    .where(eq(verificationCase.applicantId, id))
    .run();
}
