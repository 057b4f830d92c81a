import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, it } from "vitest";
import { ATTEMPT_LIMITS } from "~/auth/attempt.server";
import { NO_PASSWORD } from "~/domain/account";
import { createSecretBox } from "~/auth/secret-box.server";
import { readSession } from "~/auth/session.server";
import { RECOVERY_CODES, SECOND_STEP_MINUTES, CodeForm, shownRecoveryCode } from "~/domain/second-step";
import { completeSignIn, isCodeAwaited } from "~/services/account/complete-sign-in.server";
import { loadManagedAccount, resetSecondStep, setDisabled } from "~/services/account/manage-account.server";
import {
  beginSecondStep,
  cancelSecondStep,
  confirmSecondStep,
  endSecondStep,
  renewRecoveryCodes,
  showSecondStep,
} from "~/services/account/manage-second-step.server";
import { signIn } from "~/services/account/sign-in.server";
import type { Db } from "~db/client";
import { account, accountTotp, auditEntry, mailOutbox, oneTimeToken, recoveryCode } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { PASSWORD, acting, addPerson, signedIn, visitor } from "./people";

const HALF_MINUTE = 30_000;
const sealing = {
  box: createSecretBox(Buffer.alloc(32, 7).toString("base64")),
  keyed: visitor(null as unknown as Db).keyed,
};

let db: Db;
let id: string;
let now: number;
beforeEach(async () => {
  db = openTestDatabase();
  now = FACTORY_NOW;
  id = await addPerson(db, "zhou", "candidate");
});

const self = () => acting(db, id, ["candidate"], now);
const code = (secret: string, at = now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

const begin = () => beginSecondStep(self(), sealing, PASSWORD);

/** Turns the second step on. @returns the secret of the device and the codes of the paper */
async function turnOn(session = "") {
  await begin();
  const secret = showSecondStep(self(), sealing).begun?.secret ?? "";
  const result = confirmSecondStep(self(), sealing, code(secret), session);
  if (!("codes" in result)) throw new Error("not on");
  now += HALF_MINUTE;
  return { secret, codes: result.codes };
}

async function password(): Promise<string> {
  const identifier = { kind: "email", value: "zhou@example.cn" } as const;
  const result = await signIn(visitor(db, { now }), { identifier, password: PASSWORD }, null);
  if (!("secondStep" in result)) throw new Error("no code was asked for");
  return result.secondStep;
}

const complete = (token: string, typed: string) =>
  completeSignIn(visitor(db, { now }), sealing, { token, code: typed, before: null });

describe("the second step", () => {
  it("asks for nothing until a first code was right", async () => {
    await begin();
    const identifier = { kind: "email", value: "zhou@example.cn" } as const;
    expect(await signIn(visitor(db), { identifier, password: PASSWORD }, null)).toHaveProperty("opened");
    expect(confirmSecondStep(self(), sealing, "000000", "")).toEqual({ refused: "wrong" });
    expect(showSecondStep(self(), sealing).since).toBeNull();
    cancelSecondStep(self());
    expect(showSecondStep(self(), sealing)).toMatchObject({ since: null, recoveryCodesLeft: 0, begun: null });
  });

  it("is begun with the password, where there is one", async () => {
    expect(await beginSecondStep(self(), sealing, "not the password")).toEqual({ refused: "wrong" });
    expect(showSecondStep(self(), sealing).begun).toBeNull();
    db.update(account).set({ passwordHash: NO_PASSWORD }).run();
    expect(await beginSecondStep(self(), sealing, "")).toEqual({ done: true });
  });

  it("begun twice keeps the secret that the device may have learnt already", async () => {
    await begin();
    const first = showSecondStep(self(), sealing).begun?.secret;
    await begin();
    expect(showSecondStep(self(), sealing).begun?.secret).toBe(first);
  });

  it("once on, takes the password and then the code of the device", async () => {
    const { secret } = await turnOn();
    const token = await password();
    expect(isCodeAwaited(visitor(db, { now }), token)).toBe(true);
    const result = complete(token, code(secret));
    if (!("opened" in result)) throw new Error("not opened");
    expect(readSession(db, result.opened.token, now)).toMatchObject({ id, secondStep: true });
  });

  it("signs every other browser out when it is turned on, and tells the holder", async () => {
    const here = signedIn(db, id);
    const elsewhere = signedIn(db, id);
    await turnOn(here.id);
    expect(readSession(db, here.token, now)).not.toBeNull();
    expect(readSession(db, elsewhere.token, now)).toBeNull();
    expect(db.select().from(mailOutbox).all()).toHaveLength(1);
  });

  it("takes no code twice, and none older than the last that was used", async () => {
    const { secret } = await turnOn();
    expect(complete(await password(), code(secret))).toHaveProperty("opened");
    expect(complete(await password(), code(secret))).toEqual({ wrong: true });
    expect(complete(await password(), code(secret, now - HALF_MINUTE))).toEqual({ wrong: true });
    now += HALF_MINUTE;
    expect(complete(await password(), code(secret))).toHaveProperty("opened");
  });

  it("takes a code of a clock that is half a minute off, not of one that is two minutes off", async () => {
    const { secret } = await turnOn();
    now += 10 * HALF_MINUTE;
    expect(complete(await password(), code(secret, now - 4 * HALF_MINUTE))).toEqual({ wrong: true });
    expect(complete(await password(), code(secret, now + HALF_MINUTE))).toHaveProperty("opened");
  });

  it("takes each code of the paper once, however it is typed", async () => {
    const { codes } = await turnOn();
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    const typed = CodeForm.parse({ code: ` ${shownRecoveryCode(codes[0] ?? "").toUpperCase()} ` }).code;
    expect(complete(await password(), typed)).toHaveProperty("opened");
    expect(complete(await password(), typed)).toEqual({ wrong: true });
    expect(showSecondStep(self(), sealing).recoveryCodesLeft).toBe(RECOVERY_CODES - 1);
  });

  it("is over when the code comes too late, or was brought already", async () => {
    const { secret } = await turnOn();
    const token = await password();
    now += SECOND_STEP_MINUTES * 60_000;
    expect(isCodeAwaited(visitor(db, { now }), token)).toBe(false);
    expect(complete(token, code(secret))).toEqual({ spent: true });
    const fresh = await password();
    expect(complete(fresh, code(secret))).toHaveProperty("opened");
    now += HALF_MINUTE;
    expect(complete(fresh, code(secret))).toEqual({ spent: true });
    expect(complete("no such token", code(secret))).toEqual({ spent: true });
  });

  it("is not got past with a token that resets passwords, nor by an account that was disabled meanwhile", async () => {
    const { secret } = await turnOn();
    const token = await password();
    db.update(oneTimeToken).set({ purpose: "reset" }).run();
    expect(complete(token, code(secret))).toEqual({ spent: true });
    db.update(oneTimeToken).set({ purpose: "second-step" }).run();
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"], now);
    const target = loadManagedAccount(admin, id);
    if (!target) throw new Error("no account");
    setDisabled(admin, target, { disabled: true, version: target.version });
    expect(complete(token, code(secret))).toEqual({ spent: true });
  });

  it("is locked after its tries, whatever token they come with, and opens again by time", async () => {
    const { secret } = await turnOn();
    const { most, within } = ATTEMPT_LIMITS["code:account"];
    for (let n = 0; n < most; n++) expect(complete(await password(), "000000")).toEqual({ wrong: true });
    expect(complete(await password(), code(secret))).toEqual({ wait: within / 60_000 });
    now += within;
    expect(complete(await password(), code(secret))).toHaveProperty("opened");
  });

  it("is turned off, and its paper renewed, for a right code only", async () => {
    const { secret, codes } = await turnOn();
    expect(renewRecoveryCodes(self(), sealing, "000000")).toEqual({ refused: "wrong" });
    const renewed = renewRecoveryCodes(self(), sealing, code(secret));
    if (!("codes" in renewed)) throw new Error("not renewed");
    expect(renewed.codes).not.toContain(codes[0]);
    expect(endSecondStep(self(), sealing, codes[0] ?? "")).toEqual({ refused: "wrong" });
    expect(endSecondStep(self(), sealing, renewed.codes[0] ?? "")).toEqual({ done: true });
    expect(db.select().from(accountTotp).all()).toEqual([]);
    expect(db.select().from(recoveryCode).all()).toEqual([]);
  });

  it("is taken away by an administrator, who signs everything out; nobody does that for himself", async () => {
    await turnOn();
    const { token } = signedIn(db, id, now);
    const adminId = await addPerson(db, "admin", "admin");
    const admin = acting(db, adminId, ["admin"], now);
    const target = loadManagedAccount(admin, id);
    const own = loadManagedAccount(admin, adminId);
    if (!target || !own) throw new Error("no account");
    expect(resetSecondStep(admin, own)).toEqual({ refused: "own" });
    expect(resetSecondStep(admin, target)).toEqual({ done: true });
    expect(readSession(db, token, now)).toBeNull();
    expect(showSecondStep(self(), sealing).since).toBeNull();
    const actions = db.select().from(auditEntry).all();
    expect(actions.at(-1)).toMatchObject({ action: "account:second-step-reset", actor: adminId });
  });

  it("keeps neither the secret nor a code of the paper readable", async () => {
    const { secret, codes } = await turnOn();
    const stored = JSON.stringify([
      db.select().from(accountTotp).all(),
      db.select().from(recoveryCode).all(),
      db.select().from(auditEntry).all(),
      db.select().from(mailOutbox).all(),
    ]);
    for (const text of [secret, ...codes]) expect(stored).not.toContain(text);
  });

  it.each(["", "12345", "1234567", "abcde", "<script>", "０００００", "l1o0i-l1o0i"])(
    "does not read “%s” as a code",
    (typed) => {
      expect(CodeForm.safeParse({ code: typed }).success).toBe(false);
    },
  );

  it.each(["123 456", "１２３４５６", " 123-456 "])("reads “%s” as 123456", (typed) => {
    expect(CodeForm.parse({ code: typed }).code).toBe("123456");
  });
});

describe("what is sealed", () => {
  const box = createSecretBox(Buffer.alloc(32, 1).toString("base64"));

  it("opens with the same key for the same purpose only", () => {
    const sealed = box.seal("金凤凰", "totp");
    expect(box.open(sealed, "totp")).toBe("金凤凰");
    expect(box.open(sealed, "oidc")).toBeNull();
    expect(createSecretBox(Buffer.alloc(32, 2).toString("base64")).open(sealed, "totp")).toBeNull();
    expect(box.seal("金凤凰", "totp")).not.toBe(sealed);
  });

  it("does not open when a single character was changed or cut off", () => {
    const sealed = box.seal("secret", "totp");
    for (let i = 0; i < sealed.length - 1; i++) {
      const other = sealed[i] === "A" ? "B" : "A";
      expect(box.open(`${sealed.slice(0, i)}${other}${sealed.slice(i + 1)}`, "totp")).toBeNull();
    }
    for (const text of ["", "v1", "v1.", sealed.slice(0, -3)]) expect(box.open(text, "totp")).toBeNull();
  });

  it("takes no key of another length", () => {
    expect(() => createSecretBox(Buffer.alloc(16).toString("base64"))).toThrow("32 bytes");
  });
});
