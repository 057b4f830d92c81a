import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ATTEMPT_LIMITS } from "~/auth/attempt.server";
import { loader as jwks } from "~/routes/[.]well-known.jwks[.]json";
import { action as write, loader as api } from "~/routes/api.v1.talent-cards.verify.$code";
import { loader as credential } from "~/routes/me.talent-card.credential";
import { loader as statusList } from "~/routes/talent-card.status-list";
import { loader as verified } from "~/routes/talent-card.verify.$code";
import { headers, loader as asked } from "~/routes/talent-card.verify._index";
import { rotateKey } from "~/services/signing-key/rotate-key.server";
import type { CardRow } from "~/services/talent-card/load-card.server";
import { attempt, talentCard } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addHolder } from "~tests/services/card-applications";
import { signedIn } from "~tests/services/people";
import { addCard } from "~tests/services/talent-cards";
import { PUBLIC_URL, ask, openTestPortal, type TestPortal } from "./api/portal";

let portal: TestPortal;
let card: CardRow;
let holderId: string;
beforeAll(async () => {
  portal = await openTestPortal([]);
  holderId = (await addHolder(portal.db, "holder")).actor.id;
  card = addCard(portal.db, holderId);
});
afterAll(() => portal.close());

const verify = (code: string, options = {}) =>
  ask(portal, api, `/api/v1/talent-cards/verify/${code}`, { params: { code }, ...options });

describe("GET /api/v1/talent-cards/verify/:code", () => {
  it("tells the least of a card, to anybody, and is kept by nobody", async () => {
    const answer = await verify(card.code);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(answer.headers.get("ETag")).toBeNull();
    expect(answer.headers.get("X-Page-Cache")).toBeNull();
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(await answer.json()).toEqual({
      status: "valid",
      number: card.number,
      category: "leading",
      categoryLabel: "领军人才",
      holder: "欧***",
      holderMasked: true,
      validFrom: "2026-11-23T10:00:00+08:00",
      validUntil: "2029-11-22T23:59:59+08:00",
      checkedAt: "2026-11-23T10:00:00+08:00",
    });
  });

  it("says unknown of a code that no card has, with the status of what is not there", async () => {
    const answer = await verify("0000ABCDEFGH");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ status: "unknown", number: null, holder: null });
  });

  it("says revoked and suspended, and never why", async () => {
    for (const status of ["revoked", "suspended"] as const) {
      portal.db.update(talentCard).set({ status, reason: "conduct", note: "说明" }).run();
      const text = await (await verify(card.code)).text();
      expect(JSON.parse(text)).toMatchObject({ status });
      expect(text).not.toMatch(/conduct|说明|示例智能/);
    }
    portal.db.update(talentCard).set({ status: "active", reason: null, note: null }).run();
  });

  it("refuses what asks too often, and what would write, as problems", async () => {
    portal.db.delete(attempt).run();
    const { most } = ATTEMPT_LIMITS["verify:address"];
    for (let n = 0; n < most; n++) await verify("0000ABCDEFGH");
    const answer = await verify(card.code);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("Retry-After")).toBe("900");
    expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
    portal.db.delete(attempt).run();
    expect((await ask(portal, write, "/api/v1/talent-cards/verify/x", { method: "POST" })).status).toBe(405);
  });
});

/** What `data()` made. */
interface Answered {
  data: { card: { state: string } | null };
  init: { status?: number; headers: Record<string, string> } | null;
}

describe("the page of a verified card", () => {
  const page = (code: string) =>
    verified({
      request: new Request(`${PUBLIC_URL}/talent-card/verify/${code}`),
      params: { code },
      context: portal.context,
    } as unknown as LoaderFunctionArgs) as unknown as Answered;

  it("is never kept, and is not there for a code that no card has", () => {
    expect(page(card.code)).toMatchObject({
      data: { card: { state: "active" } },
      init: { headers: { "Cache-Control": "no-store" } },
    });
    expect(page("0000ABCDEFGH")).toMatchObject({ data: { card: null }, init: { status: 404 } });
  });

  it("is led to by what was typed; the token behind the # is not", async () => {
    const typed = async (code: string) => {
      try {
        await ask(portal, asked as never, `/talent-card/verify?code=${encodeURIComponent(code)}`);
      } catch (thrown) {
        return (thrown as Response).headers.get("Location");
      }
      return null;
    };
    expect(await typed("jfh 2026 000001")).toBe("/talent-card/verify/JFH-2026-000001");
    expect(await typed(`${PUBLIC_URL}/talent-card/verify/${card.code}#a.b.c`)).toBe(
      `/talent-card/verify/${card.code}`,
    );
    expect(await typed("//evil.example")).toBeNull();
    expect(await typed("")).toBeNull();
    expect(headers({ loaderHeaders: new Headers() } as never)).toMatchObject({});
    expect(
      new Headers(headers({ loaderHeaders: new Headers() } as never)).get("Permissions-Policy"),
    ).toContain("camera=(self)");
  });
});

describe("what cards are verified by", () => {
  it("is given to every site: keys for five minutes, lists for one, both anew as soon as they change", async () => {
    const list = () => ask(portal, statusList, "/talent-card/status-list?purpose=revocation");
    const first = await list();
    expect(first.headers.get("Content-Type")).toBe("application/vc+jwt");
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=60");
    expect(first.headers.get("X-Page-Cache")).toBeNull();
    expect(first.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await list()).headers.get("ETag")).toBe(first.headers.get("ETag"));
    portal.db.update(talentCard).set({ status: "revoked" }).run();
    expect((await list()).headers.get("ETag")).not.toBe(first.headers.get("ETag"));
    portal.db.update(talentCard).set({ status: "active" }).run();
    expect((await ask(portal, statusList, "/talent-card/status-list?purpose=other")).status).toBe(400);

    const keys = async () => {
      const answer = await ask(portal, jwks, "/.well-known/jwks.json");
      expect(answer.headers.get("Cache-Control")).toBe("public, max-age=300");
      expect(answer.headers.get("X-Page-Cache")).toBeNull();
      return ((await answer.json()) as { keys: object[] }).keys;
    };
    const [before] = await keys();
    expect(before).toMatchObject({ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig" });
    expect(Object.keys(before ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
    const { context, db } = portal;
    rotateKey({ db, box: context.box, now: FACTORY_NOW + 1, actor: { kind: "command", name: "data" } });
    expect(await keys()).toEqual([expect.anything(), before]);
  });

  it("is downloaded by the holder as a credential, by nobody else", async () => {
    const as = (id: string) => ({ headers: { Cookie: `__Host-session=${signedIn(portal.db, id).token}` } });
    const answer = await ask(portal, credential, "/me/talent-card/credential", as(holderId));
    expect(answer.headers.get("Content-Type")).toBe("application/vc+jwt");
    expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="${card.number}.jwt"`);
    expect((await answer.text()).split(".")).toHaveLength(3);
    const { actor } = await addHolder(portal.db, "without");
    await expect(ask(portal, credential, "/me/talent-card/credential", as(actor.id))).rejects.toMatchObject({
      status: 404,
    });
  });
});
