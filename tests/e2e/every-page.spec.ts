import type { Page } from "@playwright/test";
import { COLOURS, checkPage, checkWidth, expect, test } from "./fixtures";

/** Addresses of every kind of page, found as a visitor finds them. */
async function addresses(page: Page): Promise<string[]> {
  // What no test takes away meanwhile.
  await page.goto("/jobs?q=工程师");
  const job = await page.locator("#results article h2 a").first().getAttribute("href");
  await page.goto("/enterprises?hiring=1");
  const enterprise = await page.locator("#results article h2 a").first().getAttribute("href");
  if (!job || !enterprise) throw new Error("the demonstration data has no job or no enterprise to open");
  return [
    "/",
    "/jobs",
    "/jobs?q=工程师&education=bachelor",
    "/jobs?q=没有这种词汇啊",
    job,
    "/enterprises",
    enterprise,
    "/privacy",
    "/nowhere",
    "/jobs/none",
  ];
}

test("every page passes axe on a phone", async ({ page, isMobile }) => {
  test.skip(!isMobile, "every-route.spec.ts looks at them in a large window");
  test.slow();
  for (const address of [...(await addresses(page)), "/login", "/register", "/forgot"]) {
    await page.goto(address);
    await checkPage(page, address, []);
  }
});

test("every page can be read in the dark", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  for (const address of [...(await addresses(page)), "/login", "/register", "/forgot"]) {
    await page.goto(address);
    await checkPage(page, address, COLOURS);
  }
});

test("no page scrolls sideways, from 360 to 1920 pixels", async ({ page, isMobile }) => {
  for (const address of await addresses(page)) {
    await page.goto(address);
    for (const width of isMobile ? [360, 390] : [360, 390, 768, 1024, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await checkWidth(page, `${address} at ${width}`);
    }
  }
});

test("the keyboard alone reaches the content, the results and a job", async ({ page, isMobile }) => {
  test.skip(isMobile, "no keyboard");
  await page.goto("/jobs?q=工程师");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到主要内容" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  const job = page.locator("#results article h2 a").first();
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    if (await job.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(job).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "工作内容" })).toBeVisible();
});

test("a page that does not exist says so, with the right status and a way on", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
  await expect(page).toHaveTitle(/没有找到这个页面/);
  await page.getByRole("main").getByRole("link", { name: "搜索职位" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});

test("no page holds a byte that is no text", async ({ request, isMobile }) => {
  test.skip(isMobile, "the same bytes");
  const map = await (await request.get("/sitemap.xml")).text();
  const jobs = [...map.matchAll(/<loc>[^<]*?(\/jobs\/[^<]+)<\/loc>/g)]
    .slice(0, 60)
    .map(([, path]) => path ?? "");
  expect(jobs.length).toBeGreaterThan(30);
  const lists = Array.from({ length: 20 }, (_, i) => `/jobs?page=${i + 1}`);
  for (const path of [...lists, ...jobs]) {
    const answer = await request.get(path);
    expect(answer.ok(), path).toBe(true);
    expect((await answer.body()).includes(0), path).toBe(false);
  }
});

test("first load of /jobs keeps the budget: 130 KB of script, 25 KB of styles, compressed", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "the same bytes");
  const bytes = { script: 0, stylesheet: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  session.on("Network.responseReceived", (event) => kinds.set(event.requestId, event.type.toLowerCase()));
  session.on("Network.loadingFinished", (event) => {
    const kind = kinds.get(event.requestId);
    if (kind === "script" || kind === "stylesheet") bytes[kind] += event.encodedDataLength;
  });
  await page.goto("/jobs", { waitUntil: "networkidle" });
  expect(bytes.script).toBeGreaterThan(0);
  expect(bytes.script).toBeLessThanOrEqual(130 * 1024);
  expect(bytes.stylesheet).toBeGreaterThan(0);
  expect(bytes.stylesheet).toBeLessThanOrEqual(25 * 1024);
});
