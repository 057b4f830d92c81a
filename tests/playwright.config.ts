import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

/** Set by the first process that reads this file; the ones it starts inherit them. */
process.env.E2E_PORT ??= execFileSync(process.execPath, [
  "-e",
  "const s = require('net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })",
])
  .toString()
  .trim();
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), "portal-e2e-"));

const origin = `http://localhost:${process.env.E2E_PORT}`;
const executablePath =
  process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

/** The built portal over demonstration data of its own, in a large and in a small window. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results/e2e",
  globalTeardown: "./setup/remove-e2e-data.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // What a busy machine has cut short is tried once more, from the start, and reported as flaky.
  retries: 1,
  timeout: 120_000,
  // Two cores may also be doing something else.
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: origin,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What is not there by then will not come.
    actionTimeout: 30_000,
    // To record every test takes as much as half of the tests themselves.
    trace: "on-first-retry",
    launchOptions: {
      executablePath,
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    // What the office and companies do at their desks, and what needs no script, is tried at a desk; the pages are measured small by every-page and every-route.
    { name: "phone", grepInvert: /@desk/, use: { ...devices["Pixel 7"] } },
  ],
  webServer: {
    command: "node app/server/start.mjs",
    cwd: "..",
    env: {
      ...(process.env as Record<string, string>),
      NODE_ENV: "test",
      PORT: process.env.E2E_PORT,
      PUBLIC_URL: origin,
      DATABASE_FILE: join(process.env.E2E_DATA, "portal.db"),
      RATE_LIMIT: "off",
      LOG_LEVEL: "warn",
    },
    // Printed when the demonstration data can be found; listening alone would be too early.
    wait: { stdout: /已启动/ },
    timeout: 300_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
