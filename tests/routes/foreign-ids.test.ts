import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ActionFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { ROUTE_ACCESS } from "~/domain/route-access";
import { MEMBER_ROLES } from "~/domain/member";
import type { Role } from "~/domain/role";
import { unsubscribeToken } from "~/auth/unsubscribe-token.server";
import { hashToken } from "~/auth/token.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import {
  application,
  benefit,
  cardApplication,
  cultivationImport,
  cultivationProposal,
  candidateEducation,
  candidateExperience,
  candidateProfile,
  hiddenEnterprise,
  enterpriseFigures,
  enterpriseInvitation,
  enterpriseMember,
  foreignCard,
  importFile,
  interview,
  job,
  oneTimeToken,
  positionImport,
  postingReport,
  savedSearch,
  talentCard,
  upload,
  verificationCase,
} from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { addCase } from "~tests/services/card-applications";
import { expertRef } from "~/services/expert/expert-ref.server";
import { talentRef } from "~/services/talent/talent-ref.server";
import { addPerson, signedIn } from "~tests/services/people";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "./api/portal";

type Handler = (args: ActionFunctionArgs) => unknown;
interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

const FOLDER = fileURLToPath(new URL("../../app/routes/", import.meta.url));
const ROUTES = readdirSync(FOLDER).map((file) => file.replace(/\.tsx?$/, ""));
/** The routes whose address holds an id. */
const WITH_ID = ROUTES.filter((name) => /\$\w/.test(name));
const load = (name: string) => {
  const file = readdirSync(FOLDER).find((one) => one.replace(/\.tsx?$/, "") === name) ?? "";
  return import(/* @vite-ignore */ `${FOLDER}${file}`) as Promise<RouteModule>;
};

/**
 * Whose the ids of an address are.
 * `enterprise`: of one enterprise; its members see it, those of another do not.
 * `person`: of one candidate.
 * `candidates`: what is published is every candidate's, what is not is nobody's.
 * `office`: whoever has the permission sees every one; what is none of theirs is what does not exist.
 * `public`: what is published is everybody's, what is not is nobody's.
 * `secret`: who has the address may use it.
 */
type Whose = "enterprise" | "person" | "candidates" | "office" | "public" | "secret";
interface Claim {
  whose: Whose;
  /** Ids of what belongs to the first enterprise, or is hidden. */
  params: Record<string, string>;
  /** Its form keeps what was typed and says in words that there is nothing. */
  told?: true;
}

/** A new route whose address holds an id needs a line here. */
const CLAIMS: Record<string, Claim> = {
  "talent-card.publicity.$applicationId": {
    whose: "public",
    params: { applicationId: "desk-case" },
    told: true,
  },
  "admin.benefits.$benefitId": { whose: "office", params: { benefitId: "benefit" } },
  "admin.card-applications.$applicationId": { whose: "office", params: { applicationId: "desk-case" } },
  "admin.cultivation.enterprises.$enterpriseId": { whose: "office", params: { enterpriseId: "a" } },
  "admin.cultivation.lists.$listId": { whose: "office", params: { listId: "list" } },
  "admin.cultivation.proposals.$proposalId": { whose: "office", params: { proposalId: "proposal" } },
  "admin.enterprises.$caseId": { whose: "office", params: { caseId: "case" } },
  "admin.figures.$figuresId": { whose: "office", params: { figuresId: "figures" } },
  "hire.cultivation.figures.$year._index": { whose: "enterprise", params: { year: "2024" } },
  "hire.cultivation.figures.$year.autosave": { whose: "enterprise", params: { year: "2024" } },
  "admin.import.$fileId._index": { whose: "office", params: { fileId: "file" } },
  "admin.import.$fileId.rejected[.]csv": { whose: "office", params: { fileId: "file" } },
  "admin.jobs.$jobId": { whose: "office", params: { jobId: "submitted" } },
  "admin.reports.$reportId": { whose: "office", params: { reportId: "report" } },
  "admin.recognition.$foreignCardId": { whose: "office", params: { foreignCardId: "foreign" } },
  "admin.talent-cards.$cardId": { whose: "office", params: { cardId: "card" } },
  "admin.rules.$ruleSetId._index": { whose: "office", params: { ruleSetId: "xinfeng-master" } },
  "admin.rules.$ruleSetId.$version": {
    whose: "office",
    params: { ruleSetId: "xinfeng-master", version: "1" },
  },
  "admin.users.$accountId": { whose: "office", params: { accountId: "" } },
  "api.v1.enterprises.$enterpriseId": { whose: "public", params: { enterpriseId: "no-such-id" } },
  "api.v1.jobs.$jobId": { whose: "public", params: { jobId: "draft" } },
  "confirm.$token": { whose: "person", params: { token: "confirm-token" } },
  "api.v1.talent-cards.verify.$code": { whose: "public", params: { code: "no-such-id" } },
  "talent-card.verify.$code": { whose: "public", params: { code: "no-such-id" } },
  "enterprises.$enterpriseId": { whose: "public", params: { enterpriseId: "no-such-id" } },
  "hire.applications.$applicationId._index": {
    whose: "enterprise",
    params: { applicationId: "application" },
  },
  "hire.applications.$applicationId.resume": {
    whose: "enterprise",
    params: { applicationId: "application" },
  },
  "hire.card-applications.$applicationId._index": {
    whose: "enterprise",
    params: { applicationId: "filed-case" },
  },
  "hire.card-applications.$applicationId.edit": {
    whose: "enterprise",
    params: { applicationId: "filed-case" },
  },
  "hire.card-applications.$applicationId.autosave": {
    whose: "enterprise",
    params: { applicationId: "filed-case" },
  },
  "hire.jobs.$jobId.applications": { whose: "enterprise", params: { jobId: "draft" } },
  "hire.jobs.$jobId._index": { whose: "enterprise", params: { jobId: "draft" } },
  "hire.jobs.$jobId.autosave": { whose: "enterprise", params: { jobId: "draft" } },
  "hire.jobs.$jobId.edit": { whose: "enterprise", params: { jobId: "draft" } },
  "hire.jobs.import.$importId._index": { whose: "enterprise", params: { importId: "sheet" } },
  "hire.jobs.import.$importId.faults[.]csv": { whose: "enterprise", params: { importId: "sheet" } },
  "hire.experts.$expertId": { whose: "enterprise", params: { expertId: "" } },
  "hire.talents.$candidateId": { whose: "enterprise", params: { candidateId: "" } },
  "interviews.$interviewId.calendar[.]ics": { whose: "enterprise", params: { interviewId: "interview" } },
  "invitations.$token": { whose: "secret", params: { token: "invitation-token" } },
  "jobs.$jobId_.report": { whose: "public", params: { jobId: "draft" }, told: true },
  "jobs.$jobId": { whose: "public", params: { jobId: "draft" } },
  "jobs.$jobId_.apply": { whose: "candidates", params: { jobId: "open" } },
  "me.alerts.$searchId": { whose: "person", params: { searchId: "search" } },
  "me.applications.$applicationId": { whose: "person", params: { applicationId: "application" } },
  "me.card-applications.$applicationId._index": { whose: "person", params: { applicationId: "desk-case" } },
  "me.card-applications.$applicationId.edit": { whose: "person", params: { applicationId: "desk-case" } },
  "me.card-applications.$applicationId.autosave": { whose: "person", params: { applicationId: "desk-case" } },
  "me.profile.education.$entryId": { whose: "person", params: { entryId: "education" } },
  "me.profile.experience.$entryId": { whose: "person", params: { entryId: "experience" } },
  "reset.$token": { whose: "secret", params: { token: "reset-token" } },
  "sitemaps.$file": { whose: "public", params: { file: "no-such-id" } },
  "unsubscribe.$token": { whose: "secret", params: { token: "" } },
  "uploads.$uploadId": { whose: "enterprise", params: { uploadId: "paper" } },
};

let portal: TestPortal;
let folder: string;
const people: Record<string, string> = {};
beforeAll(async () => {
  portal = await openTestPortal([]);
  folder = mkdtempSync(join(tmpdir(), "portal-foreign-"));
  portal.context.files = { folder, scan: null };
  const { db } = portal;
  const verifiedUntil = FACTORY_NOW + 90 * DAY;
  insertEnterprises(
    db,
    ["a", "b"].map((id) =>
      buildEnterprise({ id, name: `示例${id}有限公司`, origin: "registered", verifiedUntil }),
    ),
    FACTORY_NOW,
  );
  insertJobs(
    db,
    [
      buildJob({ id: "draft", enterpriseId: "a", status: "draft" }),
      buildJob({ id: "open", enterpriseId: "a" }),
      buildJob({ id: "submitted", enterpriseId: "a", status: "review", submittedAt: FACTORY_NOW }),
    ],
    FACTORY_NOW,
  );
  loadRuleSets({ db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } });
  for (const [name, ...roles] of WHO) people[name] = await addPerson(db, name, ...roles);
  const [owner = "", other = "", admin = ""] = ["owner", "other", "admin"].map((name) => people[name]);
  const member = { role: MEMBER_ROLES[0], joinedAt: FACTORY_NOW } as const;
  db.insert(enterpriseMember)
    .values({ ...member, accountId: owner, enterpriseId: "a" })
    .run();
  db.insert(enterpriseMember)
    .values({ ...member, accountId: other, enterpriseId: "b" })
    .run();
  db.update(job).set({ createdBy: owner }).run();
  const paper = {
    id: "paper",
    ownerId: owner,
    storedName: "paper",
    mime: "image/png",
    bytes: 1,
    sha256: "",
  } as const;
  db.insert(upload)
    .values({ ...paper, name: "执照.png", scan: "unscanned", createdAt: FACTORY_NOW })
    .run();
  writeFileSync(join(folder, "paper"), "x");
  const dates = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW, submittedAt: FACTORY_NOW };
  db.insert(verificationCase)
    .values({
      id: "case",
      enterpriseId: "a",
      applicantId: owner,
      status: "submitted",
      facts: {},
      licenceId: "paper",
      ...dates,
    })
    .run();
  const sheet = {
    id: "sheet",
    enterpriseId: "a",
    importedBy: owner,
    fileName: "职位.csv",
    sha256: "x",
    drafts: 0,
  };
  db.insert(positionImport)
    .values({ ...sheet, faulty: 0, ignored: [], importedAt: FACTORY_NOW })
    .run();
  const file = {
    id: "file",
    name: "职位.csv",
    storedName: "file.csv",
    bytes: 1,
    sha256: "x",
    uploadedBy: admin,
  };
  db.insert(importFile)
    .values({ ...file, uploadedAt: FACTORY_NOW })
    .run();
  const life = { createdAt: FACTORY_NOW, expiresAt: FACTORY_NOW + DAY };
  const invited = {
    id: "invitation",
    enterpriseId: "a",
    email: "new@example.cn",
    role: MEMBER_ROLES[1],
    invitedBy: owner,
  };
  db.insert(enterpriseInvitation)
    .values({ ...invited, role: "recruiter", tokenHash: hashToken("invitation-token"), ...life })
    .run();
  db.insert(oneTimeToken)
    .values({ tokenHash: hashToken("reset-token"), accountId: owner, purpose: "reset", ...life })
    .run();
  const confirming = {
    accountId: people.applicant ?? "",
    purpose: "confirm",
    address: "new@example.cn",
  } as const;
  db.insert(oneTimeToken)
    .values({ tokenHash: hashToken("confirm-token"), ...confirming, ...life })
    .run();
  const applied = { appliedAt: FACTORY_NOW, movedAt: FACTORY_NOW, tags: [], resumeId: "paper" };
  db.insert(application)
    .values({
      id: "application",
      jobId: "open",
      enterpriseId: "a",
      candidateId: people.applicant ?? "",
      status: "interview",
      ...applied,
    })
    .run();
  const months = { startMonth: "2022-09", endMonth: "2026-06", updatedAt: FACTORY_NOW };
  const ofApplicant = { accountId: people.applicant ?? "", ...months };
  db.insert(candidateEducation)
    .values({ id: "education", ...ofApplicant, school: "示例大学", major: "软件工程", degree: "bachelor" })
    .run();
  db.insert(candidateExperience)
    .values({ id: "experience", ...ofApplicant, kind: "work", organisation: "示例公司", title: "工程师" })
    .run();
  const appointment = { id: "interview", applicationId: "application", kind: "phone", place: "1" } as const;
  db.insert(interview)
    .values({
      ...appointment,
      status: "accepted",
      slots: [FACTORY_NOW],
      startsAt: FACTORY_NOW,
      minutes: 30,
      createdAt: FACTORY_NOW,
      updatedAt: FACTORY_NOW,
    })
    .run();
  const report = {
    id: "report",
    jobId: "submitted",
    jobVersion: 1,
    reason: "other",
    text: "与实际不符，请核实。",
  } as const;
  db.insert(postingReport)
    .values({ ...report, createdAt: FACTORY_NOW })
    .run();
  const profile = {
    accountId: people.applicant ?? "",
    realName: "示例应聘者",
    visibility: "verified",
  } as const;
  const open = { skills: [], jobTypes: [], districts: [], industries: [] };
  db.insert(candidateProfile)
    .values({ ...profile, ...open, createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW })
    .run();
  db.insert(hiddenEnterprise)
    .values({ accountId: profile.accountId, enterpriseId: "b", createdAt: FACTORY_NOW })
    .run();
  db.insert(cultivationImport)
    .values({
      ...{ id: "list", kind: "techSme", title: "示例名单", fileName: "x.csv", issuedOn: "2026-03-01" },
      ...{ rows: [], createdBy: admin, createdAt: FACTORY_NOW },
    })
    .run();
  db.insert(cultivationProposal)
    .values({
      ...{ id: "proposal", enterpriseId: "a", verb: "admit", about: "library", tiers: ["tech"], year: 2025 },
      ...{ reasons: [], status: "open", createdAt: FACTORY_NOW },
    })
    .run();
  const found = CLAIMS["hire.talents.$candidateId"];
  if (found) found.params.candidateId = talentRef(portal.context, { id: "a" }, profile.accountId);
  const expert = CLAIMS["hire.experts.$expertId"];
  if (expert) expert.params.expertId = expertRef(portal.context, { id: "a" }, "card");
  const asked = { id: "issued-case", kind: "new", category: "young", status: "issued", answers: {} } as const;
  const dated = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW };
  db.insert(cardApplication)
    .values({
      ...{ ...asked, ...dated, caseNumber: "RCK-2026-000900", movedAt: FACTORY_NOW },
      personId: profile.accountId,
      filedBy: profile.accountId,
    })
    .run();
  db.insert(talentCard)
    .values({
      ...{ id: "card", number: "JFH-2026-000001", code: "0123456789AB", applicationId: "issued-case" },
      ...{ category: "young", status: "active", statusIndex: 0, listed: true, expertise: "示例专长" },
      holderId: profile.accountId,
      issuedAt: FACTORY_NOW,
      validFrom: FACTORY_NOW,
      validUntil: FACTORY_NOW + 900 * DAY,
      updatedAt: FACTORY_NOW,
    })
    .run();
  const panda = {
    id: "foreign",
    scheme: "cdht-golden-panda",
    number: "CD-1",
    proof: "none",
    status: "imported",
  } as const;
  const ofPanda = { holder: "示*", level: "B", validFrom: null, validUntil: null, issuer: "" };
  db.insert(foreignCard)
    .values({ ...panda, facts: ofPanda, importedBy: admin, importedAt: FACTORY_NOW })
    .run();
  const search = { id: "search", accountId: people.applicant ?? "", name: "软件", query: "q=软件" };
  const saved = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW, seenUntil: FACTORY_NOW };
  db.insert(savedSearch)
    .values({ ...search, frequency: "daily", ...saved })
    .run();
  const mailed = CLAIMS["unsubscribe.$token"];
  if (mailed) mailed.params.token = unsubscribeToken(portal.context.keyed, "search");
  const granted = { kind: "scenic", title: "示例权益", summary: "示例", provider: "示例单位" } as const;
  const limits = { perCardPeriod: "day", quotaPeriod: "day", redeemable: true, active: true } as const;
  db.insert(benefit)
    .values({ id: "benefit", ...granted, ...limits, categories: ["young"], ...saved })
    .run();
  addCase(db, people.applicant ?? "", "firstReview", {
    id: "desk-case",
    caseNumber: "RCK-2026-900002",
    enterpriseId: "a",
  });
  const filed = { id: "filed-case", filedBy: owner, enterpriseId: "a" };
  addCase(db, people.candidate ?? "", "draft", { ...filed, idNumber: "500101199001011248" });
  const told = { figures: {}, explanations: {}, findings: {}, createdBy: owner, ...dates };
  db.insert(enterpriseFigures)
    .values([
      { id: "figures", enterpriseId: "a", year: 2023, status: "submitted", ...told },
      { id: "figures-draft", enterpriseId: "a", year: 2024, status: "draft", ...told, submittedAt: null },
    ])
    .run();
  signedIn(db, owner);
  const claim = CLAIMS["admin.users.$accountId"];
  if (claim) claim.params.accountId = owner;
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

const WHO: [string, ...Role[]][] = [
  ["owner", "employer"],
  ["other", "employer"],
  ["candidate", "candidate"],
  ["applicant", "candidate"],
  ["reviewer", "reviewer"],
  ["approver", "approver"],
  ["operator", "operator"],
  ["admin", "admin"],
];
/** Who is a party of what the addresses name, apart from the enterprise. */
const PARTIES: Record<string, string[]> = {
  "uploads.$uploadId": ["reviewer", "approver", "admin"],
  "interviews.$interviewId.calendar[.]ics": ["applicant"],
};
const everyone = WHO.map(([name]) => name);

type Outcome = "shown" | "refused";

/** Whatever the form of the answer: a page, or a refusal that says no more than that there is nothing. */
async function outcome(
  handler: Handler,
  who: string | null,
  params: Record<string, string>,
  body?: URLSearchParams,
): Promise<Outcome> {
  const id = who && people[who];
  const headers: HeadersInit = id ? { Cookie: `__Host-session=${signedIn(portal.db, id).token}` } : {};
  const request = new Request(`${PUBLIC_URL}/somewhere`, { method: body ? "POST" : "GET", headers, body });
  const args = { request, params, context: portal.context } as unknown as ActionFunctionArgs;
  const answer = await Promise.resolve()
    .then(() => handler(args))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response || thrown instanceof NotPermitted) return thrown;
      throw thrown;
    });
  if (answer instanceof NotPermitted) return "refused";
  const status =
    answer instanceof Response
      ? answer.status
      : typeof answer === "object" && answer !== null && "init" in answer
        ? ((answer.init as ResponseInit | null)?.status ?? 200)
        : 200;
  const location = answer instanceof Response ? (answer.headers.get("Location") ?? "") : "";
  if (location.startsWith("/login?")) return "refused";
  return status >= 400 ? "refused" : "shown";
}

/** All that somebody could have changed. */
function world(): string {
  const tables = [
    "job",
    "verification_case",
    "upload",
    "enterprise",
    "enterprise_member",
    "enterprise_invitation",
    "application",
    "interview",
    "application_message",
    "application_note",
    "application_outcome",
    "application_access",
    "candidate_profile",
    "candidate_education",
    "candidate_experience",
    "hidden_enterprise",
    "job_invitation",
    "saved_job",
    "saved_search",
    "consent",
    "card_application",
    "card_application_event",
    "card_material",
    "card_objection",
    "card_note",
    "card_conflict",
    "card_invitation",
  ];
  tables.push(
    "position_import",
    "import_file",
    "one_time_token",
    "account_role",
    "task",
    "mail_outbox",
    "posting_report",
    "job_decision",
    "benefit",
    "benefit_use",
    "talent_card",
    "card_event",
    "foreign_card",
    "signing_key",
    "rule_set_version",
    "enterprise_figures",
    "figures_evidence",
  );
  const rows = tables.map((table) => portal.db.all(sql.raw(`SELECT * FROM ${table}`)));
  const sessions = portal.db.all(sql`SELECT id FROM session WHERE revoked_at IS NOT NULL`);
  const disabled = portal.db.all(sql`SELECT id, disabled_at, password_hash, version FROM account`);
  return JSON.stringify([rows, sessions, disabled]);
}

/** What a form of such a page might hold, for whatever its intent is called. */
const BODIES = [
  "",
  "save",
  "submit",
  "discard",
  "withdraw",
  "remove",
  "pause",
  "close",
  "copy",
  "approve",
  "return",
  "disable",
  "roles",
].map(
  (intent) =>
    new URLSearchParams({
      intent,
      verb: intent,
      version: "1",
      roles: "admin",
      reasons: "vague",
      title: "改过",
      step: "post",
      section: "basics",
      registeredDay: "2018-06-30",
      part: "person",
    }),
);

describe("somebody else's id in an address", () => {
  it("is thought of for every route that takes one, and for no other", () => {
    expect(Object.keys(CLAIMS).sort()).toEqual([...WITH_ID].sort());
    for (const [name, { whose }] of Object.entries(CLAIMS))
      expect(ROUTE_ACCESS[name] === "public", name).toBe(
        whose === "public" || ["reset.$token", "unsubscribe.$token"].includes(name),
      );
  });

  describe.each(WITH_ID)("%s", (name) => {
    const claim = () => CLAIMS[name] as Claim;

    it("shows to others, signed in or not, nothing, and takes nothing from them", async () => {
      const { loader, action } = await load(name);
      const { whose, params, told } = claim();
      if (whose === "secret") return expect(Object.keys(params)).toEqual(["token"]);
      const mine =
        whose === "enterprise"
          ? ["owner", ...(PARTIES[name] ?? [])]
          : whose === "person"
            ? ["applicant"]
            : whose === "candidates"
              ? ["candidate", "applicant"]
              : [];
      const others = whose === "office" ? [null, "other", "candidate"] : [null, ...everyone];
      for (const who of others.filter((one) => one === null || !mine.includes(one))) {
        const before = world();
        if (loader) expect(await outcome(loader, who, params), `${who} reads`).toBe("refused");
        for (const body of action ? BODIES : [])
          expect(await outcome(action as Handler, who, params, body), `${who} ${body}`).toBe(
            told ? "shown" : "refused",
          );
        expect(world()).toBe(before);
      }
    });

    it("that names nothing is answered alike to everybody", async () => {
      const { loader, action } = await load(name);
      const nothing = Object.fromEntries(Object.keys(claim().params).map((param) => [param, "no-such-id"]));
      for (const who of [null, ...everyone]) {
        const before = world();
        if (loader) expect(await outcome(loader, who, nothing), `${who} reads`).toBe("refused");
        if (claim().whose !== "secret")
          for (const body of action ? BODIES : [])
            expect(await outcome(action as Handler, who, nothing, body), `${who} ${body}`).toBe(
              claim().told ? "shown" : "refused",
            );
        else if (action) await outcome(action, who, nothing, BODIES[0]);
        expect(world()).toBe(before);
      }
    });

    it("is shown to those whose it is, or taken from them", async () => {
      const { loader, action } = await load(name);
      const { whose, params } = claim();
      if (whose === "public") return expect(loader).toBeDefined();
      const holder = { enterprise: "owner", office: "admin", person: "applicant", candidates: "candidate" };
      const who = whose === "secret" ? null : holder[whose];
      const isTaken = name.endsWith(".autosave");
      const answer = outcome(
        (isTaken ? action : loader) as Handler,
        who,
        params,
        isTaken ? BODIES[0] : undefined,
      );
      expect(await answer).toBe("shown");
    });
  });
});

describe("somebody else's id in a form", () => {
  const sessionOf = (who: string) =>
    (
      portal.db.all(sql`SELECT id FROM session WHERE account_id = ${people[who]} LIMIT 1`)[0] as {
        id: string;
      }
    ).id;

  it.each<[string, string, () => Record<string, string>]>([
    [
      "me._index",
      "ends nobody else's session",
      () => ({ intent: "end-session", session: sessionOf("owner") }),
    ],
    [
      "hire.enterprise",
      "removes nobody of another enterprise",
      () => ({ intent: "remove", target: people.owner ?? "" }),
    ],
    [
      "hire.enterprise",
      "changes nobody's part in another enterprise",
      () => ({ intent: "recruiter", target: people.owner ?? "" }),
    ],
    [
      "hire.enterprise",
      "takes back no invitation of another enterprise",
      () => ({ intent: "revoke", target: "invitation" }),
    ],
    [
      "hire.enterprise",
      "withdraws no case of another enterprise",
      () => ({ intent: "withdraw", version: "1" }),
    ],
    ["admin.jobs._index", "decides on nothing without the permission", () => ({ items: "submitted:1" })],
    ["admin.tasks", "retries nothing without the permission", () => ({ task: "1" })],
  ])("%s %s", async (name, _what, fields) => {
    const { action } = await load(name);
    const given = fields();
    const before = world();
    await outcome(action as Handler, "other", {}, new URLSearchParams(given));
    expect(world()).toBe(before);
  });
});
