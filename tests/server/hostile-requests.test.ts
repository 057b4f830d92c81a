import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { openSmallPortal } from "./small-portal";

const MEGABYTE = 1024 * 1024;

describe("an address", () => {
  test.each(["/%ff", "/%", "/open%00", "/%E4%BD", "/%zz?q=a"])(
    "that cannot be decoded is refused: %s",
    async (target) => {
      const portal = await openSmallPortal();
      const answer = await portal.ask(target);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("这个地址无法识别");
    },
  );

  test("of the API that cannot be decoded is refused in the API's way, naming the address", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/api/v1/jobs/%E0%A4%A");
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toMatch(/problem\+json/);
    expect(JSON.parse(answer.text)).toMatchObject({
      title: "地址无法识别",
      instance: "/api/v1/jobs/%E0%A4%A",
    });
  });

  test("that asks for the inside of a page is refused", async () => {
    const portal = await openSmallPortal();
    expect((await portal.ask("/open?_data=root")).status).toBe(400);
    expect((await portal.ask("/open?q=1&_data=routes%2Fopen")).status).toBe(400);
  });

  test("whose query cannot be decoded is still answered: only the words are strange", async () => {
    const portal = await openSmallPortal();
    expect((await portal.ask("/open?q=%ff%fe&%=%zz")).status).toBe(200);
  });

  test("of another server is refused: this is no proxy", async () => {
    const portal = await openSmallPortal();
    expect((await portal.ask("http://elsewhere.example/open")).status).toBe(400);
    expect((await portal.ask("*", { method: "OPTIONS" })).status).toBe(400);
  });

  test("longer than any browser's is refused before it is read", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask(`/open?q=${"长".length}${"a".repeat(20_000)}`);
    expect(answer.status).toBe(431);
    expect((await portal.ask(`/open?q=${"a".repeat(12_000)}`)).status).toBe(200);
  });

  test("that nobody knows is a page that says so", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/wp-login.php");
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
  });
});

describe("a method", () => {
  test.each(["PROPFIND", "LINK", "SEARCH", "TRACE"])(
    "that the portal does not know is refused: %s",
    async (method) => {
      const portal = await openSmallPortal();
      const refused = await portal.ask("/open", { method });
      expect(refused.status).toBe(405);
      expect(refused.headers.allow).toContain("GET");
      expect((await portal.ask("/api/v1/small", { method })).headers["content-type"]).toMatch(
        /problem\+json/,
      );
    },
  );

  test.each(["POST", "PUT", "DELETE", "PATCH"])(
    "that a page does not take is refused: %s",
    async (method) => {
      const portal = await openSmallPortal();
      const refused = await portal.ask("/open", { method, body: "a=1" });
      expect(refused.status).toBe(405);
      expect(refused.headers.allow).toBe("GET, HEAD");
    },
  );

  test("that only asks what a page takes is told", async () => {
    const portal = await openSmallPortal();
    const told = await portal.ask("/open", { method: "OPTIONS" });
    expect([told.status, told.headers.allow]).toEqual([204, "GET, HEAD"]);
  });
});

describe("a body", () => {
  test("of at most a megabyte is taken, announced or not", async () => {
    const portal = await openSmallPortal();
    const body = "a".repeat(MEGABYTE);
    const announced = await portal.ask("/form", {
      method: "POST",
      body,
      headers: { "content-length": String(MEGABYTE) },
    });
    expect(announced.text).toContain(`收到 ${MEGABYTE}`);
    const chunked = await portal.ask("/form", {
      method: "POST",
      body,
      headers: { "transfer-encoding": "chunked" },
    });
    expect(chunked.text).toContain(`收到 ${MEGABYTE}`);
  });

  test("announced as larger is refused without being waited for", async () => {
    const portal = await openSmallPortal();
    const answer = await new Promise<{ status?: number; connection?: string }>((resolve, reject) => {
      const sent = request({
        port: portal.port,
        host: "127.0.0.1",
        path: "/form",
        method: "POST",
        headers: { "content-length": String(1024 * MEGABYTE) },
      });
      sent.on("response", ({ statusCode, headers }) => {
        resolve({ status: statusCode, connection: headers.connection });
        sent.destroy();
      });
      sent.on("error", reject);
      // Nothing of the body is ever sent.
      sent.flushHeaders();
    });
    expect(answer).toEqual({ status: 413, connection: "close" });
  });

  test("that turns out to be larger is refused, with words that a person understands", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/form", {
      method: "POST",
      body: "a".repeat(MEGABYTE + 1),
      headers: { "transfer-encoding": "chunked" },
    });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("提交的内容太大");
  });

  test("may hold the papers of an enterprise on their page, and no more than those", async () => {
    const portal = await openSmallPortal();
    const post = async (target: string, megabytes: number) =>
      (await portal.ask(target, { method: "POST", body: Buffer.alloc(megabytes * MEGABYTE) })).status;
    expect(await post("/hire/enterprise", 25)).not.toBe(413);
    expect(await post("/hire/enterprise.data", 25)).not.toBe(413);
    expect(await post("/hire/enterprise", 26)).toBe(413);
    expect(await post("/hire/enterprise/", 2)).toBe(413);
    expect(await post("/hire/jobs/new", 2)).toBe(413);
    // Without a length it would be held in memory before anybody is asked who they are.
    const body = Buffer.alloc(2 * MEGABYTE);
    const headers = { "transfer-encoding": "chunked" };
    for (const target of ["/hire/enterprise", "/hire/jobs/import", "/admin/import"])
      expect((await portal.ask(target, { method: "POST", body, headers })).status, target).toBe(413);
  });

  test.each([
    ["a paper of a company's year", "/hire/cultivation/figures/2025", 9],
    ["a paper of a request for a card", "/me/card-applications/one/edit", 9],
    ["a sheet of yearly figures", "/hire/cultivation/figures/import", 3],
    ["an official list", "/admin/cultivation/lists", 3],
  ])("may hold %s, with the fields around it", async (_, target, megabytes) => {
    const portal = await openSmallPortal();
    const post = async (size: number) =>
      (await portal.ask(target, { method: "POST", body: Buffer.alloc(size * MEGABYTE) })).status;
    expect(await post(megabytes)).not.toBe(413);
    expect(await post(megabytes + 1)).toBe(413);
  });
});

describe("a connection", () => {
  const say = (port: number, text: string) =>
    new Promise<string>((resolve, reject) => {
      let got = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(text));
      socket.on("data", (piece) => (got += piece.toString()));
      socket.on("error", reject);
      socket.on("close", () => resolve(got));
    });

  test("that smuggles a second length is closed", async () => {
    const portal = await openSmallPortal();
    const answer = await say(
      portal.port,
      "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /own HTTP/1.1\r\nHost: a\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test("with endless headers is closed", async () => {
    const portal = await openSmallPortal();
    const answer = await say(portal.port, `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("that names no host is told so", async () => {
    const portal = await openSmallPortal();
    expect(await say(portal.port, "GET /open HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});
