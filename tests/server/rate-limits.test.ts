import { describe, expect, test } from "vitest";
import { RateLimiter } from "~/auth/rate-limit.server";
import { rateLimit } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { openSmallPortal } from "./small-portal";

const SECOND = 1_000;
const FEW = { page: 3, api: 2, suggest: 3 };
const own = { headers: { cookie: "a=1" } };

describe("whoever asks too often", () => {
  test("is told to wait until the minute is over, and may come back then", async () => {
    const portal = await openSmallPortal({ limits: FEW });
    portal.time.now = FACTORY_NOW + 20 * SECOND;
    for (let i = 0; i < 3; i++) expect((await portal.ask("/own", own)).status).toBe(200);
    const refused = await portal.ask("/own", own);
    expect(refused.status).toBe(429);
    expect(refused.headers["retry-after"]).toBe("40");
    expect(refused.headers["cache-control"]).toBe("no-store");
    expect(refused.text).toContain("访问太频繁");
    portal.time.now += 39 * SECOND;
    expect((await portal.ask("/own", own)).headers["retry-after"]).toBe("1");
    portal.time.now += SECOND;
    expect((await portal.ask("/own", own)).status).toBe(200);
  });

  test("as a program is told in its own language, and may read it from any site", async () => {
    const portal = await openSmallPortal({ limits: FEW });
    for (let i = 0; i < 2; i++) await portal.ask("/api/v1/small");
    const refused = await portal.ask("/api/v1/small");
    expect(refused.status).toBe(429);
    expect(refused.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(refused.headers["access-control-allow-origin"]).toBe("*");
    expect(JSON.parse(refused.text)).toMatchObject({
      status: 429,
      title: "请求过于频繁",
      detail: "请稍等一分钟再试。",
      instance: "/api/v1/small",
    });
  });

  test("may still read pages when the program has used up its own share", async () => {
    const portal = await openSmallPortal({ limits: FEW });
    for (let i = 0; i < 3; i++) await portal.ask("/api/v1/small");
    expect((await portal.ask("/own", own)).status).toBe(200);
  });

  test("may still read what costs nothing: kept pages, and health for the balancer", async () => {
    const portal = await openSmallPortal({ limits: FEW });
    for (let i = 0; i < 3; i++) await portal.ask("/open");
    for (let i = 0; i < 3; i++) await portal.ask("/own", own);
    expect((await portal.ask("/own", own)).status).toBe(429);
    expect((await portal.ask("/open")).status).toBe(200);
    expect((await portal.ask("/readyz")).status).toBe(200);
  });

  test("cannot step aside by claiming another address", async () => {
    const portal = await openSmallPortal({ limits: FEW });
    const claim = (i: number) =>
      portal.ask("/own", { headers: { "x-forwarded-for": `192.0.2.${i}`, cookie: "a=1" } });
    for (let i = 0; i < 3; i++) await claim(i);
    expect((await claim(9)).status).toBe(429);
  });

  test("is known by the address that the trusted proxy saw, not by what stands before it", async () => {
    const portal = await openSmallPortal({ limits: FEW, trustProxy: 1 });
    const through = (chain: string) =>
      portal.ask("/own", { headers: { "x-forwarded-for": chain, cookie: "a=1" } });
    for (let i = 0; i < 3; i++) await through(`203.0.113.${i}, 192.0.2.1`);
    expect((await through("203.0.113.9, 192.0.2.1")).status).toBe(429);
    expect((await through("192.0.2.1, 192.0.2.2")).status).toBe(200);
  });

  test("is one subscriber with all the addresses of an IPv6 network", async () => {
    const portal = await openSmallPortal({ limits: FEW, trustProxy: 1 });
    const from = (address: string) =>
      portal.ask("/own", { headers: { "x-forwarded-for": address, cookie: "a=1" } });
    for (const end of ["1", "2", "3"]) await from(`2001:db8:0:1::${end}`);
    expect((await from("2001:db8:0:1:9:9:9:9")).status).toBe(429);
    expect((await from("2001:db8:0:2::1")).status).toBe(200);
  });
});

describe("the counts", () => {
  const hits = (limiter: RateLimiter, times: number, now = FACTORY_NOW) =>
    Array.from({ length: times }, () => limiter.hit("page", "192.0.2.1", now));

  test("are in the database: a restart forgets nothing", () => {
    const db = openTestDatabase();
    const before = new RateLimiter(db, "secret", FEW);
    expect(hits(before, 3)).toEqual([null, null, null]);
    before.flush(FACTORY_NOW);
    const after = new RateLimiter(db, "secret", FEW);
    expect(after.hit("page", "192.0.2.1", FACTORY_NOW)).toBe(60);
    expect(after.hit("page", "192.0.2.2", FACTORY_NOW)).toBeNull();
  });

  test("are shared by all serving processes", () => {
    const db = openTestDatabase();
    const [one, two] = [new RateLimiter(db, "secret", FEW), new RateLimiter(db, "secret", FEW)];
    hits(one, 2);
    hits(two, 1);
    one.flush(FACTORY_NOW);
    two.flush(FACTORY_NOW);
    one.flush(FACTORY_NOW);
    expect(two.hit("page", "192.0.2.1", FACTORY_NOW)).toBe(60);
    expect(db.select({ hits: rateLimit.hits }).from(rateLimit).all()).toEqual([{ hits: 3 }]);
  });

  test("of past minutes are removed", () => {
    const db = openTestDatabase();
    const limiter = new RateLimiter(db, "secret", FEW);
    hits(limiter, 2);
    limiter.flush(FACTORY_NOW);
    limiter.flush(FACTORY_NOW + 60 * SECOND);
    expect(db.select().from(rateLimit).all()).toEqual([]);
  });

  test("name nobody: an address is stored as a hash that only this installation can make", () => {
    const db = openTestDatabase();
    for (const secret of ["one secret", "another secret"]) {
      const limiter = new RateLimiter(db, secret, FEW);
      limiter.hit("page", "192.0.2.1", FACTORY_NOW);
      limiter.flush(FACTORY_NOW);
    }
    const keys = db.select({ key: rateLimit.key }).from(rateLimit).all();
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
    for (const { key } of keys) expect(key).toMatch(/^page:[\w-]{22}$/);
  });
});
