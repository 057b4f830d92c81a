import type { APIRequestContext, Page, TestInfo } from "@playwright/test";
import { creditCodeCheck } from "../../app/domain/credit-code";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, createByCommand, findMail, register, signIn, trialOf, tryOf } from "./people";

/** The smallest picture there is. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** Of an area that does not exist, another for each window size and try. */
const bodyOf = (info: TestInfo) =>
  `91999999MA0E2E${info.project.name === "phone" ? "P" : "D"}${String(tryOf(info)).padStart(2, "0")}`;

async function hits(request: APIRequestContext, words: string): Promise<number> {
  const answer = await request.get(`/api/v1/jobs?q=${encodeURIComponent(words)}`);
  const { hits: found } = (await answer.json()) as { hits: { title: string }[] };
  return found.filter(({ title }) => title === words).length;
}

const next = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();
const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { name })).toBeVisible();

test(
  "a company is verified, posts, is stopped by the text check, passes review, is found, paused, closed and relisted",
  { tag: "@desk" },
  async ({ page, browser, request }, info) => {
    test.slow();
    const trial = trialOf(info);
    const boss = `boss-${trial}@example.cn`;
    const company = `示例云栖传感${trial}厂有限公司`;
    // No test that counts what is found looks for such a position.
    const title = `云栖传感标定师${trial}`;
    const body = bodyOf(info);

    await register(page, "用人单位", "周一", boss);
    await expect(page).toHaveURL(/\/hire$/);
    await page.goto("/hire/enterprise");
    await page.getByLabel("单位全称").fill(company);
    await page.getByLabel("统一社会信用代码").fill(`${body}${creditCodeCheck(body) === "0" ? "1" : "0"}`);
    await page.getByLabel("所属行业").selectOption({ index: 1 });
    await page.getByLabel("人数规模").selectOption("20-99");
    await page.getByLabel("单位性质").selectOption("private");
    await page.getByLabel("所在镇街或片区").selectOption("西永街道");
    await page.getByLabel("办公地址").fill("示例大道 1 号");
    await page.getByLabel("经办人姓名").fill("周一");
    await page
      .getByLabel("营业执照")
      .setInputFiles({ name: "执照.png", mimeType: "image/png", buffer: Buffer.from("<html></html>") });
    await page
      .getByLabel("经办人授权书")
      .setInputFiles({ name: "授权.png", mimeType: "image/png", buffer: PNG });
    await page
      .getByLabel("经办人身份证明")
      .setInputFiles({ name: "身份.png", mimeType: "image/png", buffer: PNG });
    await page.getByRole("button", { name: "提交核验" }).click();
    await expect(page.getByRole("alert")).toContainText("只接受 PDF、JPEG、PNG、WebP 文件");
    await expect(page.getByLabel("单位全称")).toHaveValue(company);
    await checkPage(page, "the form of the verification");
    await page.getByLabel("营业执照").setInputFiles({ name: "执照.png", mimeType: "image/png", buffer: PNG });
    await page.getByRole("button", { name: "提交核验" }).click();
    await expect(page.getByRole("alert")).toContainText("校验位不符");
    await page.getByLabel("统一社会信用代码").fill(body + creditCodeCheck(body));
    await page.getByRole("button", { name: "提交核验" }).click();
    await heading(page, "材料已提交，正在核验");
    await checkPage(page, "a verification that waits");

    // The office: an administrator made by the command.
    const office = await anotherWindow(browser, info.project.use.baseURL);
    await createByCommand(office, `office-${trial}@example.cn`, "郑办", "admin");
    await office.goto("/admin/enterprises");
    await office.getByRole("link", { name: company }).click();
    await expect(office.getByRole("img", { name: /营业执照/ })).toBeVisible();
    await office.getByLabel("退回补正").check();
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByRole("alert")).toContainText("须选择原因");
    await checkPage(office, "a case of an enterprise");
    await office.getByLabel("核验通过").check();
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByText(`“${company}”已通过核验。`)).toBeVisible();

    await page.reload();
    await expect(page.getByText(`“${company}”已核验`)).toBeVisible();
    await page.getByRole("link", { name: "查看企业主页" }).click();
    await expect(page.getByText(/已核验 · 有效期至/)).toBeVisible();

    await page.goto("/hire/jobs/new");
    await page.getByLabel("职位名称").fill(title);
    await page.getByLabel("用工类型").selectOption("standard");
    await page.getByLabel("招聘人数").fill("2");
    await next(page);
    await heading(page, "内容与条件");
    await page.getByLabel("工作内容").fill("标定传感器，整理测试数据，编写作业指导书。");
    await page.getByLabel("学历要求").selectOption("bachelor");
    await page.getByLabel("工作经验").selectOption("1-3");
    await page.getByLabel("招聘条件").fill("仅限男性，本科及以上学历，测控相关专业。");
    await page.getByLabel("工作条件").fill("周一至周五 9:00–18:00，双休，室内。");
    await next(page);
    await heading(page, "地点与薪酬");
    await page.getByLabel("工作地点").selectOption("西永街道");
    await page.getByLabel("详细地址").fill("示例大道 1 号");
    await page.getByLabel("薪酬下限").fill("8000");
    await page.getByLabel("薪酬上限").fill("12000");
    await page.getByLabel("试用期（个月）").fill("0");
    await next(page);
    await heading(page, "有效期与联系");
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("有效期至").fill(until);
    await next(page);
    await heading(page, "核对与提交");
    await expect(page.getByText(/还不能提交/)).toBeVisible();
    await expect(page.getByRole("list", { name: "文字检查" })).toContainText("男性");
    await checkPage(page, "a position that the text check stops");

    await page.getByRole("link", { name: /^修改\s*内容与条件$/ }).click();
    await page.getByLabel("招聘条件").fill("本科及以上学历，测控相关专业。");
    await next(page);
    await heading(page, "地点与薪酬");
    await page.getByRole("link", { name: /核对与提交/ }).click();
    await heading(page, "核对与提交");
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByText(/等待审核/)).toBeVisible();
    const own = page.url();

    await office.goto("/admin/jobs");
    await office.getByRole("link", { name: title }).click();
    await expect(office.getByRole("button", { name: "通过并发布" })).toBeVisible();
    expect(await hits(request, title)).toBe(0);
    await office.getByRole("button", { name: "通过并发布" }).click();
    await expect.poll(() => hits(request, title)).toBe(1);

    await page.goto(own);
    await page.getByRole("button", { name: "暂停招聘" }).click();
    await expect(page.getByText("职位已暂停，求职者看不到了。")).toBeVisible();
    await expect.poll(() => hits(request, title)).toBe(0);
    await page.getByRole("button", { name: "恢复招聘" }).click();
    await expect(page.getByText("职位已恢复招聘。")).toBeVisible();
    await expect.poll(() => hits(request, title)).toBe(1);
    await page.getByLabel("原因").first().selectOption({ index: 1 });
    await page.getByRole("button", { name: "停止招聘" }).click();
    await expect(page.getByText("已停止招聘。")).toBeVisible();
    await expect.poll(() => hits(request, title)).toBe(0);
    await page.getByRole("button", { name: "重新发布" }).click();
    await expect(page.getByText("已生成草稿，核对后提交审核。")).toBeVisible();
    await office.context().close();
  },
);

test(
  "a colleague is invited, joins, and sees the positions; a stranger sees nothing of them",
  { tag: "@desk" },
  async ({ page, browser }, info) => {
    const colleague = `${trialOf(info)}-colleague@example.cn`;
    await signIn(page, "employer@demo.local");
    await page.goto("/hire/enterprise");
    await page.getByLabel("对方的邮箱").fill(colleague);
    await page.getByRole("button", { name: "发送邀请" }).click();
    await expect(page.getByText(`邀请已发往 ${colleague}。`)).toBeVisible();

    const office = await anotherWindow(browser, info.project.use.baseURL);
    await signIn(office, "admin@demo.local");
    const text = await findMail(office, "邀请您加入", colleague.slice(0, 2) + "***");
    const link = /http\S+(\/invitations\/\S+)/.exec(text)?.[1] ?? "";
    await office.context().close();

    const theirs = await anotherWindow(browser, info.project.use.baseURL);
    await register(theirs, "用人单位", "吴二", colleague);
    expect((await theirs.goto("/hire/jobs/demo-review"))?.status()).toBe(404);
    await theirs.goto(link);
    await checkPage(theirs, "an invitation");
    await theirs.getByRole("button", { name: "确认加入" }).click();
    await expect(theirs.getByText("已加入，现在可以管理本单位的职位。")).toBeVisible();
    expect((await theirs.goto("/hire/jobs/demo-review"))?.status()).toBe(200);
    await theirs.context().close();
  },
);

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a position is begun, saved step by step and submitted", { tag: "@desk" }, async ({ page }) => {
    await signIn(page, "employer@demo.local");
    await page.goto("/hire/jobs/new");
    await next(page);
    await expect(page.getByRole("alert")).toContainText("请填写职位名称");
    await page.getByLabel("职位名称").fill("资料管理员");
    await page.getByLabel("用工类型").selectOption("partTime");
    await page.getByLabel("招聘人数").fill("1");
    await next(page);
    await page.getByLabel("工作内容").fill("整理和归档技术资料。");
    await page.getByLabel("学历要求").selectOption({ label: "大专" });
    await page.getByLabel("工作经验").selectOption({ label: "经验不限" });
    await page.getByLabel("招聘条件").fill("大专及以上学历，细致耐心。");
    await page.getByLabel("工作条件").fill("每天不超过 4 小时，每周不超过 24 小时，室内。");
    await next(page);
    await page.getByLabel("计薪方式").selectOption("hour");
    await page.getByLabel("薪酬下限").fill("40");
    await next(page);
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("有效期至").fill(until);
    await next(page);
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByText(/等待审核/)).toBeVisible();
  });
});

test(
  "whoever knows the password of an account and no more cannot see the office",
  { tag: "@desk" },
  async ({ page }) => {
    await signIn(page, "candidate@demo.local");
    for (const path of ["/admin", "/admin/jobs", "/hire", "/hire/enterprise"]) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
  },
);
