import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readStaticFiles } from "~/server/static-files";
import { openSmallPortal } from "./small-portal";

const accept = (encoding: string) => ({ headers: { "accept-encoding": encoding } });

describe("the encoding of a page", () => {
  const wishes = [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["BR", "br"],
    ["identity", undefined],
    ["deflate, zstd", undefined],
    ["gzip;q=0.0, br;q=0", undefined],
  ] as const;

  test.each(wishes)("follows what the visitor accepts: %s → %s", async (wish, given) => {
    const portal = await openSmallPortal();
    const plain = await portal.ask("/open");
    const kept = await portal.ask("/open", accept(wish));
    const own = await portal.ask("/own", { headers: { "accept-encoding": wish, cookie: "a=1" } });
    expect(kept.headers["content-encoding"]).toBe(given);
    expect(own.headers["content-encoding"]).toBe(given);
    expect(kept.text).toBe(plain.text);
    expect(own.text).toContain("一段足够长的文字");
    for (const { headers, bytes } of [kept, own]) {
      expect(headers.vary).toContain("Accept-Encoding");
      expect(headers["content-length"]).toBe(String(bytes.length));
    }
  });

  test("is a smaller one", async () => {
    const portal = await openSmallPortal();
    const size = async (wish: string) => (await portal.ask("/open", accept(wish))).bytes.length;
    const plain = await size("identity");
    expect(await size("gzip")).toBeLessThan(plain / 2);
    expect(await size("br")).toBeLessThan(plain / 2);
    expect(portal.runs.open).toBe(1);
  });

  test("is none where the body is small anyway", async () => {
    const portal = await openSmallPortal();
    const health = await portal.ask("/healthz", accept("br"));
    expect(health.headers["content-encoding"]).toBeUndefined();
    const large = await portal.ask("/api/v1/small", accept("br"));
    expect(large.headers["content-encoding"]).toBe("br");
  });
});

describe("a static file", () => {
  const script = "console.log('一个脚本');".repeat(100);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "portal-test-"));
    mkdirSync(join(folder, "public/build"), { recursive: true });
    writeFileSync(join(folder, "secret.txt"), "the secret of the test");
    writeFileSync(join(folder, "public/favicon.svg"), "<svg/>");
    writeFileSync(join(folder, "public/.hidden"), "the secret of the test");
    writeFileSync(join(folder, "public/build/app-AB12.js"), script);
    writeFileSync(join(folder, "public/build/app-AB12.js.br"), brotliCompressSync(script));
    writeFileSync(join(folder, "public/build/app-AB12.js.gz"), gzipSync(script));
    writeFileSync(join(folder, "public/build/app-AB12.js.map"), "the secret of the test");
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openSmallPortal({ files: readStaticFiles(join(folder, "public")) });

  test("whose name carries its hash may be kept for ever; another for an hour", async () => {
    const portal = await open();
    const hashed = await portal.ask("/build/app-AB12.js");
    expect(hashed.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(hashed.headers["content-type"]).toMatch(/^text\/javascript/);
    const icon = await portal.ask("/favicon.svg");
    expect(icon.headers["cache-control"]).toBe("public, max-age=3600");
    expect(icon.headers["content-type"]).toMatch(/^image\/svg\+xml/);
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ])("is sent as the build compressed it: %s → %s", async (wish, given) => {
    const portal = await open();
    const answer = await portal.ask("/build/app-AB12.js?v=1", accept(wish));
    expect(answer.headers["content-encoding"]).toBe(given);
    expect(answer.text).toBe(script);
    expect(answer.headers.vary).toBe("Accept-Encoding");
  });

  test("is not sent twice to whoever has it", async () => {
    const portal = await open();
    const { headers } = await portal.ask("/favicon.svg");
    const again = await portal.ask("/favicon.svg", { headers: { "if-none-match": String(headers.etag) } });
    expect(again.status).toBe(304);
    const head = await portal.ask("/favicon.svg", { method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.bytes.length]).toEqual([200, "6", 0]);
  });

  test("of an older version is missing in a way that nobody keeps", async () => {
    const portal = await open();
    const gone = await portal.ask("/build/app-OLD1.js");
    expect(gone.status).toBe(404);
    expect(gone.headers["cache-control"]).toBe("no-store");
  });

  test.each([
    "/../secret.txt",
    "/build/../../secret.txt",
    "/build/..%2f..%2fsecret.txt",
    "/build/%2e%2e/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "//secret.txt",
    "/.hidden",
    "/build/app-AB12.js.map",
    "/build/app-AB12.js%00.svg",
  ])("outside the folder, or hidden in it, does not exist: %s", async (path) => {
    const portal = await open();
    const answer = await portal.ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain("the secret of the test");
  });
});
