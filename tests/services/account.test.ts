import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { ATTEMPT_LIMITS } from "~/auth/attempt.server";
import { ABSOLUTE_LIMIT, IDLE_LIMIT, readSession } from "~/auth/session.server";
import { creditCodeCheck } from "~/domain/credit-code";
import { RegisterForm, RESET_LINK_MINUTES } from "~/domain/account";
import { readIdentifier } from "~/domain/identifier";
import { NotPermitted } from "~/domain/permission";
import { askReset } from "~/services/account/ask-reset.server";
import { changePassword } from "~/services/account/change-password.server";
import { createAccount } from "~/services/account/create-account.server";
import { endOtherSessions, endOwnSession, loadOwnSession } from "~/services/account/end-own-sessions.server";
import { listSessions } from "~/services/account/list-sessions.server";
import { changeRoles, loadManagedAccount, setDisabled } from "~/services/account/manage-account.server";
import { registerAccount } from "~/services/account/register-account.server";
import { isResetLinkGood, resetPassword } from "~/services/account/reset-password.server";
import { signIn } from "~/services/account/sign-in.server";
import { findByIdentifier } from "~/services/account/find-account.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { addDemoCandidates } from "~/services/demo/add-demo-candidates.server";
import { addDemoDesk } from "~/services/demo/add-demo-desk.server";
import { findMembership } from "~/services/member/find-membership.server";
import { addDemoAccounts } from "~/services/demo/add-demo-accounts.server";
import type { Db } from "~db/client";
import {
  account,
  application,
  auditEntry,
  candidateProfile,
  consent,
  job,
  mailOutbox,
  session,
  applicationMessage,
  applicationOutcome,
} from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { CONFIRM_LINK, PASSWORD, acting, addPerson, box, signedIn, visitor } from "./people";

const MINUTE = 60_000;
const NEW_PASSWORD = "一盏 江边 的 旧 路灯";

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
});

const email = (value: string) => ({ kind: "email", value }) as const;
const sign = (name: string, password = PASSWORD, given: Parameters<typeof visitor>[1] = {}) =>
  signIn(visitor(db, given), { identifier: email(`${name}@example.cn`), password }, null);
const actions = () =>
  db
    .select()
    .from(auditEntry)
    .all()
    .map(({ action }) => action);

describe("registering", () => {
  const form = (over: Record<string, string> = {}) =>
    RegisterForm.parse({
      role: "employer",
      name: " 周  一\u200B ",
      identifier: "Zhou@Example.CN",
      password: PASSWORD,
      formKey: "7d1f0f7e-3f5a-4c86-9d63-0c8a6f0f5b11",
      ...over,
    });

  it("makes an account with one role and signs the browser in", async () => {
    const result = await registerAccount(visitor(db), form(), null, CONFIRM_LINK);
    if (!("opened" in result)) throw new Error("not opened");
    const person = readSession(db, result.opened.token, FACTORY_NOW);
    expect(person).toMatchObject({ displayName: "周 一", email: "zhou@example.cn", roles: ["employer"] });
  });

  it("keeps neither the password nor the token", async () => {
    const result = await registerAccount(visitor(db), form(), null, CONFIRM_LINK);
    if (!("opened" in result)) throw new Error("not opened");
    const stored = JSON.stringify([db.select().from(account).all(), db.select().from(session).all()]);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(result.opened.token);
    expect(stored).toMatch(/\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$/);
  });

  it("takes a form sent twice, even at once, as one registration", async () => {
    const results = await Promise.all(
      [1, 2].map(() => registerAccount(visitor(db), form(), null, CONFIRM_LINK)),
    );
    expect(results.every((result) => "opened" in result)).toBe(true);
    expect(db.select().from(account).all()).toHaveLength(1);
  });

  it("refuses an address that has an account, whoever asks", async () => {
    await registerAccount(visitor(db), form(), null, CONFIRM_LINK);
    const other = form({ formKey: "2f0a4f4e-3f5a-4c86-9d63-0c8a6f0f5b12", name: "旁人" });
    expect(await registerAccount(visitor(db), other, null, CONFIRM_LINK)).toEqual({ taken: true });
  });

  it.each([
    ["a granted role", { role: "admin" }, "role"],
    ["no name", { name: " \u200B " }, "name"],
    ["neither address nor number", { identifier: "zhou" }, "identifier"],
    ["a short password", { password: "短密码" }, "password"],
    ["a common password", { password: "woaini1314520" }, "password"],
    ["the address as password", { password: "zhou@example.cn", identifier: "zhou@example.cn" }, "password"],
    ["the domain of the demonstration", { identifier: "x@demo.local" }, "identifier"],
    ["no key of a form", { formKey: "x" }, "formKey"],
  ])("does not take %s", (_what, over, field) => {
    const read = RegisterForm.safeParse({
      role: "candidate",
      name: "周一",
      identifier: "zhou@example.cn",
      password: PASSWORD,
      formKey: "7d1f0f7e-3f5a-4c86-9d63-0c8a6f0f5b11",
      ...over,
    });
    expect(read.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it.each([
    ["１３８ ００１３ ８０００", "mobile", "13800138000"],
    ["+86 138-0013-8000", "mobile", "13800138000"],
    [" Zhou.Yi@Example.com ", "email", "zhou.yi@example.com"],
  ])("reads “%s” as %s", (raw, kind, value) => {
    expect(readIdentifier(raw)).toEqual({ kind, value });
  });

  it.each(["23800138000", "1380013800", "zhou@", "@example.cn", "a b@example.cn", "zhou@localhost"])(
    "reads “%s” as neither",
    (raw) => {
      expect(readIdentifier(raw)).toBeNull();
    },
  );
});

describe("signing in", () => {
  it("gives a new token each time and ends the session that the browser had", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const before = signedIn(db, id).token;
    const result = await signIn(
      visitor(db),
      { identifier: email("zhou@example.cn"), password: PASSWORD },
      before,
    );
    if (!("opened" in result)) throw new Error("not opened");
    expect(result.opened.token).not.toBe(before);
    expect(readSession(db, before, FACTORY_NOW)).toBeNull();
    expect(readSession(db, result.opened.token, FACTORY_NOW)?.id).toBe(id);
  });

  it("answers a wrong password and an account that does not exist alike", async () => {
    await addPerson(db, "zhou", "candidate");
    expect(await sign("zhou", "not the password")).toEqual({ refused: "wrong" });
    expect(await sign("nobody", "not the password")).toEqual({ refused: "wrong" });
  });

  it("locks an identifier after its tries, whether or not it has an account, and opens it again by time", async () => {
    await addPerson(db, "zhou", "candidate");
    const { most, within } = ATTEMPT_LIMITS["sign-in:identifier"];
    for (const name of ["zhou", "nobody"]) {
      for (let n = 0; n < most; n++) expect(await sign(name, "wrong")).toEqual({ refused: "wrong" });
      expect(await sign(name)).toEqual({ wait: within / MINUTE });
    }
    const later = await sign("zhou", PASSWORD, { now: FACTORY_NOW + within });
    expect(later).toHaveProperty("opened");
  });

  it("counts a hundred tries at once as a hundred", async () => {
    await addPerson(db, "zhou", "candidate");
    const results = await Promise.all(Array.from({ length: 30 }, () => sign("zhou", "wrong")));
    const { most } = ATTEMPT_LIMITS["sign-in:identifier"];
    expect(results.filter((result) => "refused" in result)).toHaveLength(most);
  });

  it("forgets the tries of whoever then signs in", async () => {
    await addPerson(db, "zhou", "candidate");
    const { most } = ATTEMPT_LIMITS["sign-in:identifier"];
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < most - 1; n++) await sign("zhou", "wrong");
      expect(await sign("zhou")).toHaveProperty("opened");
    }
  });

  it("keeps no identifier where tries are counted", async () => {
    await sign("nobody", "wrong");
    expect(JSON.stringify(db.$client.prepare("SELECT * FROM attempt").all())).not.toContain("nobody");
  });

  it("refuses a disabled account, but only to whoever knows its password", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    db.update(account).set({ disabledAt: FACTORY_NOW }).where(eq(account.id, id)).run();
    expect(await sign("zhou", "wrong")).toEqual({ refused: "wrong" });
    expect(await sign("zhou")).toEqual({ refused: "disabled" });
  });

  it("knows no demonstration account in production", async () => {
    await addDemoAccounts({ db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } });
    const as = { identifier: email("admin@demo.local"), password: "fengqi-demo-2026" };
    expect(await signIn(visitor(db, { production: true }), as, null)).toEqual({ refused: "wrong" });
    expect(await signIn(visitor(db), as, null)).toHaveProperty("opened");
  });
});

describe("a session", () => {
  it("ends when unused for a week, and after thirty days however busy", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const idle = signedIn(db, id).token;
    expect(readSession(db, idle, FACTORY_NOW + IDLE_LIMIT)).toBeNull();
    const busy = signedIn(db, id).token;
    const step = IDLE_LIMIT / 2;
    let at = FACTORY_NOW;
    while (at + step < FACTORY_NOW + ABSOLUTE_LIMIT) {
      at += step;
      expect(readSession(db, busy, at)?.id).toBe(id);
    }
    expect(readSession(db, busy, FACTORY_NOW + ABSOLUTE_LIMIT)).toBeNull();
  });

  it("is listed with a name of its device and ended by its owner only", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const other = await addPerson(db, "wu", "candidate");
    const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1";
    const phone = signedIn(db, id, FACTORY_NOW, agent);
    const ctx = acting(db, id, ["candidate"]);
    expect(listSessions(ctx, id).map(({ device }) => device)).toEqual(["iPhone 上的 Safari"]);
    expect(loadOwnSession(acting(db, other, ["candidate"]), phone.id)).toBeUndefined();
    const target = loadOwnSession(ctx, phone.id);
    if (!target) throw new Error("no session");
    endOwnSession(ctx, target);
    expect(readSession(db, phone.token, FACTORY_NOW)).toBeNull();
    expect(listSessions(ctx, id)).toEqual([]);
  });

  it("of others of the account all end at once", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const [kept, ...others] = [1, 2, 3].map(() => signedIn(db, id));
    endOtherSessions(acting(db, id, ["candidate"]), kept?.id ?? "");
    expect(readSession(db, kept?.token ?? "", FACTORY_NOW)).not.toBeNull();
    for (const { token } of others) expect(readSession(db, token, FACTORY_NOW)).toBeNull();
  });
});

describe("a forgotten password", () => {
  const ask = (name: string, now = FACTORY_NOW) => {
    const links: string[] = [];
    const answer = askReset(visitor(db, { now }), email(`${name}@example.cn`), (token) => {
      links.push(token);
      return `https://portal.example/reset/${token}`;
    });
    return { answer, token: links[0] ?? "" };
  };

  it("is set anew by a link from a message, once; every browser is signed out and the owner told", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const { token: old } = signedIn(db, id);
    const { token } = ask("zhou");
    expect(db.select().from(mailOutbox).all()[0]?.text).toContain(token);
    expect(await resetPassword(visitor(db), token, NEW_PASSWORD)).toEqual({ done: true });
    expect(readSession(db, old, FACTORY_NOW)).toBeNull();
    expect(await sign("zhou")).toEqual({ refused: "wrong" });
    expect(await sign("zhou", NEW_PASSWORD)).toHaveProperty("opened");
    expect(await resetPassword(visitor(db), token, PASSWORD)).toEqual({ spent: true });
    const subjects = db.select().from(mailOutbox).all();
    expect(subjects.map(({ subject }) => subject)).toEqual(["重新设置密码", "密码已更改"]);
  });

  it("is answered the same for nobody, and writes to nobody", () => {
    expect(ask("nobody").answer).toEqual({ wait: null });
    expect(db.select().from(mailOutbox).all()).toEqual([]);
  });

  it("has a link that is worth nothing after half an hour, and none of its bits stored", async () => {
    await addPerson(db, "zhou", "candidate");
    const { token } = ask("zhou");
    expect(JSON.stringify(db.$client.prepare("SELECT * FROM one_time_token").all())).not.toContain(token);
    expect(isResetLinkGood(visitor(db), token)).toBe(true);
    const late = visitor(db, { now: FACTORY_NOW + RESET_LINK_MINUTES * MINUTE });
    expect(isResetLinkGood(late, token)).toBe(false);
    expect(await resetPassword(late, token, NEW_PASSWORD)).toEqual({ spent: true });
  });

  it("cannot be asked for more than three times an hour, for an account or for none", async () => {
    await addPerson(db, "zhou", "candidate");
    for (const name of ["zhou", "nobody"]) {
      for (let n = 0; n < 3; n++) expect(ask(name, FACTORY_NOW + n * MINUTE).answer.wait).toBeNull();
      expect(ask(name, FACTORY_NOW + 3 * MINUTE).answer.wait).toBe(57);
    }
  });

  it("opens a locked account: whoever has the mailbox is its owner", async () => {
    await addPerson(db, "zhou", "candidate");
    for (let n = 0; n < 11; n++) await sign("zhou", "wrong");
    const { token } = ask("zhou");
    await resetPassword(visitor(db), token, NEW_PASSWORD);
    expect(await sign("zhou", NEW_PASSWORD)).toHaveProperty("opened");
  });

  it("does not become a weak one", async () => {
    await addPerson(db, "zhou", "candidate");
    const { token } = ask("zhou");
    expect(await resetPassword(visitor(db), token, "zhou@example.cn")).toHaveProperty("weak");
    expect(isResetLinkGood(visitor(db), token)).toBe(true);
  });
});

describe("a changed password", () => {
  it("needs the current one and signs other browsers out", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const [here, there] = [signedIn(db, id), signedIn(db, id)];
    const ctx = acting(db, id, ["candidate"]);
    const wrong = { currentPassword: "wrong", newPassword: NEW_PASSWORD };
    expect(await changePassword(ctx, wrong, here.id)).toEqual({ wrong: true });
    const right = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect(await changePassword(ctx, right, here.id)).toEqual({ done: true });
    expect(await changePassword(ctx, right, here.id)).toEqual({ done: true });
    expect(readSession(db, here.token, FACTORY_NOW)).not.toBeNull();
    expect(readSession(db, there.token, FACTORY_NOW)).toBeNull();
    expect(actions().filter((action) => action === "account:password-changed")).toHaveLength(1);
  });

  it("cannot be guessed by whoever sits at an open browser", async () => {
    const id = await addPerson(db, "zhou", "candidate");
    const guess = () =>
      changePassword(
        acting(db, id, ["candidate"]),
        { currentPassword: "wrong", newPassword: NEW_PASSWORD },
        "s",
      );
    for (let n = 0; n < 10; n++) expect(await guess()).toEqual({ wrong: true });
    expect(await guess()).toHaveProperty("wait");
  });
});

describe("those who manage accounts", () => {
  async function people() {
    const admin = await addPerson(db, "admin", "admin");
    const zhou = await addPerson(db, "zhou", "candidate");
    const ctx = acting(db, admin, ["admin"]);
    const load = (id: string) => {
      const target = loadManagedAccount(ctx, id);
      if (!target) throw new Error("no account");
      return target;
    };
    return { admin, zhou, ctx, load };
  }

  it("grant roles and take them, with what was before and after written down", async () => {
    const { zhou, ctx, load } = await people();
    expect(changeRoles(ctx, load(zhou), { roles: ["reviewer"], version: 1 })).toEqual({ done: true });
    const entry = db.select().from(auditEntry).all().at(-1);
    expect(entry).toMatchObject({
      action: "account:roles-changed",
      entityId: zhou,
      details: { granted: ["reviewer"], removed: ["candidate"] },
    });
  });

  it("do not overwrite what somebody else has just changed", async () => {
    const { zhou, ctx, load } = await people();
    changeRoles(ctx, load(zhou), { roles: ["reviewer"], version: 1 });
    expect(changeRoles(ctx, load(zhou), { roles: ["approver"], version: 1 })).toEqual({ refused: "changed" });
    expect(setDisabled(ctx, load(zhou), { disabled: true, version: 1 })).toEqual({ refused: "changed" });
  });

  it("shut an account with all its sessions, never their own", async () => {
    const { admin, zhou, ctx, load } = await people();
    const { token } = signedIn(db, zhou);
    expect(setDisabled(ctx, load(zhou), { disabled: true, version: 1 })).toEqual({ done: true });
    expect(readSession(db, token, FACTORY_NOW)).toBeNull();
    expect(setDisabled(ctx, load(admin), { disabled: true, version: 1 })).toEqual({ refused: "own" });
    expect(changeRoles(ctx, load(admin), { roles: ["candidate"], version: 1 })).toEqual({ refused: "own" });
    expect(changeRoles(ctx, load(zhou), { roles: [], version: 2 })).toEqual({ refused: "none" });
  });

  it("are nobody else", async () => {
    const { zhou, admin } = await people();
    for (const role of ["candidate", "employer", "reviewer", "approver", "operator"] as const)
      expect(() => loadManagedAccount(acting(db, zhou, [role]), admin)).toThrow(NotPermitted);
  });
});

describe("the first administrator", () => {
  it("is made by a command, with a link that sets the password", async () => {
    const ctx = { db, now: FACTORY_NOW, actor: { kind: "command", name: "account" } } as const;
    const wanted = { identifier: email("first@example.cn"), name: "第一位", roles: ["admin"] } as const;
    const made = await createAccount(ctx, wanted);
    if (!("token" in made)) throw new Error("no token");
    expect(await createAccount(ctx, wanted)).toEqual({ taken: true });
    expect(await resetPassword(visitor(db), made.token, NEW_PASSWORD)).toEqual({ done: true });
    expect(await sign("first", NEW_PASSWORD)).toHaveProperty("opened");
  });
});

describe("the demonstration", () => {
  it("gives its employer a verified enterprise, a draft and a position that waits, once", async () => {
    const [code, address] = ["91999999MA0DEM001", "示例大道 1 号"];
    const complete = { creditCode: code + creditCodeCheck(code), address };
    insertEnterprises(db, [buildEnterprise(), buildEnterprise({ id: "e2", ...complete })], FACTORY_NOW);
    const ctx = { db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } } as const;
    await addDemoAccounts(ctx);
    addDemoDesk(ctx);
    addDemoDesk(ctx);
    const own = findByIdentifier(db, email("employer@demo.local"));
    const membership = findMembership(acting(db, own?.id ?? "", ["employer"]));
    expect(membership).toMatchObject({ role: "owner", enterprise: { id: "e2" } });
    const jobs = db.select({ id: job.id, status: job.status, origin: job.origin }).from(job).all();
    expect(jobs).toEqual([
      { id: "demo-draft", status: "draft", origin: "demo" },
      { id: "demo-review", status: "review", origin: "demo" },
    ]);
  });

  it("has people who look for work: some have applied, some can be found, all are fictional, once", async () => {
    const [code, address] = ["91999999MA0DEM001", "示例大道 1 号"];
    insertEnterprises(
      db,
      [buildEnterprise({ creditCode: code + creditCodeCheck(code), address })],
      FACTORY_NOW,
    );
    const until = FACTORY_NOW + 60 * DAY;
    insertJobs(
      db,
      [buildJob({ title: "软件工程师", postedAt: FACTORY_NOW, validUntil: until })],
      FACTORY_NOW,
    );
    const ctx = { db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } } as const;
    await addDemoAccounts(ctx);
    addDemoDesk(ctx);
    await addDemoCandidates({ ...ctx, box }, "https://portal.example");
    const made = () => [application, candidateProfile, consent].map((table) => db.select().from(table).all());
    const first = made();
    await addDemoCandidates({ ...ctx, box }, "https://portal.example");
    expect(made()).toEqual(first);
    expect(
      db
        .select()
        .from(application)
        .all()
        .map(({ status }) => status)
        .sort(),
    ).toEqual([
      "hired",
      "interview",
      "rejected",
      "rejected",
      "shortlisted",
      "submitted",
      "submitted",
      "submitted",
    ]);
    expect(db.select().from(applicationMessage).all()).toHaveLength(3);
    expect(db.select().from(applicationOutcome).all()).toMatchObject([{ kind: "started", value: true }]);
    const [{ enterpriseId = "" } = {}] = db.select().from(application).all();
    expect(computeResponseRate(ctx, enterpriseId)).toMatchObject({ due: 6, inTime: 5, rate: 5 / 6 });
    const people = db.select().from(candidateProfile).all();
    expect(people.every(({ realName }) => realName.startsWith("示例"))).toBe(true);
    expect(people.filter(({ visibility }) => visibility === "verified")).toHaveLength(4);
  });
});
