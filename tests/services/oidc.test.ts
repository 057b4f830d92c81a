import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import Provider from "oidc-provider";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOidcClient } from "~/auth/oidc.server";
import { OIDC_MINUTES } from "~/auth/oidc-cookie.server";
import { readSession } from "~/auth/session.server";
import type { FormFaults } from "~/domain/form";
import * as begin from "~/routes/auth.oidc._index";
import * as callback from "~/routes/auth.oidc.callback";
import * as finish from "~/routes/auth.oidc.finish";
import { identitiesOf, unlinkIdentity } from "~/services/account/sign-in-by-identity.server";
import { signIn } from "~/services/account/sign-in.server";
import { account, accountIdentity, accountTotp, auditEntry } from "~db/schema";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "~tests/routes/api/portal";
import { PASSWORD, acting, addPerson, signedIn, visitor } from "./people";

interface Person {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
}
const LIN: Person = { sub: "lin", name: "林小禾", email: "lin@example.cn", email_verified: true };

let server: Server;
let issuer: string;
let provider: Provider;
/** Who signs in at the provider; null = whoever it is says no. */
let user: Person | null;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: "portal",
        client_secret: "the secret of the portal",
        redirect_uris: [`${PUBLIC_URL}/auth/oidc/callback`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => Promise.resolve({ ...(user ?? LIN), sub }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["a key of this test"] },
  });
  const handle = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/")) void interact(request, response);
    else void handle(request, response);
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Stands in for the person at the provider's own pages. */
async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, session } = await provider.interactionDetails(request, response);
  if (!user) return provider.interactionFinished(request, response, { error: "access_denied" });
  if (prompt.name === "login")
    return provider.interactionFinished(request, response, { login: { accountId: user.sub } });
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: "portal" });
  grant.addOIDCScope("openid profile email");
  const grantId = await grant.save();
  await provider.interactionFinished(
    request,
    response,
    { consent: { grantId } },
    { mergeWithLastSubmission: true },
  );
}

let portal: TestPortal;
let context: AppLoadContext;
/** The cookies of the browser, at the portal. */
let jar: Map<string, string>;
beforeEach(async () => {
  user = LIN;
  jar = new Map();
  portal = await openTestPortal([]);
  const oidc = createOidcClient({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "portal",
    OIDC_CLIENT_SECRET: "the secret of the portal",
    OIDC_NAME: "统一身份认证",
  });
  // The provider's clock is the real one.
  context = { ...portal.context, oidc, now: Date.now() } as AppLoadContext;
});
afterEach(() => portal.close());

type Handler = (args: LoaderFunctionArgs) => unknown;

/** Asks a page of the portal as this browser, which keeps the cookies it is given. */
async function ask(handler: Handler, address: string, body?: URLSearchParams) {
  const headers = { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
  const request = new Request(new URL(address, PUBLIC_URL), { method: body ? "POST" : "GET", headers, body });
  const answer = await Promise.resolve()
    .then(() => handler({ request, context, params: {} } as unknown as LoaderFunctionArgs))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  const init = answer instanceof Response ? answer : (answer as { init?: ResponseInit }).init;
  for (const line of new Headers(init?.headers).getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0/.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}

const locationOf = (answer: unknown) =>
  answer instanceof Response ? (answer.headers.get("Location") ?? "") : "no redirect";

/** From the portal's page to the provider and through it. @returns where the browser comes back to */
async function throughProvider(next = ""): Promise<string> {
  let at = locationOf(await ask(begin.loader, `/auth/oidc${next ? `?next=${next}` : ""}`));
  const theirs = new Map<string, string>();
  for (let steps = 0; !at.startsWith(PUBLIC_URL); steps++) {
    if (steps > 12) throw new Error(`lost at ${at}`);
    const Cookie = [...theirs].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(at, issuer), { redirect: "manual", headers: { Cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      theirs.set(name, value);
    }
    at = answer.headers.get("Location") ?? `${answer.status}: ${await answer.text()}`;
  }
  return at;
}

const comeBack = async (next = "") => ask(callback.loader, await throughProvider(next));
const faultOf = (answer: unknown) => (answer as { data?: { fault?: string } }).data?.fault;
const confirm = (fields: Record<string, string> = {}) =>
  ask(
    finish.action,
    "/auth/oidc/finish",
    new URLSearchParams({ role: "candidate", name: "林小禾", ...fields }),
  );
const whoIsIn = () => readSession(portal.db, jar.get("__Host-session") ?? "", context.now);

describe("signing in by another provider of identities", () => {
  it("makes an account the first time, after asking, and finds it again afterwards", async () => {
    expect(locationOf(await comeBack("/jobs"))).toBe("/auth/oidc/finish");
    expect(portal.db.select().from(account).all()).toEqual([]);
    expect(await ask(finish.loader, "/auth/oidc/finish")).toMatchObject({
      name: "林小禾",
      email: "li***@example.cn",
    });
    expect(locationOf(await confirm())).toBe("/jobs");
    const person = whoIsIn();
    expect(person).toMatchObject({ displayName: "林小禾", email: "lin@example.cn", roles: ["candidate"] });
    jar.clear();
    expect(locationOf(await comeBack())).toBe("/me");
    expect(whoIsIn()?.id).toBe(person?.id);
    expect(portal.db.select().from(account).all()).toHaveLength(1);
  });

  it("leaves nothing behind in the browser but its session", async () => {
    await comeBack();
    await confirm();
    expect([...jar.keys()]).toEqual(["__Host-session"]);
  });

  it("makes one account of a form sent twice", async () => {
    await comeBack();
    const kept = new Map(jar);
    await confirm();
    jar = kept;
    await confirm();
    expect(portal.db.select().from(account).all()).toHaveLength(1);
  });

  it("takes no address that the provider has not verified", async () => {
    user = { ...LIN, email_verified: false };
    await comeBack();
    await confirm();
    expect(whoIsIn()).toMatchObject({ email: null });
  });

  it("links nothing by an address alone: whoever has it signs in first", async () => {
    const id = await addPerson(portal.db, "lin", "candidate");
    await comeBack();
    const answer = (await confirm()) as FormFaults;
    expect(answer.errors.form).toContain("已有账号");
    expect(portal.db.select().from(accountIdentity).all()).toEqual([]);
    jar.set("__Host-session", signedIn(portal.db, id, context.now).token);
    expect(locationOf(await comeBack())).toBe("/auth/oidc/finish");
    expect(await ask(finish.loader, "/auth/oidc/finish")).toMatchObject({ account: "lin" });
    expect(locationOf(await confirm({ intent: "link" }))).toBe("/me");
    jar.clear();
    await comeBack();
    expect(whoIsIn()?.id).toBe(id);
    const actions = portal.db.select().from(auditEntry).all();
    expect(actions.map(({ action }) => action)).toContain("account:identity-linked");
  });

  it("links an identity to one account, and of one provider one identity", async () => {
    await comeBack();
    await confirm();
    jar.clear();
    const other = await addPerson(portal.db, "wang", "candidate");
    jar.set("__Host-session", signedIn(portal.db, other, context.now).token);
    user = { ...LIN, sub: "wang-1", email: "w1@example.cn" };
    await comeBack();
    await confirm({ intent: "link" });
    user = { ...LIN, sub: "wang-2", email: "w2@example.cn" };
    await comeBack();
    const second = (await confirm({ intent: "link" })) as FormFaults;
    expect(second.errors.form).toContain("已绑定另一个身份");
    expect(identitiesOf(portal.db, other)).toHaveLength(1);
  });

  it("unlinks, unless nothing else would let its holder in", async () => {
    await comeBack();
    await confirm();
    const own = acting(portal.db, whoIsIn()?.id ?? "", ["candidate"]);
    expect(unlinkIdentity(own, issuer)).toEqual({ refused: "only" });
    const id = await addPerson(portal.db, "wang", "candidate");
    portal.db
      .insert(accountIdentity)
      .values({ issuer, subject: "w", accountId: id, linkedAt: 1, usedAt: 1 })
      .run();
    expect(unlinkIdentity(acting(portal.db, id, ["candidate"]), issuer)).toEqual({ done: true });
    expect(identitiesOf(portal.db, id)).toEqual([]);
  });

  it("asks for the second step as a password does", async () => {
    await comeBack();
    await confirm();
    const accountId = whoIsIn()?.id ?? "";
    portal.db.insert(accountTotp).values({ accountId, sealedSecret: "", createdAt: 1, confirmedAt: 1 }).run();
    jar.clear();
    expect(locationOf(await comeBack("/me"))).toBe("/login/code?next=%2Fme");
    expect(whoIsIn()).toBeNull();
  });

  it("lets nobody in by a password where there is none", async () => {
    await comeBack();
    await confirm();
    const identifier = { kind: "email", value: "lin@example.cn" } as const;
    for (const password of [PASSWORD, "!", ""])
      expect(await signIn(visitor(portal.db), { identifier, password }, null)).toEqual({ refused: "wrong" });
  });

  it("refuses an account that was disabled", async () => {
    await comeBack();
    await confirm();
    portal.db.update(account).set({ disabledAt: 1 }).run();
    jar.clear();
    expect(faultOf(await comeBack())).toBe("disabled");
    expect(whoIsIn()).toBeNull();
  });

  it("leads on within the portal only", async () => {
    await comeBack("https://evil.example/");
    expect(locationOf(await confirm())).toBe("/me");
  });
});

describe("an answer that is not to be trusted", () => {
  it("is one that the person refused", async () => {
    user = null;
    expect(faultOf(await comeBack())).toBe("denied");
  });

  it("is one for another browser, or none at all", async () => {
    const back = await throughProvider();
    jar.clear();
    expect(faultOf(await ask(callback.loader, back))).toBe("failed");
    expect(faultOf(await ask(callback.loader, "/auth/oidc/callback"))).toBe("failed");
  });

  it("is one whose state is another", async () => {
    const back = new URL(await throughProvider());
    back.searchParams.set("state", "another");
    expect(faultOf(await ask(callback.loader, back.href))).toBe("failed");
  });

  it("is one of another try, with its own code but another nonce and verifier", async () => {
    const first = new URL(await throughProvider());
    const second = new URL(await throughProvider());
    second.searchParams.set("code", first.searchParams.get("code") ?? "");
    expect(faultOf(await ask(callback.loader, second.href))).toBe("failed");
  });

  it("is one whose nonce is another", async () => {
    const back = await throughProvider();
    const { box, now } = context;
    const kept = JSON.parse(box.open(jar.get("oidc") ?? "", "oidc") ?? "{}") as Record<string, unknown>;
    jar.set("oidc", box.seal(JSON.stringify({ ...kept, nonce: "another", until: now + 1000 }), "oidc"));
    expect(faultOf(await ask(callback.loader, back))).toBe("failed");
  });

  it("is one that was used before", async () => {
    const back = await throughProvider();
    const kept = new Map(jar);
    expect(locationOf(await ask(callback.loader, back))).toBe("/auth/oidc/finish");
    jar = kept;
    expect(faultOf(await ask(callback.loader, back))).toBe("failed");
  });

  it("is one that comes with a cookie that was changed, or of another purpose, or too old", async () => {
    const back = await throughProvider();
    const kept = jar.get("oidc") ?? "";
    for (const cookie of [`${kept.slice(0, -4)}AAAA`, "v1.", context.box.seal("{}", "totp")]) {
      jar.set("oidc", cookie);
      expect(faultOf(await ask(callback.loader, back))).toBe("failed");
    }
    jar.set("oidc", kept);
    context = { ...context, now: context.now + OIDC_MINUTES * 60_000 } as AppLoadContext;
    expect(faultOf(await ask(callback.loader, back))).toBe("failed");
  });

  it("never signs anybody in, nor makes an account", async () => {
    user = null;
    await comeBack();
    expect(locationOf(await confirm())).toBe("/login");
    expect(jar.has("__Host-session")).toBe(false);
    expect(portal.db.select().from(account).all()).toEqual([]);
  });
});

describe("a provider that is away", () => {
  it("is told with a way on, and asked again the next time", async () => {
    const away = createOidcClient({
      OIDC_ISSUER: "http://127.0.0.1:1",
      OIDC_CLIENT_ID: "portal",
      OIDC_NAME: "统一身份认证",
    });
    context = { ...context, oidc: away } as AppLoadContext;
    const answer = await ask(begin.loader, "/auth/oidc?next=/me");
    expect(locationOf(answer)).toBe("/login?next=%2Fme");
    expect(Buffer.from(jar.get("toast") ?? "", "base64url").toString()).toContain("暂时无法访问");
  });

  it("between going and coming back signs nobody in", async () => {
    const back = await throughProvider();
    context = {
      ...context,
      oidc: createOidcClient({ OIDC_ISSUER: "http://127.0.0.1:1", OIDC_CLIENT_ID: "portal", OIDC_NAME: "x" }),
    } as AppLoadContext;
    expect(faultOf(await ask(callback.loader, back))).toBe("away");
  });

  it("is not offered where none is configured", async () => {
    context = { ...context, oidc: null } as AppLoadContext;
    expect(createOidcClient({ OIDC_NAME: "x" })).toBeNull();
    expect(locationOf(await ask(begin.loader, "/auth/oidc"))).toBe("/login");
    expect(locationOf(await ask(callback.loader, "/auth/oidc/callback?code=1"))).toBe("/login");
    expect(portal.db.select().from(auditEntry).where(eq(auditEntry.action, "account:sign-in")).all()).toEqual(
      [],
    );
  });
});
