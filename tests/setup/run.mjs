// npm test: everything, from a fresh clone. Plain Node: it installs what it needs. Ends with `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install, isBuilt, isInstalled, nodeFault, runScript } from "../../app/server/setup.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const RESULTS = "test-results";
const UNIT = `${RESULTS}/unit.json`;
const BROWSER = `${RESULTS}/browser.json`;
const total = { passed: 0, failed: 0 };
const failures = [];

try {
  const fault = nodeFault();
  if (fault) throw new Error(fault);
  if (!isInstalled()) install();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });

  check("类型", "check:types");
  check("代码规范", "check:lint");
  check("分层", "check:rooms");
  check("格式", "check:format");
  step("单元、集成与契约测试");
  count(
    "vitest",
    run([
      "node_modules/vitest/vitest.mjs",
      "run",
      "-c",
      "tests/vitest.config.ts",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${UNIT}`,
    ]),
    UNIT,
    countUnit,
  );
  step("浏览器测试");
  if (!isBuilt()) runScript("build");
  const { findBrowser } = await import("./browser.mjs");
  const browser = findBrowser();
  console.log(`浏览器：${browser}`);
  count(
    "playwright",
    run(
      [
        "node_modules/@playwright/test/cli.js",
        "test",
        "-c",
        "tests/playwright.config.ts",
        "--reporter=list,json",
      ],
      {
        CHROMIUM_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: fileURLToPath(new URL(`../../${BROWSER}`, import.meta.url)),
      },
    ),
    BROWSER,
    countBrowser,
  );
} catch (error) {
  fail(error.message);
}

for (const line of failures) console.error(`✗ ${line}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function step(title) {
  console.log(`\n━━ ${title}`);
}

function fail(line) {
  total.failed += 1;
  failures.push(line);
}

function check(title, script) {
  step(title);
  try {
    runScript(script);
    total.passed += 1;
  } catch {
    fail(`npm run ${script}`);
  }
}

/** Runs a program of the packages and shows its output; returns its exit code. */
function run(args, env = {}) {
  const own = { ...process.env, ...env };
  delete own.NODE_ENV;
  return spawnSync(process.execPath, args, { stdio: "inherit", env: own }).status ?? 1;
}

/** A run that failed without a failed test, or left no results, counts as one failure. */
function count(name, code, file, read) {
  const { passed, failed } = existsSync(file)
    ? read(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: [] };
  total.passed += passed;
  for (const title of failed) fail(title);
  if (code !== 0 && failed.length === 0) fail(`${name} 没有正常结束（退出码 ${code}）`);
}

function countUnit(report) {
  const failed = [];
  for (const suite of report.testResults) {
    const broken = suite.assertionResults.filter(({ status }) => status === "failed");
    for (const { fullName } of broken) failed.push(fullName);
    // A file that cannot even be loaded has no tests to fail.
    if (suite.status === "failed" && broken.length === 0) failed.push(suite.name);
  }
  return { passed: report.numPassedTests, failed };
}

function countBrowser({ stats, suites, errors }) {
  const failed = [];
  const walk = (suite, path) => {
    for (const child of suite.suites ?? []) walk(child, [...path, child.title]);
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests)
        if (test.status === "unexpected")
          failed.push([...path, spec.title, `(${test.projectName})`].join(" › "));
  };
  for (const suite of suites) walk(suite, [suite.title]);
  for (const { message } of errors ?? []) failed.push(String(message).split("\n")[0]);
  return { passed: stats.expected + stats.flaky, failed };
}
