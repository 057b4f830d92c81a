import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, register, signIn, trialOf } from "./people";

/** Has a card issued to somebody who has registered. @returns what its QR code says */
function issueCard(email: string): string {
  const program = ["tsx", "--tsconfig", "tsconfig.json", "tests/e2e/card.ts", "issue", email, "欧阳示例"];
  const env = {
    ...process.env,
    DATABASE_FILE: join(process.env.E2E_DATA ?? "", "portal.db"),
    PORT: process.env.E2E_PORT,
    NODE_ENV: "test" as const,
  };
  return execFileSync("npx", program, { encoding: "utf8", env }).trim();
}

test("a stranger verifies a card on-line and without a network; once it is revoked, the next check says so", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const email = `holder-${trialOf(info)}@example.cn`;
  await register(page, "求职者", "示例持卡人", email);
  await page.goto("/me/talent-card");
  await expect(page.getByText("还没有人才卡")).toBeVisible();
  await checkPage(page);
  const scanned = issueCard(email);
  const address = new URL(scanned);
  const code = address.pathname.split("/").at(-1) ?? "";

  // The holder: the card, its name, the sheet to print.
  await page.goto("/me/talent-card");
  await expect(page.getByRole("group", { name: "人才卡正面" })).toContainText("欧阳示例");
  await page.getByLabel("显示 10 分钟").check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("核验时将显示 10 分钟全名。")).toBeVisible();
  const number =
    (await page
      .getByText(/^JFH-\d{4}-\d{6}$/)
      .first()
      .textContent()) ?? "";

  // A stranger scans it.
  const stranger = await anotherWindow(browser, baseURL);
  await stranger.goto(scanned);
  await expect(stranger.getByRole("heading", { name: "真实有效" })).toBeVisible();
  await expect(stranger.getByText("欧阳示例")).toBeVisible();
  await expect(stranger.getByText("二维码里的签名有效")).toBeVisible();
  await checkPage(stranger);
  await page.getByLabel("一直脱敏").check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("核验时一直显示脱敏姓名。")).toBeVisible();
  await expect(page.getByRole("region", { name: "最近的核验" })).toContainText("扫码或网页核验");
  await stranger.goto(scanned.replace(/.$/, (sign) => (sign === "A" ? "B" : "A")).replace(/#.*?\./, "#e30."));
  await expect(stranger.getByText("二维码内容与平台记录不符")).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByText("欧***")).toBeVisible();

  // The same on a page that was opened once, now without a network.
  await stranger.goto("/talent-card/verify");
  await expect(stranger.getByText("这个页面已可离线使用。")).toBeVisible();
  await stranger.context().setOffline(true);
  await stranger.goto(scanned);
  await expect(stranger).toHaveURL(/\/talent-card\/verify#/);
  await expect(stranger.getByRole("heading", { name: "真实有效" })).toBeVisible();
  await expect(stranger.getByText(number)).toBeVisible();
  await expect(stranger.getByText(/名单为准/).first()).toBeVisible();
  await checkPage(stranger);
  const field = stranger.getByLabel("核验码、卡号或二维码内容");
  const parts = address.hash.slice(1).split(".");
  await field.fill(`${parts[0]}.${parts[1]}.${"A".repeat(86)}`);
  await stranger.getByRole("button", { name: "核验" }).click();
  await expect(stranger.getByRole("heading", { name: "签名无效" })).toBeVisible();
  await field.fill(code);
  await stranger.getByRole("button", { name: "核验" }).click();
  await expect(stranger.getByRole("alert")).toContainText("只凭核验码或卡号不能核验");
  await stranger.context().setOffline(false);

  // The office revokes it.
  const office = await anotherWindow(browser, baseURL);
  await signIn(office, "approver@demo.local");
  await office.goto(`/admin/talent-cards?q=${number}`);
  await office.getByRole("link", { name: number }).click();
  await expect(office.getByRole("heading", { name: number })).toBeVisible();
  await office.getByLabel("撤销").check();
  await office.getByRole("button", { name: "提交" }).click();
  await expect(office.getByRole("alert")).toContainText("请选择原因");
  await office.getByLabel("原因").selectOption("申请材料不实");
  await office.getByRole("button", { name: "提交" }).click();
  await expect(office.getByText(`${number} 已撤销。`)).toBeVisible();

  // The next check says so, on-line, by the interface, and off-line once the list was fetched again.
  await stranger.goto("/talent-card/verify");
  await field.fill(scanned);
  await stranger.getByRole("button", { name: "核验" }).click();
  await expect(stranger.getByRole("heading", { name: "已撤销" })).toBeVisible();
  await checkPage(stranger);
  const answer = await stranger.request.get(`/api/v1/talent-cards/verify/${code}`);
  expect(await answer.json()).toMatchObject({ status: "revoked", number });
  await stranger.goto("/talent-card/verify");
  await expect(stranger.getByText(/公钥和状态名单取得于/)).toBeVisible();
  await stranger.context().setOffline(true);
  await field.fill(address.hash.slice(1));
  await stranger.getByRole("button", { name: "核验" }).click();
  await expect(stranger.getByRole("heading", { name: "已撤销" })).toBeVisible();
  await stranger.context().setOffline(false);
  await page.goto("/me/talent-card");
  await expect(page.getByText("这张卡已撤销，不能再使用")).toBeVisible();
  await expect(page.getByText("原因：申请材料不实。")).toBeVisible();
  await checkPage(page);
});

test(
  "whoever has no script verifies by typing a number, and is told what was not understood",
  { tag: "@desk" },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/talent-card/verify");
    await page.getByLabel("核验码、卡号或二维码内容").fill("你好");
    await page.getByRole("button", { name: "核验" }).click();
    await expect(page.getByText("没有认出核验码或卡号")).toBeVisible();
    await expect(page.getByLabel("核验码、卡号或二维码内容")).toHaveValue("你好");
    await page.getByLabel("核验码、卡号或二维码内容").fill("jfh 1999 000001");
    await page.getByRole("button", { name: "核验" }).click();
    await expect(page.getByRole("heading", { name: "没有这张卡" })).toBeVisible();
    await context.close();
  },
);
