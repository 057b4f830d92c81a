import { createHash } from "node:crypto";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import type { Answer } from "./ask";
import { openSmallPortal } from "./small-portal";

const GUARDED = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** Directive → its sources. */
function policyOf({ headers }: Answer): Record<string, string[]> {
  const policy = String(headers["content-security-policy"]);
  return Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

const scriptsOf = ({ text }: Answer) =>
  [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes = "", content = ""]) => ({
    nonce: /nonce="([^"]+)"/.exec(attributes)?.[1],
    content,
  }));

describe("every response", () => {
  const questions = [
    ["a kept page", "/open", {}],
    ["a visitor's own page", "/own", { headers: { cookie: "a=1" } }],
    ["a page that fails", "/broken", {}],
    ["a page that is not there", "/nowhere", {}],
    ["data", "/api/v1/small", {}],
    ["a form", "/form", { method: "POST", body: "name=x" }],
    ["health", "/healthz", {}],
    ["readiness", "/readyz", {}],
    ["metrics", "/metrics", {}],
    ["an address that cannot be read", "/%ff", {}],
    ["a method that nobody knows", "/open", { method: "PROPFIND" }],
    ["a missing file", "/build/gone.js", {}],
    ["a request without a valid host", "/open", { headers: { host: "a b" } }],
  ] as const;

  test.each(questions)("carries the security headers: %s", async (_name, target, question) => {
    const portal = await openSmallPortal();
    const answer = await portal.ask(target, question);
    expect(answer.headers).toMatchObject(GUARDED);
    expect(answer.headers["permissions-policy"]).toContain("geolocation=()");
    expect(answer.headers["content-security-policy-report-only"]).toBeUndefined();
    const policy = policyOf(answer);
    expect(policy["default-src"]).toEqual(["'none'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(Object.values(policy).flat()).not.toContain("'unsafe-inline'");
    expect(Object.values(policy).flat()).not.toContain("'unsafe-eval'");
  });

  test.each(questions)("has a request id of its own: %s", async (_name, target, question) => {
    const portal = await openSmallPortal();
    const ids = [await portal.ask(target, question), await portal.ask(target, question)].map(
      ({ headers }) => headers["x-request-id"],
    );
    expect(ids[0]).toMatch(/^[\w-]{36}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });

  test("even to what is no HTTP at all carries them", async () => {
    const portal = await openSmallPortal();
    const text = await new Promise<string>((resolve, reject) => {
      let got = "";
      const socket = connect(portal.port, "127.0.0.1", () => socket.write("no such protocol\r\n\r\n"));
      socket.on("data", (piece) => (got += piece.toString()));
      socket.on("error", reject);
      socket.on("close", () => resolve(got));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain("X-Content-Type-Options: nosniff\r\n");
    expect(text).toContain("Content-Security-Policy: default-src 'none'");
  });

  test("asks for https only where visitors come by https", async () => {
    const open = await openSmallPortal();
    const safe = await openSmallPortal({ publicUrl: "https://portal.example" });
    const [plain, tls] = [await open.ask("/open"), await safe.ask("/open")];
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    expect(policyOf(plain)).not.toHaveProperty("upgrade-insecure-requests");
    expect(tls.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(policyOf(tls)).toHaveProperty("upgrade-insecure-requests");
  });
});

describe("the scripts of a page", () => {
  test("run by a nonce that is new for every visitor's own page", async () => {
    const portal = await openSmallPortal();
    const nonces = [];
    for (let i = 0; i < 2; i++) {
      const answer = await portal.ask("/own", { headers: { cookie: "a=1" } });
      const scripts = scriptsOf(answer);
      expect(scripts.length).toBeGreaterThan(1);
      const used = new Set(scripts.map(({ nonce }) => nonce));
      expect(used.size).toBe(1);
      const [nonce] = used;
      expect(policyOf(answer)["script-src"]).toEqual(["'self'", `'nonce-${nonce}'`]);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("run by their hashes where many are sent the same page: a nonce used twice protects nobody", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/open");
    const inline = scriptsOf(answer).filter(({ content }) => content !== "");
    expect(inline.length).toBeGreaterThan(0);
    expect(answer.text).not.toContain("nonce=");
    const hashes = inline.map(
      ({ content }) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`,
    );
    expect(policyOf(answer)["script-src"]).toEqual(["'self'", ...new Set(hashes)]);
  });

  test("may not come from elsewhere, and data may run nothing", async () => {
    const portal = await openSmallPortal();
    const page = policyOf(await portal.ask("/open"));
    expect(page["script-src"]?.filter((source) => /:|\*/.test(source))).toEqual([]);
    expect(page["base-uri"]).toEqual(["'none'"]);
    expect(page["form-action"]).toEqual(["'self'"]);
    expect(policyOf(await portal.ask("/api/v1/small"))).toEqual({
      "default-src": ["'none'"],
      "frame-ancestors": ["'none'"],
    });
  });
});

describe("the request id", () => {
  const given = { headers: { "x-request-id": "from-the-proxy-1" } };
  test("of a trusted proxy is kept", async () => {
    const portal = await openSmallPortal({ trustProxy: 1 });
    expect((await portal.ask("/open", given)).headers["x-request-id"]).toBe("from-the-proxy-1");
  });
  test("of anybody else, or one that is no id, is not", async () => {
    const direct = await openSmallPortal();
    expect((await direct.ask("/open", given)).headers["x-request-id"]).not.toBe("from-the-proxy-1");
    const proxied = await openSmallPortal({ trustProxy: 1 });
    const strange = await proxied.ask("/open", { headers: { "x-request-id": 'a"b c<script>' } });
    expect(strange.headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
  });
});
