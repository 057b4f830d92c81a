import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, register, signIn, trialOf } from "./people";
import { answerAll, answerStep, result } from "./self-check";

test("somebody checks without an account which categories fit, changes an answer, and goes back", async ({
  page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  await page.goto("/");
  await page.getByRole("link", { name: "自查是否符合" }).click();
  await expect(page.getByRole("heading", { name: "人才卡自查" })).toBeVisible();
  // Nothing chosen: what to do is said, and nothing is lost.
  await page.getByRole("button", { name: "继续" }).click();
  await expect(page.getByRole("alert")).toContainText("请回答“学历”");
  await answerAll(page);

  await expect(result(page, "凤栖 · 硕士")).toContainText("各项条件都符合");
  await expect(result(page, "青年人才")).toContainText("由工作人员核对");
  const bachelor = result(page, "凤栖 · 本科");
  await expect(bachelor).toContainText("原则上不超过 25 周岁");
  await expect(bachelor).toContainText("渝高新发〔2024〕11号");
  await expect(bachelor).toContainText("可信度高");

  const before = page.url();
  await page.getByRole("link", { name: /修改.*社保关系在科学城/ }).click();
  await expect(page.getByRole("button", { name: "重新判断" })).toBeVisible();
  await answerStep(page, { "您的社会保险是否在科学城（高新区）缴纳？": "否" });
  await page.getByRole("button", { name: "重新判断" }).click();
  await expect(page.getByRole("heading", { name: "兼职" })).toBeVisible();
  await answerStep(page, {
    "您是否以兼职创新、创业的方式为科学城的单位工作，申请按兼职认定标准办理？": "否",
  });
  await page.getByRole("button", { name: "看结果" }).click();
  await expect(page.getByText("最接近的是“凤栖 · 硕士”，差 1 项")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(before);
  await expect(result(page, "凤栖 · 硕士")).toContainText("各项条件都符合");

  expect(sent, "nothing is sent but what is asked for").toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  await result(page, "凤栖 · 硕士").getByRole("link", { name: "申请凤栖硕士卡" }).click();
  await expect(page).toHaveURL(/\/login\?next=.*category%3DfengqiMaster/);
});

test("the self-check works without script, and by keyboard alone", async ({
  browser,
  baseURL,
  isMobile,
  page,
}) => {
  test.slow();
  const bare = await (
    await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "zh-CN" })
  ).newPage();
  await bare.goto("/talent-card/check?for=fengqi");
  await answerAll(bare);
  await expect(result(bare, "凤栖 · 硕士")).toContainText("各项条件都符合");
  const answer = await bare.goto(bare.url());
  expect(answer?.headers()["cache-control"]).toBe("private, no-store");
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(bare.locator('meta[name="robots"]').first()).toHaveAttribute("content", "noindex");
  if (isMobile) return;

  await page.goto("/talent-card/check?for=fengqi&title=none&skill=none&employerInZone=yes&contractYears=2");
  const step = page.getByRole("main").locator("form").first();
  await step.getByLabel("本科以下").focus();
  for (let n = 0; n < 2; n += 1) await page.keyboard.press("ArrowDown");
  await expect(step.getByLabel("硕士")).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("28");
  await page.keyboard.press("Enter");
  // Whoever has no mouse goes on where the next question stands.
  await expect(page.locator("#question")).toHaveText("社保、个税与工资");
  await expect(page.locator("#question")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已经问完" })).toBeFocused();
  await expect(result(page, "凤栖 · 硕士")).toContainText("各项条件都符合");
});

test("who is signed in need not type what the résumé says", async ({ page }) => {
  await signIn(page, "candidate@demo.local");
  await page.goto("/talent-card/check");
  const asked = page.getByRole("group", { name: /您的最高学历/ });
  const prefilled = asked.getByText("已预填，来自您的简历，请核对。");
  // Whoever has finished nothing yet is asked like anybody.
  if (await prefilled.count()) await expect(asked.locator("input:checked")).toHaveCount(1);
  await expect(page.getByText("回答后列在这里，可以逐项修改。")).toBeVisible();
});

/** Issues a card to somebody who has registered. @returns what its QR code says */
function issueCard(email: string): string {
  const program = ["tsx", "--tsconfig", "tsconfig.json", "tests/e2e/card.ts", "issue", email];
  const env = {
    ...process.env,
    DATABASE_FILE: join(process.env.E2E_DATA ?? "", "portal.db"),
    PORT: process.env.E2E_PORT,
    NODE_ENV: "test",
  } as const;
  return execFileSync("npx", program, { env, encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
}

test(
  "a benefit is redeemed at the counter until nothing is left, taken back, and shown to nobody by name",
  { tag: "@desk" },
  async ({ page, browser, baseURL }, info) => {
    test.slow();
    const holder = await anotherWindow(browser, baseURL);
    const email = `counter-${trialOf(info)}@example.cn`;
    await register(holder, "求职者", "示例持卡人", email);
    const address = issueCard(email);

    await signIn(page, "admin@demo.local");
    await page.goto("/admin/counter");
    await page.getByLabel("核验码或二维码内容").fill("0000 0000 0000");
    await page.getByRole("button", { name: "查卡" }).click();
    await expect(page.getByRole("alert")).toContainText("没有这张卡");
    await page.getByLabel("核验码或二维码内容").fill(address);
    await page.getByRole("button", { name: "查卡" }).click();
    const card = page.getByRole("region", { name: /欧\*\*\* · 领军人才/ });
    await expect(card).toContainText("有效");
    const bus = card.getByRole("listitem").filter({ hasText: "每张卡每天 2 次" });
    await expect(bus).toContainText("今天还可用 2 次");
    await checkPage(page, "counter");
    await card.getByRole("button", { name: "核销一次：示例：科学公园观光车" }).click();
    await expect(card.getByText("已核销：示例：科学公园观光车")).toBeVisible();

    // Another counter has the same card before it, and takes what is left.
    const other = await anotherWindow(browser, baseURL);
    await signIn(other, "admin@demo.local");
    await other.goto("/admin/counter");
    await other.getByLabel("核验码或二维码内容").fill(address);
    await other.getByRole("button", { name: "查卡" }).click();
    await other.getByRole("button", { name: "核销一次：示例：科学公园观光车" }).click();
    await expect(other.getByText("今天已用完")).toBeVisible();
    await card.getByRole("button", { name: "核销一次：示例：科学公园观光车" }).click();
    await expect(card.getByText("这张卡的可用次数已用完。")).toBeVisible();

    await expect(card.locator("details")).toHaveCount(2);
    const [first] = await card.locator("details").all();
    await first?.locator("summary").click();
    await first?.getByRole("button", { name: "撤销这次核销" }).click();
    await expect(card.getByRole("alert")).toContainText("请写明撤销的原因");
    await card.getByLabel("撤销原因").first().fill("扫错了卡");
    await card.getByRole("button", { name: "撤销这次核销" }).first().click();
    await expect(card.getByText("已撤销这次核销，次数已退回")).toBeVisible();
    await expect(bus).toContainText("今天还可用 1 次");

    await page.goto("/admin/benefits/demo-bus");
    await expect(page.getByText(/次已撤销/)).toBeVisible();
    await page.goto("/admin/benefits");
    await page.goto("/admin/benefits/new");
    await page.getByLabel("名称").fill("示例图书馆借阅");
    await page.getByRole("button", { name: "加入目录" }).click();
    await expect(page.getByRole("alert")).toContainText("请至少选择一个人才类别");
    await expect(page.getByLabel("名称")).toHaveValue("示例图书馆借阅");
    await checkPage(page, "new benefit");
  },
);
