import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readEnv } from "~/http/env.server";

const PRODUCTION = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://portal.example",
  SESSION_SECRET: "s".repeat(32),
  DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
};

describe("the configuration", () => {
  test("needs nothing on a developer's machine", () => {
    expect(readEnv({}).env).toMatchObject({
      PORT: 3000,
      RATE_LIMIT: "on",
      TRUST_PROXY: 0,
      LOG_LEVEL: "info",
    });
  });

  test("counts an empty variable as not set", () => {
    expect(readEnv({ PORT: "", WORKERS: " ", PUBLIC_URL: "" }).env).toMatchObject({ PORT: 3000 });
  });

  test("of production is complete with its secrets and its address", () => {
    expect(readEnv(PRODUCTION).faults).toBeNull();
  });

  test.each(["PUBLIC_URL", "SESSION_SECRET", "DATA_KEY"])("of production is refused without %s", (name) => {
    expect(readEnv({ ...PRODUCTION, [name]: undefined }).faults).toEqual([
      expect.stringMatching(new RegExp(`^配置有误 · ${name}：生产环境必须设置`)),
    ]);
  });

  test("is refused with an old key that is the current one", () => {
    const old = Buffer.alloc(32, 6).toString("base64");
    expect(readEnv({ ...PRODUCTION, DATA_KEY_OLD: old }).env).toMatchObject({ DATA_KEY_OLD: old });
    expect(readEnv({ ...PRODUCTION, DATA_KEY_OLD: PRODUCTION.DATA_KEY }).faults).toEqual([
      expect.stringMatching(/^配置有误 · DATA_KEY_OLD：与 DATA_KEY 相同/),
    ]);
  });

  test("of production cannot switch off the rate limits", () => {
    expect(readEnv({ ...PRODUCTION, RATE_LIMIT: "off" }).faults).toEqual([
      "配置有误 · RATE_LIMIT：生产环境不能关闭访问频率限制",
    ]);
    expect(readEnv({ RATE_LIMIT: "off" }).env?.RATE_LIMIT).toBe("off");
  });

  test("of a provider of identities is whole or not there, and encrypted but on this machine", () => {
    const whole = { OIDC_ISSUER: "https://id.example.cn", OIDC_CLIENT_ID: "portal" };
    expect(readEnv(whole).env).toMatchObject({ ...whole, OIDC_NAME: "统一身份认证" });
    expect(readEnv({ ...whole, OIDC_ISSUER: "http://127.0.0.1:4000" }).faults).toBeNull();
    const wrong = [
      ["OIDC_CLIENT_ID", { OIDC_ISSUER: whole.OIDC_ISSUER }],
      ["OIDC_ISSUER", { OIDC_CLIENT_ID: "portal" }],
      ["OIDC_ISSUER", { ...whole, OIDC_ISSUER: "http://id.example.cn" }],
      ["OIDC_ISSUER", { ...whole, OIDC_ISSUER: "id.example.cn" }],
    ] as const;
    for (const [name, given] of wrong)
      expect(readEnv(given).faults).toEqual([expect.stringMatching(new RegExp(`^配置有误 · ${name}：`))]);
  });

  test.each([
    ["PORT", "70000"],
    ["PORT", "http"],
    ["WORKERS", "0"],
    ["TRUST_PROXY", "yes"],
    ["LOG_LEVEL", "loud"],
    ["NODE_ENV", "staging"],
    ["RATE_LIMIT", "0"],
    ["PUBLIC_URL", "portal.example"],
    ["PUBLIC_URL", "https://portal.example/under/a/path"],
    ["SESSION_SECRET", "too-short-value"],
    ["DATA_KEY", "bm90IDMyIGJ5dGVz"],
    ["DATA_KEY_OLD", "bm90IDMyIGJ5dGVz"],
    ["METRICS_TOKEN", "tiny-token"],
    ["PUBLIC_URL", "ftp://portal.example"],
  ])("explains a wrong %s in one line: %s", (name, value) => {
    const { faults } = readEnv({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults?.[0]).toMatch(new RegExp(`^配置有误 · ${name}：[^\\n]+$`));
    if (/SECRET|KEY|TOKEN/.test(name)) expect(faults?.[0]).not.toContain(value);
  });

  test.each(["README.md", "README.zh-CN.md"])("is described whole in %s", (file) => {
    const source = readFileSync("app/http/env.server.ts", "utf8");
    const names = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    const text = readFileSync(file, "utf8");
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
