import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { noteFeedError } from "~search/feed";
import { openTestDatabase } from "~tests/setup/database";
import { openSmallPortal } from "./small-portal";

describe("/readyz", () => {
  test("says that the database and search can be read", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/readyz");
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(answer.text)).toMatchObject({
      status: "ready",
      database: { ok: true },
      search: { ok: true, engine: "sqlite" },
    });
  });

  test("fails while the database cannot be read; the process itself is still healthy", async () => {
    const db = openTestDatabase();
    const portal = await openSmallPortal({ db });
    db.$client.close();
    const answer = await portal.ask("/readyz");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({ status: "unavailable", database: { ok: false } });
    expect((await portal.ask("/healthz")).status).toBe(200);
  });

  test("tells strangers only whether search works, and its errors to whoever runs the portal", async () => {
    const portal = await openSmallPortal({ metricsToken: "a token of the monitoring" });
    noteFeedError(portal.db, "sqlite", "http://10.0.0.7:7700 refused", FACTORY_NOW);
    const through = { "x-forwarded-for": "192.0.2.1" };
    const stranger = await portal.ask("/readyz", { headers: through });
    expect(JSON.parse(stranger.text).search).toEqual({ ok: true });
    const authorization = "Bearer a token of the monitoring";
    const operator = await portal.ask("/readyz", { headers: { ...through, authorization } });
    expect(operator.text).toContain("10.0.0.7");
  });

  test("fails as soon as the process is leaving, while requests are still answered", async () => {
    const portal = await openSmallPortal();
    portal.leave();
    expect((await portal.ask("/readyz")).status).toBe(503);
    expect((await portal.ask("/open")).status).toBe(200);
  });
});

describe("a page of an unreadable database", () => {
  test("is an error with a number to tell us, and shows no reason to strangers", async () => {
    const db = openTestDatabase();
    const portal = await openSmallPortal({ db });
    db.$client.close();
    const answer = await portal.ask("/open");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/database|SQLITE|at .*\.ts/);
    const logged = portal.lines.map((line) => JSON.parse(line));
    expect(logged.some(({ err, requestId }) => err && requestId === answer.headers["x-request-id"])).toBe(
      true,
    );
  });
});

describe("/metrics", () => {
  test("counts answers by route, never by address", async () => {
    const portal = await openSmallPortal();
    await portal.ask("/open?q=private");
    await portal.ask("/open?q=private");
    await portal.ask("/nowhere/private");
    const { status, headers, text } = await portal.ask("/metrics");
    expect(status).toBe(200);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    expect(text).toContain('portal_http_requests_total{route="/open",method="GET",status="200"} 2');
    expect(text).toContain('portal_page_cache_total{use="hit"} 1');
    expect(text).toMatch(/portal_page_cache_bytes [1-9]/);
    expect(text).not.toContain("private");
  });

  test("shows how far search is behind", async () => {
    const portal = await openSmallPortal();
    insertEnterprises(portal.db, [buildEnterprise({ id: "new" })], FACTORY_NOW);
    expect((await portal.ask("/metrics")).text).toContain(
      'portal_search_lag{engine="sqlite",index="enterprises"} 1',
    );
    await portal.search.drain();
    expect((await portal.ask("/metrics")).text).toContain(
      'portal_search_lag{engine="sqlite",index="enterprises"} 0',
    );
  });

  test("is closed to other machines but for whoever has the token", async () => {
    const portal = await openSmallPortal({ metricsToken: "a token of the monitoring" });
    const through = { "x-forwarded-for": "192.0.2.1" };
    const ask = (headers: Record<string, string>) => portal.ask("/metrics", { headers });
    expect((await ask(through)).status).toBe(403);
    expect((await ask({ ...through, authorization: "Bearer something" })).status).toBe(403);
    expect((await ask({ ...through, authorization: "Bearer a token of the monitoring" })).status).toBe(200);
  });
});

describe("the log", () => {
  test("has a line for each request: what was asked of which route, how it went, how long it took", async () => {
    const portal = await openSmallPortal();
    const { headers } = await portal.ask("/open");
    expect(portal.lines).toHaveLength(1);
    expect(JSON.parse(portal.lines[0]!)).toMatchObject({
      msg: "request",
      requestId: headers["x-request-id"],
      method: "GET",
      route: "/open",
      status: 200,
      cache: "miss",
      ms: expect.any(Number),
    });
  });

  test("holds nothing about the person: no words, no address, no cookie, no form", async () => {
    const portal = await openSmallPortal({ trustProxy: 1, limits: { page: 99, api: 1, suggest: 1 } });
    const headers = {
      cookie: "session=geheim",
      authorization: "Bearer geheim",
      "x-forwarded-for": "192.0.2.77",
      "user-agent": "geheim",
      referer: "http://localhost/?q=geheim",
    };
    for (const target of [
      "/open",
      "/own",
      "/missing",
      "/broken",
      "/nowhere/geheim",
      "/%ff/geheim",
      "/api/v1/small",
    ])
      for (const method of ["GET", "POST", "OPTIONS", "PROPFIND"])
        await portal.ask(`${target}?q=geheim`, {
          method,
          headers,
          body: method === "POST" ? "q=geheim" : undefined,
        });
    await portal.ask("/form?q=geheim", { method: "POST", headers, body: "name=geheim" });
    await portal.ask("/open.data?q=geheim", { headers });
    expect(portal.lines.length).toBeGreaterThan(29);
    const log = portal.lines.join("");
    expect(log).not.toContain("geheim");
    expect(log).not.toContain("192.0.2.77");
    expect(log).not.toContain("127.0.0.1");
  });
});

test("an order to stop lets the running request finish and takes no new one", async () => {
  const portal = await openSmallPortal();
  const body = "a=1&b=2";
  let answer = "";
  const socket = connect(portal.port, "127.0.0.1");
  const heard = (part: string) =>
    new Promise<void>((resolve) => {
      socket.on("data", () => answer.includes(part) && resolve());
    });
  socket.on("data", (piece) => (answer += piece.toString()));
  socket.write(
    `POST /form HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  // The server has begun with it and waits for the body.
  await heard("100 Continue");
  const stopped = portal.stop();
  await expect(portal.ask("/open")).rejects.toThrow(/ECONNREFUSED/);
  socket.write(body);
  await stopped;
  expect(answer).toContain("HTTP/1.1 200 OK");
  expect(answer).toContain(`收到 ${body.length}`);
  // Less than the grace after which connections are cut: an idle one must not hold up the end.
}, 9_000);
