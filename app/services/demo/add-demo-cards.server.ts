import { randomBytes } from "node:crypto";
import { and, asc, eq, ne, notExists, sql } from "drizzle-orm";
import { hashPassword } from "~/auth/password.server";
import { findCardApplicationMove } from "~/domain/card-application-moves";
import type { FieldPart } from "~/domain/card-form";
import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { identityCheck } from "~/domain/identity-number";
import type { Role } from "~/domain/role";
import { isCatalogueCategory } from "~/domain/talent-card";
import { cardLinks } from "~/http/card-links";
import { countRows } from "~db/count";
import { cardApplication, cardMaterial, cardObjection, enterprise, enterpriseMember } from "~db/schema";
import { findByIdentifier } from "../account/find-account.server";
import { insertAccount } from "../account/insert-account.server";
import { addMaterial, receiveMaterial } from "../card-application/add-material.server";
import type { CasePart } from "../card-application/case-part.server";
import { createCardApplication } from "../card-application/create-card-application.server";
import { judgeMaterial } from "../card-application/judge-material.server";
import {
  findCardApplication,
  loadDeskCardApplication,
  loadOwnCardApplication,
} from "../card-application/load-card-application.server";
import { CARD_WRITING, moveCardApplication } from "../card-application/move-card-application.server";
import { formOf } from "../card-application/review-case.server";
import { saveCardPart } from "../card-application/save-card-application.server";
import { submitCardApplication } from "../card-application/submit-card-application.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import type { AccountContext, Context } from "../context.server";
import { issueCard } from "../talent-card/issue-card.server";
import type { VaultContext } from "../vault-context.server";
import { DEMO_CARDS, type DemoCard, type DemoMove } from "./demo-cards";
import { drawPaper } from "./draw-paper.server";
import { settleDemoCard } from "./settle-demo-card.server";

const DAY = 86_400_000;
const OPERATOR = { name: null, contact: null };

type DemoContext = Context & Pick<VaultContext, "box">;
interface Stage extends DemoContext {
  folder: string;
  links: CardLinks;
  passwordHash: string;
  /** Employers of the demonstration. */
  employers: readonly { id: string; name: string }[];
  officers: Record<"reviewer" | "approver" | "employer", string>;
}

/**
 * Fictional requests for cards at every stage, with papers, and cards in every state; one holder is in the directory of
 * experts. They go the ways that true ones go. Nobody signs in as them, apart from the demonstration's candidate. Run
 * again it changes nothing.
 * @param folder where uploaded files are kept
 */
export async function addDemoCards(ctx: DemoContext, folder: string, origin: string): Promise<void> {
  const employers = findEmployers(ctx);
  const officers = findOfficers(ctx);
  if (employers.length === 0 || !officers) return;
  const passwordHash = await hashPassword(randomBytes(32).toString("hex"));
  const stage = { ...ctx, folder, links: cardLinks(origin), passwordHash, employers, officers };
  for (const [n, one] of DEMO_CARDS.entries()) await addCard(stage, one, n);
}

/** Nobody acts for them: whoever did would be too near to a case, and would not find its holder as an expert. */
function findEmployers({ db }: Context) {
  const named = and(
    eq(enterprise.origin, "demo"),
    ne(enterprise.name, UNNAMED_ENTERPRISE),
    notExists(
      db
        .select({ one: sql`1` })
        .from(enterpriseMember)
        .where(eq(enterpriseMember.enterpriseId, enterprise.id)),
    ),
  );
  return db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(enterprise)
    .where(named)
    .orderBy(asc(enterprise.id))
    .limit(12)
    .all();
}

function findOfficers({ db }: Context): Stage["officers"] | null {
  const idOf = (role: Role) => {
    const email = DEMO_ACCOUNTS.find((one) => one.role === role)?.email ?? "";
    return findByIdentifier(db, { kind: "email", value: email })?.id;
  };
  const [reviewer, approver, employer] = [idOf("reviewer"), idOf("approver"), idOf("employer")];
  return reviewer && approver && employer ? { reviewer, approver, employer } : null;
}

const as = (stage: Stage, id: string, role: Role, now: number): VaultContext => ({
  db: stage.db,
  box: stage.box,
  now,
  actor: { kind: "account", id, roles: [role] },
});

async function addCard(stage: Stage, one: DemoCard, n: number): Promise<void> {
  const { db, now } = stage;
  const personId = findOrInsert(stage, one);
  if (countRows(db, cardApplication, eq(cardApplication.personId, personId)) > 0) return;
  const then = now - (one.age ?? 1) * DAY;
  const person = as(stage, personId, "candidate", then);
  const id = `demo-card-${one.account}`;
  const made = createCardApplication(person, { formKey: id, kind: "new", category: one.category });
  if ("refused" in made) throw new Error(made.refused);
  for (const [part, values] of Object.entries(answersOf(one, stage, n)))
    saveCardPart(person, ownPart(person, id), {
      part: part as FieldPart,
      values,
      version: ownPart(person, id).row.version,
    });
  await addPapers(person, id, stage.folder);
  if (one.filed) return propose(stage, id, then);
  if (one.age === null) return;
  const part = ownPart(person, id);
  const form = { verb: "submit", version: part.row.version, operator: OPERATOR } as const;
  const result = submitCardApplication(person, part, form, stage.links);
  if ("refused" in result) throw new Error(`${one.name}: ${result.refused}`);
  for (const move of one.moves) makeMove(stage, id, move, then);
  if (findCardApplication(db, id)?.status !== "approved") return;
  const at = then + (one.moves.at(-1)?.day ?? 0) * DAY;
  issueCard({ db, now: at, actor: { kind: "system", name: "demo" } }, id, stage.links);
  const approver = as(stage, stage.officers.approver, "approver", now);
  settleDemoCard({ ...person, now }, approver, id, one, stage.links);
}

function findOrInsert({ db, now, passwordHash }: Stage, { account: name, name: called }: DemoCard): string {
  const identifier = { kind: "email", value: `${name}@demo.local` } as const;
  const made = { identifier, passwordHash, name: called, roles: ["candidate" as const], confirmed: true };
  return db.transaction((tx) => findByIdentifier(tx, identifier)?.id ?? insertAccount(tx, made, now), {
    behavior: "immediate",
  });
}

function ownPart(ctx: AccountContext, id: string): Extract<CasePart, { side: "person" }> {
  const row = loadOwnCardApplication(ctx, id);
  if (!row) throw new Error("the demonstration's case is not there");
  return { side: "person", row };
}

/** Of an area that GB/T 2260 does not have: nobody holds it. */
function identityOf({ born, passport }: DemoCard, n: number): Record<string, string> {
  if (passport) return { identityKind: "passport", idNumber: `DEMO${10_000 + n}`, birthMonth: `${born}-05` };
  const body = `999999${born}0501${String(n).padStart(3, "0")}`;
  return { identityKind: "mainland", idNumber: body + identityCheck(body) };
}

function answersOf(
  one: DemoCard,
  { employers }: Stage,
  n: number,
): Record<FieldPart, Record<string, string>> {
  const employer = employers[n % employers.length]?.name ?? "";
  const zone = ["fullTimeInZone", "socialInsuranceInZone", "taxInZone", "payInZone", "employerInZone"];
  const rest = ["employerRegisteredInZone", "employerTaxInZone", "fullTimeInChongqing"];
  const yes = Object.fromEntries([...zone, ...rest].map((name) => [name, "yes"]));
  const { id = "none", name = "", body = "" } = one.honour ?? {};
  return {
    person: { realName: one.name, ...identityOf(one, n) },
    work: { employer, field: one.field, ...yes, contractYears: "3", partTimeStandard: "no" },
    merit: {
      conduct: "yes",
      civilServant: "no",
      ...(one.degree ? { degree: one.degree, title: "none", skill: "none" } : {}),
      ...(isCatalogueCategory(one.category)
        ? { honours: id, honourName: name, honourYear: "2021", honourBody: body }
        : {}),
    },
  };
}

async function addPapers(person: VaultContext, id: string, folder: string): Promise<void> {
  const part = ownPart(person, id);
  const { needed } = formOf(person.db, part.row, "person", person.now);
  for (const { kind, required } of needed) {
    if (!required) continue;
    const taken = await receiveMaterial(
      person,
      { folder, scan: null },
      new File([drawPaper()], `示例-${kind}.png`),
    );
    if ("fault" in taken) throw new Error(taken.fault);
    addMaterial(person, part, { kind, replaces: null }, taken);
  }
}

/** As if the demonstration's employer had written it: the person is asked. */
function propose(stage: Stage, id: string, then: number): void {
  const { db, officers, links } = stage;
  const own = db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(enterpriseMember)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
    .where(eq(enterpriseMember.accountId, officers.employer))
    .get();
  if (!own) return;
  const office = as(stage, officers.employer, "employer", then);
  db.transaction((tx) => {
    const filed = { filedBy: officers.employer, enterpriseId: own.id, employerName: own.name };
    tx.update(cardApplication).set(filed).where(eq(cardApplication.id, id)).run();
    const step = { applicationId: id, verb: "propose", who: "filer", version: null } as const;
    moveCardApplication(tx, office, { ...step, isComplete: () => true }, links);
  }, CARD_WRITING);
}

function makeMove(stage: Stage, id: string, { verb, day, ...said }: DemoMove, then: number): void {
  const { db, officers, links } = stage;
  const row = findCardApplication(db, id);
  const move = row && findCardApplicationMove(row.status, verb, row.returnedFrom);
  if (!move) throw new Error(`the demonstration cannot ${verb}`);
  const at = then + day * DAY;
  const first = move.permission === "card:review-first";
  const ctx: Context =
    move.who === "office"
      ? as(stage, first ? officers.reviewer : officers.approver, first ? "reviewer" : "approver", at)
      : move.who === "person"
        ? as(stage, row.personId, "candidate", at)
        : { db, now: at, actor: { kind: "visitor" } };
  if (verb === "verify") acceptHonour(ctx as AccountContext, id);
  const result = db.transaction((tx) => {
    if (verb === "object")
      tx.insert(cardObjection)
        .values({
          id: `demo-objection-${id}`,
          applicationId: id,
          createdAt: at,
          text: "示例异议：请再核实工作单位。",
        })
        .run();
    const step = { applicationId: id, verb, who: move.who, version: null, ...said };
    return moveCardApplication(tx, ctx, { ...step, isComplete: () => true }, links);
  }, CARD_WRITING);
  if ("refused" in result) throw new Error(`the demonstration cannot ${verb}: ${result.refused}`);
}

function acceptHonour(officer: AccountContext, id: string): void {
  const paper = officer.db
    .select({ id: cardMaterial.id })
    .from(cardMaterial)
    .where(and(eq(cardMaterial.applicationId, id), eq(cardMaterial.kind, "honour")))
    .get();
  const target = loadDeskCardApplication(officer, id);
  if (paper && target)
    judgeMaterial(officer, target, { material: paper.id, was: "pending", verdict: "accepted", note: null });
}
