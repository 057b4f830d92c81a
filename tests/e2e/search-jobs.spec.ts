import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.describe("a graduate searches jobs", () => {
  test("types words on the front page, filters, pages, opens a job and comes back to the same list", async ({
    page,
  }) => {
    await page.goto("/");
    await page.getByRole("main").getByLabel("搜索职位").fill("工程师");
    await page.getByRole("main").getByRole("button", { name: "搜索" }).click();
    await expect(page).toHaveURL(/\/jobs\?q=/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("工程师");
    const results = page.locator("#results");
    await expect(results.locator("mark").first()).toBeVisible();

    const before = await totalOf(page);
    await chooseFirst(page, "education");
    await expect.poll(() => totalOf(page)).toBeLessThan(before);
    await expect(page.getByRole("list", { name: "已选条件" })).toBeVisible();

    await page
      .getByRole("link", { name: /移除此条件/ })
      .first()
      .click();
    await expect.poll(() => totalOf(page)).toBe(before);

    await page.getByRole("link", { name: "第 2 页" }).click();
    await expect(page).toHaveURL(/page=2/);
    // The address changes before the list does.
    const pager = page.getByRole("navigation", { name: "分页" });
    await expect(pager.locator("[aria-current=page]")).toHaveText("2");
    const job = results.getByRole("article").first().getByRole("link").first();
    const title = await job.innerText();
    const list = page.url();
    await job.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await page.goBack();
    await expect(page).toHaveURL(list);
    await expect(results.getByRole("article").first().getByRole("link").first()).toHaveText(title);
  });

  test("shares the address of a search, which shows the same to another visitor", async ({
    page,
    browser,
  }) => {
    await page.goto("/jobs?type=internship&sort=newest");
    const titles = await page.locator("#results article h2").allInnerTexts();
    expect(titles.length).toBeGreaterThan(0);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(page.url());
    expect(await stranger.locator("#results article h2").allInnerTexts()).toEqual(titles);
    await stranger.context().close();
  });

  test("finds nothing with too many filters and is offered wider searches with their counts", async ({
    page,
  }) => {
    await page.goto("/jobs?q=护士&industry=it.ic&education=doctor");
    await expect(page.getByText("没有符合条件的在招职位")).toBeVisible();
    const wider = page
      .locator("#results li")
      .filter({ hasText: /（[\d,]+ 个）/ })
      .first();
    const promised = Number((await wider.innerText()).match(/（([\d,]+) 个）/)?.[1]?.replaceAll(",", ""));
    await wider.getByRole("link").click();
    await expect.poll(() => totalOf(page)).toBe(promised);
  });

  test("reads which values of an address were not understood", async ({ page }) => {
    await page.goto("/jobs?education=wizard&page=zero");
    await expect(page.getByText("无法识别的条件")).toContainText("education=wizard");
  });

  test("uses suggestions by keyboard, and nothing is asked during a Pinyin composition", async ({
    page,
    isMobile,
  }) => {
    test.skip(isMobile, "a phone has no arrow keys");
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/suggest")) asked.push(request.url());
    });
    await page.goto("/jobs");
    const box = page.getByRole("combobox", { name: "搜索职位" });
    await box.focus();
    await box.dispatchEvent("compositionstart");
    await box.pressSequentially("suan");
    await expect(box).toHaveValue("suan");
    expect(asked).toEqual([]);
    await box.dispatchEvent("compositionend");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    const first = page.getByRole("option").first();
    await expect(first).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/jobs\?q=/);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("search, filters, pages and job pages all work", async ({ page, isMobile }) => {
    await page.goto("/jobs");
    const all = await totalOf(page);
    if (isMobile) await page.getByRole("link", { name: /^筛选/ }).click();
    await page.locator("#filters input[name=education][value=bachelor]").check();
    await page.getByRole("button", { name: /应用筛选/ }).click();
    await expect.poll(() => totalOf(page)).toBeLessThan(all);
    await page.getByLabel("搜索职位").fill("工程师");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page).toHaveURL(/education=/);
    await page.locator("#results article h2 a").first().click();
    await expect(page.getByRole("heading", { name: "工作内容" })).toBeVisible();
  });
});

async function totalOf(page: Page): Promise<number> {
  const text = await page.locator("#results [role=status]").first().innerText();
  return Number(/([\d,]+) 个在招职位/.exec(text)?.[1]?.replaceAll(",", ""));
}

/** Chooses the first value of a facet, in the column or in the sheet of a phone. */
async function chooseFirst(page: Page, facet: string) {
  const open = page.getByRole("link", { name: /^筛选/ });
  const isSheet = await open.isVisible();
  if (isSheet) await open.click();
  await page.locator(`#filters input[name=${facet}]`).first().check();
  if (isSheet) await page.getByRole("button", { name: /应用筛选/ }).click();
}
