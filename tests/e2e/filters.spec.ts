import { expect, test } from "./fixtures";

/** What no test publishes, and so none takes away. */
const STABLE = "/jobs?q=工程师";

test.describe("filters beside the list", () => {
  test.beforeEach(({ isMobile }) => test.skip(isMobile, "a phone has the sheet"));

  test("keep the focus at what was chosen, and the rest of the values open", async ({ page }) => {
    await page.goto("/jobs");
    await page.locator("#filters summary").first().click();
    const box = page.locator("#filters input[name=education][value=bachelor]");
    await box.focus();
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/education=bachelor/);
    await expect(page.getByRole("list", { name: "已选条件" })).toContainText("本科");
    await expect(box).toBeFocused();
    await expect(box).toBeChecked();
    await expect(page.locator("#filters details").first()).toHaveAttribute("open", "");
    await page.goBack();
    await expect(box).not.toBeChecked();
  });

  test("let arrow keys walk through the pay, and search where they come to rest", async ({ page }) => {
    await page.goto("/jobs");
    await page.locator("#filters input[name=salaryMin][value='']").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const rest = page.locator("#filters input[name=salaryMin]").nth(2);
    await expect(rest).toBeChecked();
    await expect(page).toHaveURL(new RegExp(`salaryMin=${await rest.inputValue()}`));
    await expect(page.locator("#results")).toHaveAttribute("aria-busy", "false");
    await expect(rest).toBeFocused();
  });

  test("let go of a whole industry when one of its chains is chosen", async ({ page }) => {
    await page.goto("/jobs?industry=it");
    await page.locator("#filters input[name=industry][value^='it.']").first().check();
    await expect(page).toHaveURL(/industry=it\./);
    await expect(page.locator("#filters input[name=industry][value=it]")).not.toBeChecked();
  });
});

test.describe("filters on a phone", () => {
  test.beforeEach(({ isMobile }) => test.skip(!isMobile, "a wide window has the column"));

  test("are a sheet that keeps the focus, closes by Escape and leaves the history alone", async ({
    page,
  }) => {
    await page.goto("/jobs");
    const opener = page.getByRole("link", { name: /^筛选/ });
    await opener.click();
    const sheet = page.getByRole("dialog", { name: "筛选" });
    await expect(sheet).toBeVisible();
    await expect(sheet.getByRole("link", { name: "关闭" })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(sheet.getByRole("button", { name: /应用筛选/ })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(sheet.getByRole("link", { name: "关闭" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(opener).toBeFocused();
    await expect(page).toHaveURL(/\/jobs$/);
  });

  test("close when they are applied without a change, too", async ({ page }) => {
    await page.goto("/jobs?education=bachelor");
    await page.getByRole("link", { name: /^筛选/ }).click();
    const sheet = page.getByRole("dialog", { name: "筛选" });
    await sheet.getByRole("button", { name: /应用筛选/ }).click();
    await expect(sheet).toBeHidden();
  });
});

test("another page of the site takes the focus and says its title", async ({ page }) => {
  await page.goto(STABLE);
  await page.locator("#results article h2 a").first().click();
  await expect(page.getByRole("heading", { name: "工作内容" })).toBeVisible();
  await expect(page.locator("#main")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "金凤凰" })).toHaveText(await page.title());
});

test("another page of a list goes on at its top", async ({ page }) => {
  await page.goto("/jobs");
  await page.getByRole("link", { name: "第 2 页" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/第 2 页/);
});

test("a list that cannot be reached blames the connection, not the visitor, and can be tried again", async ({
  page,
}) => {
  await page.goto("/jobs");
  await page.route("**/*.data*", (route) => route.abort());
  await page.getByRole("link", { name: "第 2 页" }).click();
  await expect(page.getByRole("heading", { name: "没有连上服务器" })).toBeVisible();
  await page.unroute("**/*.data*");
  await page.getByRole("button", { name: "重试" }).click();
  await expect(page.locator("#results article").first()).toBeVisible();
});

test("a printed position says what it is, who offers it and for how much", async ({ page }) => {
  await page.goto(STABLE);
  const link = page.locator("#results article h2 a").first();
  const title = await link.innerText();
  await page.goto((await link.getAttribute("href")) ?? "");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("网址：")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
});
