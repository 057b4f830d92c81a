import type { Page } from "@playwright/test";
import { checkPage, expect, test } from "./fixtures";
import { PASSWORD, anotherWindow, manyApplicants, signIn, trialOf } from "./people";

test.skip(({ isMobile }) => isMobile, "there is no keyboard");

/** Presses Tab until the focus is on a mark of the list. */
async function tabToList(page: Page) {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest("[data-row]") !== null)) return;
  }
  throw new Error("the keyboard does not reach the list");
}

async function withdraw(page: Page, email: string) {
  await signIn(page, email, PASSWORD);
  await page.goto("/me/applications");
  await page
    .getByRole("link", { name: /^示例岗位/ })
    .first()
    .click();
  await page.getByRole("button", { name: "撤回投递" }).click();
  await expect(page.getByText("已撤回投递，用人单位不能再查看您的资料。")).toBeVisible();
}

test("two hundred applicants are screened by the keyboard alone, and each one's fate is told", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const name = `screened${trialOf(info)}-`;
  const job = manyApplicants(name, 200);
  await signIn(page, "employer@demo.local");
  await page.goto(`/hire/jobs/${job}/applications?perPage=200`);
  // Keys that are pressed elsewhere do nothing.
  await page.keyboard.press("a");
  await expect(page.getByText("已勾选 0 份")).toBeVisible();
  await tabToList(page);
  await page.keyboard.press("a");
  await expect(page.getByText("已勾选 200 份")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}000号`) })).toBeVisible();
  await page.keyboard.press("x");
  await expect(page.getByText("已勾选 199 份")).toBeVisible();
  await page.keyboard.press("x");

  await withdraw(await anotherWindow(browser, baseURL), `${name}-77@example.cn`);
  // Going on reads the list again: who has left it is marked all the same.
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}001号`) })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}000号`) })).toBeVisible();
  await expect(page.getByText("已勾选 200 份，其中 1 份刚刚有变化、已不在列表")).toBeVisible();
  await page.getByRole("group", { name: "处理勾选的投递" }).getByRole("button", { name: "初筛通过" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("处理 199 个，未处理 1 个")).toBeVisible();
  const fates = page.getByRole("status").getByRole("listitem");
  await expect(fates).toHaveCount(200);
  await expect(fates.filter({ hasText: "已处理" })).toHaveCount(199);
  await expect(fates.filter({ hasText: "求职者已撤回这份投递，不能再处理" })).toHaveCount(1);
  await expect(page.getByText("已勾选 0 份")).toBeVisible();
  await checkPage(page);
});

test("the keys can be switched off, and this browser remembers it", async ({ page }, info) => {
  const name = `switched${trialOf(info)}-`;
  const job = manyApplicants(name, 2);
  await signIn(page, "employer@demo.local");
  await page.goto(`/hire/jobs/${job}/applications`);
  await page.getByLabel("使用单键快捷键").uncheck();
  await page.getByLabel(`勾选${name}000号`).check();
  await page.keyboard.press("a");
  await page.keyboard.press("j");
  await expect(page.getByText("已勾选 1 份")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("使用单键快捷键")).not.toBeChecked();
  await page.getByLabel("使用单键快捷键").check();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}000号`) })).toBeVisible();
});
