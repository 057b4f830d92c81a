import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, signIn, trialOf } from "./people";

interface Company {
  id: string;
  name: string;
  creditCode: string;
}

/** A company beside the portal that nobody knows anything of. */
function addLibraryCompany(name: string): Company {
  const program = ["tsx", "--tsconfig", "tsconfig.json", "tests/e2e/add-library-company.ts", name];
  const data = join(process.env.E2E_DATA ?? "", "portal.db");
  const env = { ...process.env, DATABASE_FILE: data, PORT: process.env.E2E_PORT, NODE_ENV: "test" as const };
  return JSON.parse(execFileSync("npx", program, { env, encoding: "utf8" })) as Company;
}

test(
  "the office takes over a list, admits by it, and the public finds the company",
  { tag: "@desk" },
  async ({ page, browser }, info) => {
    const company = addLibraryCompany(`名单${trialOf(info)}`);
    const number = `示例-${company.id.slice(0, 8)}`;
    const rows = [
      "企业名称,统一社会信用代码,证书编号,发证日期",
      `${company.name},${company.creditCode},${number},2026-03-01`,
      `错码公司,${company.creditCode.slice(0, 17)}?,示例-0,2026-03-01`,
    ];
    await signIn(page, "approver@demo.local");
    await page.goto("/admin/cultivation");
    await page.getByRole("link", { name: "官方名单" }).click();
    await page.getByRole("button", { name: "读取并列出差异" }).click();
    await expect(page.getByRole("alert")).toContainText("请选择名单文件");
    await checkPage(page);
    await page.getByLabel("种类").selectOption("highTech");
    await page.getByLabel("名单名称").fill(`示例名单 ${trialOf(info)}`);
    await page.getByLabel("公布日期").fill("2026-03-01");
    await page
      .getByLabel("名单文件")
      .setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await page.getByRole("button", { name: "读取并列出差异" }).click();
    await expect(page.getByRole("row", { name: company.name })).toContainText("新增");
    await expect(page.getByRole("row", { name: "错码公司" })).toContainText("信用代码不对");
    await checkPage(page);
    await page.getByRole("button", { name: "更新证书" }).click();
    await expect(page.getByText("已新增 1 份、更新 0 份证书").first()).toBeVisible();

    // The company is judged within a moment; until then nothing is proposed.
    await expect(async () => {
      await page.goto(`/admin/cultivation/enterprises/${company.id}`);
      await expect(page.getByRole("link", { name: "查看理由并办理" })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole("table", { name: /证书与名单/ })).toContainText(number);
    await page.getByRole("link", { name: "查看理由并办理" }).click();
    await expect(page.getByRole("main")).toContainText(`编号 ${number}`);
    await page.getByLabel("采纳", { exact: true }).check();
    await page.getByRole("button", { name: "提交结论" }).click();
    await expect(page.getByText("“入库”的建议：采纳。").first()).toBeVisible();

    const visitor = await anotherWindow(browser, info.project.use.baseURL);
    await expect(async () => {
      await visitor.goto(`/enterprises?tier=highTech&q=${encodeURIComponent(company.name)}`);
      await expect(visitor.getByRole("link", { name: company.name })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await visitor.goto(`/enterprises/${company.id}`);
    const register = visitor.getByRole("region", { name: "企业培育库" });
    await expect(register).toContainText("高新技术企业 2026 年");
    await expect(register).toContainText("来源：高新技术企业证书或名单");
    await checkPage(visitor);
  },
);
