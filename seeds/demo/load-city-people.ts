import { eq } from "drizzle-orm";
import { NO_PASSWORD } from "../../app/domain/account";
import { DEMO_ACCOUNTS } from "../../app/domain/demo-account";
import { identityCheck } from "../../app/domain/identity-number";
import { LEADING_INDUSTRIES } from "../../app/domain/industry";
import type { Role } from "../../app/domain/role";
import { isEnterpriseRuleSet } from "../../app/domain/rules/enterprise-rules";
import { nextNumber, nextOf } from "../../app/services/card-application/next-number.server";
import { sealIdentity } from "../../app/services/card-application/seal-identity.server";
import { rulesInForce } from "../../app/services/rule/rules-in-force.server";
import type { openBox } from "../../app/services/sealed-data/open-box.server";
import { getCalendar } from "../../app/services/setting/get-calendar.server";
import type { Db, Tx } from "../../db/client";
import {
  account,
  accountRole,
  candidateEducation,
  candidateProfile,
  cardApplication,
  cardApplicationEvent,
  cardEvent,
  enterprise,
  talentCard,
} from "../../db/schema/index";
import { announce } from "../../search/outbox";
import { makeCityCase, type CityCase, type CityOffice } from "./city-case";
import { DEMO_SEED } from "./load";
import { Random } from "./random";
import { cityAddress } from "./remove-people";

/** People of one transaction. */
const BATCH = 250;
const DAY = 86_400_000;
const FIELDS = LEADING_INDUSTRIES.flatMap(({ chains }) => Object.keys(chains));
const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"];
const GIVEN = [..."若予知以清安远川宁和言行舟桐棠岚溪禾朗越衡序真辰曦澄博雅静文景云山林青书望舒"];
const SCHOOLS = ["重庆大学", "西南大学", "重庆邮电大学", "重庆理工大学", "重庆医科大学"];
const MAJORS = ["软件工程", "电子信息工程", "自动化", "材料科学与工程", "药学", "机械工程"];

interface CityOptions {
  now: number;
  box: ReturnType<typeof openBox>;
  /** Of whom the first ones have asked for a card. */
  people: number;
  cases: number;
  seed?: number;
  onProgress?: (people: number) => void;
}

/**
 * Fictional people of the city scale with their profiles, and their requests for cards with history and cards, written
 * in batches, so that any number fits in memory. `removeDemoPeople` takes them away again.
 */
export function loadCityPeople(db: Db, options: CityOptions): void {
  const { now, people, cases, seed = DEMO_SEED, onProgress } = options;
  const employers = db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(enterprise)
    .where(eq(enterprise.origin, "demo"))
    .orderBy(enterprise.id)
    .all();
  const office = officeOf(db, now);
  for (let from = 0; from < people; from += BATCH) {
    db.transaction(
      (tx) => {
        const made: CityCase[] = [];
        const until = Math.min(people, from + BATCH);
        for (let n = from; n < until; n++) {
          const random = new Random(seed, `person ${n}`);
          const person = writePerson(tx, random, n, options);
          const employer = random.pick(employers);
          const field = random.pick(FIELDS);
          if (n < cases) made.push(makeCityCase(random, n, { ...person, employer, field }, office, now));
        }
        writeCases(tx, made, now);
      },
      { behavior: "immediate" },
    );
    onProgress?.(Math.min(people, from + BATCH));
  }
}

function officeOf(db: Db, now: number): CityOffice {
  const idOf = (role: Role) => {
    const email = DEMO_ACCOUNTS.find((one) => one.role === role)?.email ?? "";
    const found = db.select({ id: account.id }).from(account).where(eq(account.email, email)).get();
    if (!found) throw new Error(`the demonstration has no ${role}`);
    return found.id;
  };
  return {
    reviewer: idOf("reviewer"),
    approver: idOf("approver"),
    rules: [...rulesInForce({ db, now }).values()].filter(({ ruleSet }) => !isEnterpriseRuleSet(ruleSet.id)),
    calendar: getCalendar({ db }),
    evaluations: new Map(),
  };
}

function writePerson(tx: Tx, random: Random, n: number, { now, box }: CityOptions) {
  const id = `demo-city-${n}`;
  const name = `示例${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.chance(0.7) ? random.pick(GIVEN) : ""}`;
  const born = random.int(1968, 2003);
  const at = now - random.int(1, 500) * DAY;
  const dated = { createdAt: at, updatedAt: at };
  tx.insert(account)
    .values({
      id,
      email: cityAddress(n),
      emailConfirmedAt: at,
      passwordHash: NO_PASSWORD,
      displayName: name,
      ...dated,
    })
    .run();
  tx.insert(accountRole).values({ accountId: id, role: "candidate", grantedAt: at }).run();
  const major = random.pick(MAJORS);
  tx.insert(candidateProfile)
    .values({
      ...{ accountId: id, realName: name, city: "重庆", headline: `${major}背景（示例数据）`, about: null },
      ...{ skills: [major], jobTypes: [], districts: [], industries: [], ...dated },
      visibility: random.chance(0.3) ? "verified" : "applied",
    })
    .run();
  const months = { startMonth: `${born + 18}-09`, endMonth: `${born + 22}-06` };
  tx.insert(candidateEducation)
    .values({
      id,
      accountId: id,
      school: random.pick(SCHOOLS),
      major,
      degree: "bachelor",
      ...months,
      updatedAt: at,
    })
    .run();
  // Of an area that GB/T 2260 does not have: nobody holds it.
  const day = `${String(random.int(1, 12)).padStart(2, "0")}${String(random.int(1, 28)).padStart(2, "0")}`;
  const body = `999${String(n % 1000).padStart(3, "0")}${born}${day}${String(Math.floor(n / 1000)).padStart(3, "0")}`;
  return { id, name, born, identity: sealIdentity(box, body + identityCheck(body)) };
}

function writeCases(tx: Tx, made: readonly CityCase[], now: number): void {
  if (made.length === 0) return;
  const cards: string[] = [];
  for (const { row, events, card } of made) {
    const caseNumber = row.submittedAt ? nextNumber(tx, "RCK", row.submittedAt) : null;
    tx.insert(cardApplication)
      .values({ ...row, caseNumber })
      .run();
    if (events.length > 0) tx.insert(cardApplicationEvent).values(events).run();
    if (!card) continue;
    const number = nextNumber(tx, "JFH", card.issuedAt);
    tx.insert(talentCard)
      .values({ ...card, number, statusIndex: nextOf(tx, "card-status") })
      .run();
    tx.insert(cardEvent).values({ cardId: card.id, at: card.issuedAt, verb: "issue" }).run();
    cards.push(card.id);
  }
  announce(
    tx,
    "talentCards",
    made.map(({ row }) => row.id),
    now,
  );
  announce(tx, "experts", cards, now);
}
