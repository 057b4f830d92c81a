import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shanghaiDay } from "~/domain/time";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openSmallPortal } from "./small-portal";

const SECOND = 1_000;

describe("a page for everybody", () => {
  test("is rendered once for all who ask for the same address", async () => {
    const portal = await openSmallPortal();
    const first = await portal.ask("/open?q=a");
    const second = await portal.ask("/open?q=a");
    expect(second.text).toBe(first.text);
    expect(second.headers["cache-control"]).toBe("no-cache");
    expect(portal.runs.open).toBe(1);
  });

  test("is another one at another address, whatever the order of the names in it", async () => {
    const portal = await openSmallPortal();
    const a = await portal.ask("/open?q=a&page=2");
    const b = await portal.ask("/open?q=b&page=2");
    const same = await portal.ask("/open?page=2&q=a");
    expect(b.text).not.toBe(a.text);
    expect(same.text).toBe(a.text);
    expect(portal.runs.open).toBe(2);
  });

  test("keeps the order of one name's values: it may matter", async () => {
    const portal = await openSmallPortal();
    await portal.ask("/open?q=a&q=b");
    await portal.ask("/open?q=b&q=a");
    expect(portal.runs.open).toBe(2);
  });

  test("is rendered once even when many ask in the same moment", async () => {
    const portal = await openSmallPortal();
    const answers = await Promise.all(Array.from({ length: 12 }, () => portal.ask("/open?q=rush")));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(portal.runs.open).toBe(1);
  });

  test("is not kept under an address that only one person can have typed", async () => {
    const portal = await openSmallPortal();
    const long = `/open?q=${"a".repeat(600)}`;
    await portal.ask(long);
    await portal.ask(long);
    expect(portal.runs.open).toBe(2);
  });

  test("does not outlive its minute", async () => {
    const portal = await openSmallPortal();
    await portal.ask("/open");
    portal.time.now += 59 * SECOND;
    await portal.ask("/open");
    expect(portal.runs.open).toBe(1);
    portal.time.now += 2 * SECOND;
    await portal.ask("/open");
    expect(portal.runs.open).toBe(2);
  });

  test("does not outlive its day: what closes today is gone tomorrow", async () => {
    const portal = await openSmallPortal();
    // 23:59:50 in Shanghai.
    portal.time.now = Date.UTC(2026, 10, 23, 15, 59, 50);
    await portal.ask("/open");
    portal.time.now += 15 * SECOND;
    expect(shanghaiDay(portal.time.now)).not.toBe(shanghaiDay(portal.time.now - 15 * SECOND));
    await portal.ask("/open");
    expect(portal.runs.open).toBe(2);
  });

  test("changes as soon as the data does", async () => {
    const portal = await openSmallPortal();
    const before = await portal.ask("/open");
    expect(before.text).toContain("企业 0 家");
    insertEnterprises(portal.db, [buildEnterprise({ id: "new" })], FACTORY_NOW);
    const after = await portal.ask("/open");
    expect(after.text).toContain("企业 1 家");
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });

  test("changes when search has read a change, for what is found is part of the page", async () => {
    const portal = await openSmallPortal();
    insertEnterprises(portal.db, [buildEnterprise({ id: "new" })], FACTORY_NOW);
    await portal.ask("/open");
    await portal.search.drain();
    await portal.ask("/open");
    expect(portal.runs.open).toBe(2);
  });

  test("changes when another process has changed the data", async () => {
    const folder = mkdtempSync(join(tmpdir(), "portal-test-"));
    try {
      const db = openDatabase(join(folder, "portal.db"));
      migrateDatabase(db);
      const portal = await openSmallPortal({ db });
      await portal.ask("/open");
      const other = openDatabase(join(folder, "portal.db"));
      insertEnterprises(other, [buildEnterprise({ id: "new" })], FACTORY_NOW);
      other.$client.close();
      expect((await portal.ask("/open")).text).toContain("企业 1 家");
      await portal.stop();
      db.$client.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("what is one visitor's own", () => {
  const as = (name: string) => ({ headers: { cookie: `name=${name}` } });

  test("is never what another has been sent", async () => {
    const portal = await openSmallPortal();
    expect((await portal.ask("/own", as("first"))).text).toContain("name=first");
    expect((await portal.ask("/own", as("other"))).text).toContain("name=other");
    expect((await portal.ask("/own")).text).toContain("您的 null");
    expect(portal.runs.own).toBe(3);
  });

  test("is told to be kept by nobody", async () => {
    const portal = await openSmallPortal();
    for (const question of [as("me"), {}]) {
      const { headers } = await portal.ask("/own", question);
      expect(headers["cache-control"]).toBe("private, no-store");
      expect(headers.vary).toContain("Cookie");
      expect(headers.etag).toBeUndefined();
    }
  });

  test.each([
    ["a cookie", { cookie: "session=1" }],
    ["credentials", { authorization: "Bearer someone" }],
  ])(
    "a visitor with %s gets a fresh answer even of a kept page, and leaves none behind",
    async (_, headers) => {
      const portal = await openSmallPortal();
      await portal.ask("/open", { headers });
      await portal.ask("/open", { headers });
      expect(portal.runs.open).toBe(2);
      await portal.ask("/open");
      expect(portal.runs.open).toBe(3);
      await portal.ask("/open", { headers });
      expect(portal.runs.open).toBe(4);
    },
  );

  test("an answer that sets a cookie is kept for nobody, though its page says that it is public", async () => {
    const portal = await openSmallPortal();
    const answers = await Promise.all([portal.ask("/greeting"), portal.ask("/greeting")]);
    for (const { headers } of answers) expect(headers["set-cookie"]).toEqual(["seen=1"]);
    await portal.ask("/greeting");
    expect(portal.runs.greeting).toBe(3);
  });

  test("an answer to a form is not kept", async () => {
    const portal = await openSmallPortal();
    const first = await portal.ask("/form", { method: "POST", body: "a=1" });
    const second = await portal.ask("/form", { method: "POST", body: "a=12345" });
    expect(first.text).not.toBe(second.text);
    expect(second.headers["cache-control"]).toBe("private, no-store");
  });

  test.each(["/missing", "/broken"])(
    "an error is not kept, though it says that it is public: %s",
    async (path) => {
      const portal = await openSmallPortal();
      const [first, second] = [await portal.ask(path), await portal.ask(path)];
      expect(first.status).toBeGreaterThanOrEqual(404);
      expect(second.status).toBe(first.status);
      expect(portal.runs[path.slice(1)]).toBe(2);
    },
  );

  test("the mark that lets the server keep a page is not shown to the world", async () => {
    const portal = await openSmallPortal();
    for (const path of ["/open", "/greeting", "/missing"])
      expect((await portal.ask(path)).headers).not.toHaveProperty("x-page-cache");
  });
});

describe("a visitor who has seen the page", () => {
  test("is told so instead of being sent it again, in whichever encoding", async () => {
    const portal = await openSmallPortal();
    const { headers } = await portal.ask("/open", { headers: { "accept-encoding": "br" } });
    const etag = String(headers.etag);
    for (const encoding of ["br", "gzip", "identity"]) {
      const again = await portal.ask("/open", {
        headers: { "if-none-match": `"other", ${etag}`, "accept-encoding": encoding },
      });
      expect(again.status).toBe(304);
      expect(again.bytes).toHaveLength(0);
      expect(again.headers.etag).toBe(etag);
      expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
    }
  });

  test("is sent the new one after a change", async () => {
    const portal = await openSmallPortal();
    const { headers } = await portal.ask("/open");
    insertEnterprises(portal.db, [buildEnterprise({ id: "new" })], FACTORY_NOW);
    const again = await portal.ask("/open", { headers: { "if-none-match": String(headers.etag) } });
    expect(again.status).toBe(200);
    expect(again.text).toContain("企业 1 家");
  });

  test("leaves a whole page for the next one, who has not", async () => {
    const portal = await openSmallPortal();
    const { headers } = await portal.ask("/open");
    portal.time.now += 61 * SECOND;
    expect((await portal.ask("/open", { headers: { "if-none-match": String(headers.etag) } })).status).toBe(
      304,
    );
    expect((await portal.ask("/open")).text).toContain("企业 0 家");
    expect(portal.runs.open).toBe(2);
  });
});

test("HEAD tells what GET would, and leaves a whole page behind", async () => {
  const portal = await openSmallPortal();
  const head = await portal.ask("/open", { method: "HEAD" });
  const get = await portal.ask("/open");
  expect(head.status).toBe(200);
  expect(head.bytes).toHaveLength(0);
  expect(head.headers["content-length"]).toBe(String(get.bytes.length));
  expect(head.headers.etag).toBe(get.headers.etag);
  expect(get.text).toContain("企业 0 家");
  expect(portal.runs.open).toBe(1);
});
