import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const PAGES = ["/", "/jobs", "/jobs?q=工程师", "/enterprises"];
const RUNS = 3;
const TIMINGS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index"];

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** `npm run bench -- pages [--url ORIGIN]`: how a simulated slow phone sees a running portal; medians of three. */
export async function benchPages(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: "string", default: "http://localhost:3000" } },
  });
  const chrome = await launch({
    chromePath: process.env.CHROMIUM_PATH ?? chromium.executablePath(),
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    logLevel: "silent",
  });
  const results: Record<string, Record<string, number>> = {};
  try {
    for (const address of PAGES) {
      const runs: Record<string, number>[] = [];
      for (let run = 0; run < RUNS; run++) {
        const found = await lighthouse(new URL(address, values.url).href, {
          port: chrome.port,
          onlyCategories: ["performance"],
          logLevel: "silent",
        });
        if (!found?.lhr.categories.performance?.score) throw new Error(`${address} cannot be measured`);
        const { audits, categories } = found.lhr;
        const timings = TIMINGS.map((id) => [id, Math.round(audits[id]?.numericValue ?? 0)] as const);
        runs.push({ score: (categories.performance?.score ?? 0) * 100, ...Object.fromEntries(timings) });
      }
      const keys = Object.keys(runs[0] ?? {});
      results[address] = Object.fromEntries(
        keys.map((key) => [key, median(runs.map((run) => run[key] ?? 0))]),
      );
    }
  } finally {
    chrome.kill();
  }
  console.table(results);
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(
    "tests/bench/results/pages.json",
    `${JSON.stringify({ at: new Date().toISOString(), results }, null, 2)}\n`,
  );
}
