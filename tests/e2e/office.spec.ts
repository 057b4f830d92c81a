import { readFileSync } from "node:fs";
import excel from "exceljs";
import { SHEET_COLUMNS, exampleCells } from "~/domain/position-sheet";
import { checkPage, expect, test } from "./fixtures";
import { createByCommand, signIn, trialOf } from "./people";

const csv = (text: string, name: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test(
  "an operator imports a file of postings, after a look at its report, and it is found",
  { tag: "@desk" },
  async ({ page }, info) => {
    const word = `雪线测绘${trialOf(info)}`;
    await createByCommand(page, `operator-${trialOf(info)}@example.cn`, "吴运", "operator");
    await page.goto("/admin/import");
    await page.getByRole("button", { name: "上传并检查" }).click();
    await expect(page.getByRole("alert")).toContainText("请选择要导入的文件");
    const rows = [
      `${trialOf(info)}-1,示例招聘网,${word}员,示例测绘公司,重庆,10-15K`,
      `${trialOf(info)}-2,示例招聘网,,示例测绘公司,重庆,面议`,
    ];
    const text = ["source_id,site,title,company,city,salary", ...rows].join("\n");
    await page.getByLabel("职位文件").setInputFiles(csv(text, "职位.csv"));
    await page.getByRole("button", { name: "上传并检查" }).click();
    await expect(page.getByRole("heading", { name: "检查报告" })).toBeVisible();
    await expect(page.getByText("可以导入 1 行")).toBeVisible();
    await expect(page.getByRole("heading", { name: "不能导入的行（1）" })).toBeVisible();
    await checkPage(page);
    await page.getByRole("button", { name: "导入这些职位" }).click();
    await expect(page.getByText("导入完成")).toBeVisible();
    await expect(async () => {
      const answer = await page.request.get(`/api/v1/jobs?q=${encodeURIComponent(word)}`);
      const { hits } = (await answer.json()) as { hits: { title: string }[] };
      expect(hits.map(({ title }) => title)).toContain(`${word}员`);
    }).toPass();
    await page.goto("/admin/import");
  },
);

test("an administrator keeps the search index and sets the rules", { tag: "@desk" }, async ({ page }) => {
  test.slow();
  await signIn(page, "admin@demo.local");
  await page.goto("/admin/search");
  // What other tests write meanwhile is on its way to the index: then it is compared again.
  await expect(async () => {
    await page.getByRole("button", { name: "核对用人单位索引" }).click();
    await expect(page.getByText("已开始，进度见下方")).toBeVisible();
    await expect(page.getByText("缺少 0，多余 0，过期 0").first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await page.getByRole("button", { name: "重建用人单位索引" }).click();
  await expect(page.getByText(/重建文档 \d+/).first()).toBeVisible();
  await checkPage(page);

  await page.goto("/admin/settings");
  await page.getByLabel("本科年薪下限（元）").fill("八万");
  await page.getByRole("button", { name: "预估影响" }).click();
  await expect(page.getByRole("alert")).toContainText("请填写整数金额");
  await page.getByLabel("本科年薪下限（元）").fill("90,000");
  await page.getByRole("button", { name: "预估影响" }).click();
  await expect(page.getByText("尚未保存")).toBeVisible();
  await expect(page.getByLabel("本科年薪下限（元）")).toHaveValue("90,000");
  await checkPage(page);
});

test(
  "an employer fills in the template, imports it, and mends what is wrong",
  { tag: "@desk" },
  async ({ page, browser }, info) => {
    await signIn(page, "employer@demo.local");
    await page.goto("/hire/jobs");
    await page.getByRole("link", { name: "批量导入" }).click();
    await expect(page.getByRole("heading", { name: "批量导入职位" })).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载 Excel 模板" }).click(),
    ]);
    const book = new excel.Workbook();
    await book.xlsx.load(readFileSync(await download.path()) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet("职位");
    const title = `雨棚结构师${trialOf(info)}`;
    for (const over of [{ title }, { title: `${title}二`, education: "博士后" }]) {
      const cells: Record<string, string> = { ...exampleCells(Date.now()), ...over };
      sheet?.addRow(SHEET_COLUMNS.map(({ field }) => cells[field] ?? ""));
    }
    const filled = Buffer.from(await book.xlsx.writeBuffer());
    const name = "职位.xlsx";
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await page.getByLabel("职位文件").setInputFiles({ name, mimeType, buffer: filled });
    await page.getByRole("button", { name: "上传并生成草稿" }).click();
    await expect(page.getByText("生成 1 个草稿，1 行需要修改")).toBeVisible();
    await checkPage(page);
    const [faulty] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载需要修改的行" }).click(),
    ]);
    const mended = readFileSync(await faulty.path(), "utf8").replace("博士后", "博士");

    // Without script, in a window of its own.
    const context = await browser.newContext({
      baseURL: info.project.use.baseURL,
      javaScriptEnabled: false,
      locale: "zh-CN",
    });
    const plain = await context.newPage();
    await signIn(plain, "employer@demo.local");
    await plain.goto("/hire/jobs/import");
    await plain.getByLabel("职位文件").setInputFiles(csv(mended, "待修改的职位.csv"));
    await plain.getByRole("button", { name: "上传并生成草稿" }).click();
    await expect(plain.getByText("生成 1 个草稿，全部成功")).toBeVisible();
    await plain.getByRole("link", { name: `${title}二` }).click();
    await expect(plain.getByRole("heading", { name: `${title}二` })).toBeVisible();
    await context.close();
  },
);
