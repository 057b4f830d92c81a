import { and, desc, eq, isNull, ne } from "drizzle-orm";
import type { Degree } from "~/domain/candidate";
import { UNKNOWN_INDUSTRY } from "~/domain/industry";
import type { CardApplicationKind } from "~/domain/card-application";
import { isFindingName } from "~/domain/rules/card-facts";
import { shanghaiMonth } from "~/domain/month";
import type { Db, Tx } from "~db/client";
import { application, cardApplication, enterprise, talentCard } from "~db/schema";
import { readProfile } from "../candidate/read-profile.server";
import type { VaultContext } from "../vault-context.server";
import type { CardApplicationRow } from "./load-card-application.server";

/** Where the portal knows something from (一表制: nothing is typed twice, and it is said where it came from). */
export const KNOWN_FROM = {
  profile: "来自您的简历",
  hired: "来自您在本平台的录用记录",
  before: "来自您上次的人才卡申请",
  card: "来自您的人才卡",
  enterprise: "来自单位在本平台登记的资料",
} as const;
export type KnownFrom = keyof typeof KNOWN_FROM;

/** What is known of one field, and from where. */
export interface Known {
  value: string;
  from: KnownFrom;
}

/** The newest case of somebody whose content is still there and that was handed in. */
export function lastCaseOf(db: Db | Tx, personId: string, apartFrom = ""): CardApplicationRow | undefined {
  return db
    .select()
    .from(cardApplication)
    .where(
      and(
        eq(cardApplication.personId, personId),
        ne(cardApplication.id, apartFrom),
        isNull(cardApplication.erasedAt),
        ne(cardApplication.status, "draft"),
        ne(cardApplication.status, "consent"),
      ),
    )
    .orderBy(desc(cardApplication.createdAt), desc(cardApplication.id))
    .limit(1)
    .get();
}

/** The card that somebody holds, whatever its dates; one that was revoked is no card. */
export function cardOf(db: Db | Tx, holderId: string) {
  return db
    .select()
    .from(talentCard)
    .where(and(eq(talentCard.holderId, holderId), ne(talentCard.status, "revoked")))
    .get();
}

/**
 * What the portal knows of whoever acts that a request for a card asks for, by field: from the card, the last case, the
 * position that they were hired for, the profile; of several the surest.
 * @param caseId of a case that is no source for itself
 */
export function findKnown(ctx: VaultContext, kind: CardApplicationKind, caseId?: string): Map<string, Known> {
  const known = new Map<string, Known>();
  const tell = (name: string, value: string | null | undefined, from: KnownFrom) => {
    if (value && !known.has(name)) known.set(name, { value, from });
  };
  const moved = kind === "change";
  const before = lastCaseOf(ctx.db, ctx.actor.id, caseId);
  const card = cardOf(ctx.db, ctx.actor.id);
  if (kind === "renewal" && card) {
    tell("realName", card.holderName, "card");
    tell("employer", card.employerName, "card");
    tell("field", card.field, "card");
  }
  if (before) {
    tell("realName", before.realName, "before");
    if (!moved) tell("employer", before.employerName, "before");
    if (!moved) tell("field", before.field, "before");
    for (const [name, value] of Object.entries(before.answers))
      // What the office found of that case it finds anew.
      if (!isFindingName(name) && (!moved || !OF_EMPLOYER.includes(name))) tell(name, value, "before");
  }
  const hired = findHired(ctx);
  if (hired) {
    tell("employer", hired.name, "hired");
    if (hired.industry !== UNKNOWN_INDUSTRY) tell("field", hired.industry, "hired");
  }
  const profile = readProfile(ctx);
  tell("realName", profile?.realName, "profile");
  const work = profile?.experience.find(({ kind: what, endMonth }) => what === "work" && endMonth === null);
  tell("employer", work?.organisation, "profile");
  const month = shanghaiMonth(ctx.now);
  const degrees = profile?.education.map(({ degree, endMonth }) => degreeOf(degree, endMonth <= month));
  tell("degree", degrees?.find(Boolean), "profile");
  return known;
}

/** Answers about the employer; with another employer they are asked again. */
const OF_EMPLOYER: readonly string[] = [
  "fullTimeInZone",
  "employerInZone",
  "contractYears",
  "socialInsuranceInZone",
  "taxInZone",
  "payInZone",
  "employerRegisteredInZone",
  "employerTaxInZone",
  "partTimeStandard",
];

/** As the rules name degrees; of what is not finished yet only the doctor's counts, as being on the way. */
function degreeOf(degree: Degree, finished: boolean): string | null {
  if (degree === "doctor") return finished ? "doctor" : "doctoralStudent";
  return finished && (degree === "bachelor" || degree === "master") ? degree : null;
}

/** The enterprise that took somebody on by this portal last. */
function findHired({ db, actor }: VaultContext) {
  return db
    .select({ id: enterprise.id, name: enterprise.name, industry: enterprise.industry })
    .from(application)
    .innerJoin(enterprise, eq(enterprise.id, application.enterpriseId))
    .where(
      and(
        eq(application.candidateId, actor.id),
        eq(application.status, "hired"),
        isNull(application.erasedAt),
      ),
    )
    .orderBy(desc(application.movedAt))
    .limit(1)
    .get();
}

/** Fields with where what is in them came from, as far as it is still what the portal knows. */
export function fieldsWithSources<F extends { name: string; value: string }>(
  ctx: VaultContext,
  row: Pick<CardApplicationRow, "id" | "kind" | "personId" | "filedBy">,
  fields: readonly F[],
): (F & { from: string | null })[] {
  const known = row.personId === row.filedBy ? findKnown(ctx, row.kind, row.id) : new Map<string, Known>();
  return fields.map((field) => {
    const found = known.get(field.name);
    const same = found !== undefined && field.value !== "" && found.value === field.value;
    return { ...field, from: same ? KNOWN_FROM[found.from] : null };
  });
}
