import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { TestInfo } from "@playwright/test";
import { anotherWindow, signIn, trialOf, tryOf } from "./people";
import { checkPage, expect, test } from "./fixtures";

/** Requests for cards beside the portal, of people whose names begin with `name`. @returns their ids */
function addCases(name: string, status: string, n: number): string[] {
  const program = [
    "tsx",
    "--tsconfig",
    "tsconfig.json",
    "tests/e2e/add-card-cases.ts",
    name,
    status,
    String(n),
  ];
  const data = join(process.env.E2E_DATA ?? "", "portal.db");
  const env = { ...process.env, DATABASE_FILE: data, PORT: process.env.E2E_PORT, NODE_ENV: "test" as const };
  return execFileSync("npx", program, { env, encoding: "utf8" }).trim().split("\n");
}
/** Another word for each try: the search forgives a letter, so that numbers would not keep them apart. */
const wordOf = (info: TestInfo, ...words: string[]) => words[tryOf(info) - 1] ?? trialOf(info);
const caseAt = (id: string | undefined, query = "") => `/admin/card-applications/${id}${query}`;

test("a reviewer clears a hundred cases with the keyboard alone", async ({ page }, info) => {
  test.skip(info.project.name === "phone", "a keyboard is what it is about");
  test.setTimeout(900_000);
  const CASES = 100;
  const name = wordOf(info, "kb", "qx", "fz");
  addCases(name, "firstReview", CASES);
  await signIn(page, "reviewer@demo.local");
  // The index hears of them within a moment; the page finds who is in it.
  await expect(async () => {
    await page.goto(`/admin/card-applications?stage=firstReview&q=示例${name}`);
    await expect(page.getByRole("main")).toContainText(`未分派（${CASES}）`, { timeout: 1_000 });
  }).toPass();
  let strokes = 0;
  const press = async (key: string) => {
    strokes += 1;
    await page.keyboard.press(key);
  };
  await press("j");
  await press("Enter");
  await expect(page.getByText(`第 1 / ${CASES} 份`)).toBeVisible();
  const began = Date.now();
  for (let left = CASES; left > 0; left -= 1) {
    await expect(page.getByText(`第 1 / ${left} 份`)).toBeVisible();
    await press("p");
    await press("Enter");
  }
  await expect(page.getByText("没有符合条件的申请。")).toBeVisible();
  const seconds = (Date.now() - began) / 1000;
  console.log(
    `100 份初审：${seconds.toFixed(1)} 秒，每份 ${(seconds / CASES).toFixed(2)} 秒；按键 ${strokes} 次，每份 ${(strokes / CASES).toFixed(2)} 次`,
  );
  await page.goto(`/admin/card-applications?stage=secondReview&q=示例${name}`);
  await expect(page.getByRole("table")).toContainText("复审中");
});

test(
  "two people decide, the keys stay out of fields, and whoever comes too late is told",
  { tag: "@desk" },
  async ({ page, browser }, info) => {
    const [id, other] = addCases(`two${trialOf(info)}`, "firstReview", 2);
    await signIn(page, "reviewer@demo.local");
    await page.goto(caseAt(id));
    // Typed into a field a key is a letter.
    await page.getByLabel("说明", { exact: false }).last().fill("");
    await page.getByLabel("添加备注").fill("pp");
    await expect(page.getByRole("radio", { name: /初审通过/ })).not.toBeChecked();
    const late = await anotherWindow(browser, info.project.use.baseURL);
    await signIn(late, "admin@demo.local");
    await late.goto(caseAt(id));
    await page.getByRole("radio", { name: /初审通过/ }).check();
    await page.getByRole("button", { name: "提交结论" }).click();
    await expect(page.getByText("初审通过。").first()).toBeVisible();
    await late.getByRole("radio", { name: /不予通过/ }).check();
    await late.locator("textarea[data-decision]").fill("我的意见写在这里");
    await late.getByRole("button", { name: "提交结论" }).click();
    await expect(late.getByRole("alert")).toContainText("您的结论没有提交");
    await expect(late.getByText("我的意见写在这里")).toBeVisible();
    // The first reviewer is offered nothing of the second stage.
    await page.goto(caseAt(id));
    await expect(page.getByText("您的角色不能办理这个环节。")).toBeVisible();
    // Standing too near takes every decision away.
    await late.goto(caseAt(other));
    await late.getByText("声明回避", { exact: true }).first().click();
    await late.getByLabel("回避的原因").fill("示例：与申请人是师生关系");
    await late.getByRole("button", { name: "声明回避" }).click();
    await expect(late.getByText("您已对这份申请声明回避，不能办理。").first()).toBeVisible();
    await late.context().close();
  },
);

test("several at once: what was not looked at stays", { tag: "@desk" }, async ({ page }, info) => {
  const name = wordOf(info, "bulk", "heap", "pile");
  const [seen] = addCases(name, "firstReview", 2);
  await signIn(page, "reviewer@demo.local");
  await page.goto(caseAt(seen));
  // The index hears of them within a moment.
  const boxes = page.getByRole("main").getByRole("checkbox");
  await expect(async () => {
    await page.goto(`/admin/card-applications?q=示例${name}`);
    await expect(boxes).toHaveCount(2, { timeout: 1_000 });
  }).toPass();
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("button", { name: "初审通过" }).click();
  await expect(page.getByText("办理 1 个，未办理 1 个")).toBeVisible();
  await expect(page.getByText("您还没有打开看过这份申请")).toBeVisible();
  await checkPage(page);
});

test("anybody objects to what is published, with or without a name", async ({ page }, info) => {
  const [id] = addCases(`pub${trialOf(info)}`, "publicity", 1);
  await page.goto("/talent-card/publicity");
  await expect(page.getByRole("heading", { name: "人才卡公示" })).toBeVisible();
  await page.goto(`/talent-card/publicity/${id}`);
  await page.getByRole("button", { name: "提交异议" }).click();
  await expect(page.getByRole("alert")).toContainText("请写明异议的内容和依据");
  await page.getByLabel("异议内容").fill("示例：申报的荣誉与公布的名单不一致，请核实。");
  await page.getByRole("button", { name: "提交异议" }).click();
  await expect(page.getByText(/异议已收到，回执编号/)).toBeVisible();
});
