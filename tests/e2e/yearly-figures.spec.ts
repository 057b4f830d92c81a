import type { Page } from "@playwright/test";
import { checkPage, expect, test } from "./fixtures";
import { addCompany, register, trialOf } from "./people";

/** The last whole year in Shanghai. */
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;

const next = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();
const part = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
async function fill(page: Page, figures: Record<string, string>) {
  for (const [label, text] of Object.entries(figures)) await page.getByLabel(label).fill(text);
}

test(
  "a company is told of its mistakes, fills in a part without script, explains what is odd, and corrects what is confirmed",
  { tag: "@desk" },
  async ({ page, browser, baseURL }, info) => {
    const company = `示例云栖年度${trialOf(info)}精密仪器有限公司`;
    const address = `yearly-figures-${trialOf(info)}@example.cn`;
    await register(page, "用人单位", "周年", address);
    addCompany(address, company, YEAR - 1);

    await page.goto("/hire/cultivation/figures");
    await page.getByRole("button", { name: `填报 ${YEAR} 年的数据` }).click();
    await part(page, "经营与财务");
    await page.getByRole("link", { name: /1\. 基本情况/ }).click();
    await expect(page.getByText("沿用上年")).toHaveCount(4);
    await expect(page.getByLabel("注册成立日期")).toHaveValue("2018-06-30");
    await next(page);

    await part(page, "经营与财务");
    await expect(page.getByText("上年：1,500 万元")).toBeVisible();
    await fill(page, {
      "销售（营业）收入": "４，０００",
      主营业务收入: "5000",
      总收入: "4,100",
      成本费用支出总额: "3.6亿",
    });
    await next(page);
    await expect(page.getByRole("alert")).toContainText("请换算后只填写数字");
    await expect(page.getByLabel("成本费用支出总额")).toHaveValue("3.6亿");
    await checkPage(page, "a part with a fault");
    await page.getByLabel("成本费用支出总额").fill("3600");
    await next(page);
    await expect(
      page.getByText("主营业务收入（5,000 万元）大于销售（营业）收入（4,000 万元）"),
    ).toBeVisible();
    await page.getByLabel("主营业务收入").fill("3800");
    await expect(page.getByText("已自动保存。")).toBeVisible();
    await next(page);

    // One part without script.
    await part(page, "研发投入");
    const context = await browser.newContext({
      ...{ baseURL, locale: "zh-CN", javaScriptEnabled: false },
      storageState: await page.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(`/hire/cultivation/figures/${YEAR}?section=rd`);
    await fill(plain, { 自主研发费用: "220", 委托外部研发: "五十", 境外发生: "0" });
    await next(plain);
    await expect(plain.getByRole("alert")).toContainText("请填写数字");
    await expect(plain.getByLabel("自主研发费用")).toHaveValue("220");
    await plain.getByLabel("委托外部研发").fill("50");
    await next(plain);
    await part(plain, "人员");
    await plain.goto(`/hire/cultivation/figures/${YEAR}?section=rd`);
    await expect(plain.getByText("260 万元")).toBeVisible();
    await context.close();

    await page.getByRole("link", { name: /证明材料/ }).click();
    await part(page, "证明材料");
    await page.getByLabel("选择文件：审计报告或财务报表").setInputFiles({
      name: "报表.png",
      mimeType: "image/png",
      buffer: Buffer.from("<html></html>"),
    });
    await page.getByRole("button", { name: "上传审计报告或财务报表" }).click();
    await expect(page.getByRole("alert")).toContainText("只接受");
    await checkPage(page, "the papers of a year");

    await page.getByRole("link", { name: "下一步：核对与提交" }).click();
    await page.getByLabel("销售收入从").fill("新产线上半年投产，订单增加。");
    await page.getByRole("button", { name: "只保存说明" }).click();
    await expect(page.getByText("还不能提交：")).toBeVisible();
    await checkPage(page, "a year that has to be explained");

    await page.goto(`/hire/cultivation/figures/${YEAR - 1}`);
    await expect(page.getByRole("heading", { name: "已确认，不能直接修改" })).toBeVisible();
    await page.getByRole("button", { name: "更正" }).click();
    await expect(page.getByText("正在更正第 1 版")).toBeVisible();
    await page.getByText("放弃这次更正").click();
    await page.getByRole("button", { name: "确定放弃" }).click();
    await expect(page.getByText(`${YEAR - 1} 年的草稿已删除。`)).toBeVisible();
  },
);
