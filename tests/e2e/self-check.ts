import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Everything about a master of 28 who works in the zone, by the label of each answer. */
const ANSWERS: Record<string, string> = {
  "您的最高学历是？": "硕士",
  "您的职称是？": "没有",
  "您的职业技能等级是？": "没有",
  "您获得过下列哪些荣誉、奖项或人才项目？": "以上都没有",
  "您是否为在职公务员或参照公务员法管理的人员？": "否",
};
const NUMBERS: Record<string, string> = { 您现在多少周岁: "28", "您与现单位的劳动（聘用）合同签了几年": "3" };

/** Answers what the self-check asks, step by step, until it asks nothing more. */
export async function answerAll(page: Page, given: Record<string, string> = {}) {
  const finished = page.getByRole("heading", { name: "已经问完" });
  for (let step = 0; step < 12; step += 1) {
    if (await finished.isVisible()) return;
    const title = await page.locator("#question").textContent();
    await answerStep(page, given);
    await page
      .getByRole("main")
      .getByRole("button", { name: /继续|看结果/ })
      .click();
    await expect(page.locator("#question")).not.toHaveText(title ?? "");
  }
}

/** Answers one step of it. */
export async function answerStep(page: Page, given: Record<string, string> = {}) {
  const form = page.getByRole("main").locator("form").first();
  for (const [label, number] of Object.entries(NUMBERS)) {
    const field = form.getByLabel(label).and(form.locator("input:not([type=checkbox])"));
    if (await field.count()) await field.fill(number);
  }
  for (const group of await form.locator("fieldset").all()) {
    const question = (await group.locator("legend").textContent()) ?? "";
    await group
      .getByLabel(given[question] ?? ANSWERS[question] ?? "是", { exact: true })
      .first()
      .check();
  }
}

/** What the self-check says of a category. */
export const result = (page: Page, category: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: category, exact: true }) });
