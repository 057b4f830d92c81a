import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromium } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Scores that do not depend on the machine; speed is measured by `npm run bench -- pages`. */
const CATEGORIES = ["accessibility", "best-practices", "seo"];

test("Lighthouse gives every kind of page at least 95 for accessibility, practices and search engines", async ({
  page,
  baseURL,
  isMobile,
}) => {
  test.skip(!isMobile, "the profile of a phone");
  test.setTimeout(5 * 60_000);
  // What no test takes away meanwhile.
  await page.goto("/jobs?q=工程师");
  const job = await page.locator("#results article h2 a").first().getAttribute("href");
  const chrome = await launch({
    chromePath: process.env.CHROMIUM_PATH ?? chromium.executablePath(),
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    logLevel: "silent",
  });
  try {
    for (const address of ["/", "/jobs?q=工程师", job ?? "", "/enterprises"]) {
      const found = await lighthouse(new URL(address, baseURL).href, {
        port: chrome.port,
        onlyCategories: CATEGORIES,
        // A demonstration asks search engines to stay away.
        skipAudits: ["is-crawlable"],
        // Speed is not looked at: nothing is slowed down, waited for or photographed on its behalf.
        throttlingMethod: "provided",
        disableFullPageScreenshot: true,
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 0,
        networkQuietThresholdMs: 500,
        cpuQuietThresholdMs: 0,
        logLevel: "silent",
      });
      const scores = Object.values(found?.lhr.categories ?? {}).map(({ id, score }) => [
        id,
        (score ?? 0) * 100,
      ]);
      expect(scores).toHaveLength(CATEGORIES.length);
      for (const [id, score] of scores) expect(score, `${address} ${id}`).toBeGreaterThanOrEqual(95);
    }
  } finally {
    chrome.kill();
  }
});
