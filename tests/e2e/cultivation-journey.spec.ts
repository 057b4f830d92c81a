import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import excel from "exceljs";
import { FIGURES, type Figures } from "~/domain/figures";
import { sheetCell, yearHeading } from "~/domain/figures-sheet";
import { SOUND } from "../services/figures";
import { checkPage, expect, test } from "./fixtures";
import { addCompany, anotherWindow, register, signIn, trialOf } from "./people";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
/** The last whole year in Shanghai, in which the company falls; the year before is the one it is admitted by. */
const FALL = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;
const RISE = FALL - 1;
/** The next year: hardly anybody does research any more, and nothing passes without points. */
const FALLEN: Figures = {
  ...{ ...SOUND, revenueWan: 2600, mainRevenueWan: 2500, totalIncomeWan: 2700, hiTechRevenueWan: 600 },
  ...{ costsWan: 2500, staffCount: 50, sciStaffCount: 2, rdStaffCount: 1, seniorStaffCount: 0 },
  ...{ rdOwnWan: 20, rdCommissionedWan: 0, conversionsCount: 0 },
  ...{ nationalAwardTop3: false, provincialPlatformsCount: 0, standardsLedCount: 0 },
};

/** Types a part of the year as a company does, and goes on to the next one. */
async function tell(page: Page, title: string, figures: Record<string, string>, yes: string[] = []) {
  await expect(page.getByRole("heading", { level: 2, name: title, exact: true })).toBeVisible();
  for (const [label, text] of Object.entries(figures)) await page.getByLabel(label).fill(text);
  for (const question of yes)
    await page.getByRole("group", { name: question }).getByLabel("是", { exact: true }).check();
  await page.getByRole("button", { name: "保存并继续" }).click();
}

/** With its papers and a word about the jump it is handed in. */
async function handIn(page: Page, jump: string, word: string) {
  await page.getByLabel("选择文件：审计报告或财务报表").setInputFiles({
    ...{ name: "报表.png", mimeType: "image/png" },
    buffer: PNG,
  });
  await page.getByRole("button", { name: "上传审计报告或财务报表" }).click();
  await expect(page.getByText("已上传审计报告或财务报表。")).toBeVisible();
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await page.getByLabel(jump).fill(word);
  await page.getByRole("button", { name: "提交确认" }).click();
  await expect(page.getByRole("heading", { name: "已提交，等待确认" })).toBeVisible();
}

/** What the office says to a year that was handed in. */
async function decide(office: Page, company: string, verdict: RegExp, note: string | null, done: string) {
  await office.goto("/admin/figures");
  await office.getByRole("link", { name: company }).click();
  await office.getByRole("radio", { name: verdict }).check();
  if (note !== null) await office.getByRole("textbox", { name: "说明" }).fill(note);
  await office.getByRole("button", { name: "提交结论" }).click();
  await expect(office.getByText(`“${company}”${done}`)).toBeVisible();
}
const confirm = (office: Page, company: string, year: number) =>
  decide(office, company, /^确认/, null, `${year} 年的数据已确认。`);

/** The company's own page once a year is judged, which takes a moment. */
async function judged(page: Page, year: number) {
  await expect(async () => {
    await page.goto("/hire/cultivation");
    await expect(page.getByText(`${year} 年度及以前已确认的数据`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Opens what is proposed for a company, from the page of the library. @returns its address there */
async function openProposal(office: Page, company: string) {
  await office.goto(`/admin/cultivation/enterprises?q=${encodeURIComponent(company)}`);
  await office.getByRole("link", { name: company }).click();
  await expect(office.getByRole("heading", { level: 1, name: company })).toBeVisible();
  const here = office.url();
  await office.getByRole("link", { name: "查看理由并办理" }).click();
  await expect(office.getByRole("heading", { level: 1, name: company })).toBeVisible();
  return here;
}

/** How many companies of a tier the open data finds by a name. */
async function found(visitor: Page, company: string): Promise<number> {
  const answer = await visitor.request.get(`/api/v1/enterprises?tier=tech&q=${encodeURIComponent(company)}`);
  return ((await answer.json()) as { total: number }).total;
}

/** The register and the search say how a company stands, the web and the open data alike. */
async function publicSays(visitor: Page, company: string, isTech: boolean) {
  await expect.poll(() => found(visitor, company)).toBe(isTech ? 1 : 0);
  // Each process of the portal has an index of its own.
  await expect(async () => {
    await visitor.goto(`/enterprises?tier=tech&q=${encodeURIComponent(company)}`);
    const card = visitor.getByRole("article").getByRole("link", { name: company });
    await expect(card).toHaveCount(isTech ? 1 : 0, { timeout: 500 });
  }).toPass();
  await visitor.goto(`/enterprises?q=${encodeURIComponent(company)}`);
  await visitor.getByRole("article").getByRole("link", { name: company }).click();
  const listed = visitor.getByRole("region", { name: "企业培育库" });
  await expect(listed).toContainText(isTech ? "在库" : "已退出");
  return listed;
}

test(
  "a company tells its year, sees where it stands, is admitted, falls, leaves, and the register follows",
  { tag: "@desk" },
  async ({ page, browser, baseURL }, info) => {
    test.slow();
    const company = `示例培育历程${trialOf(info)}科技有限公司`;
    const address = `cultivation-journey-${trialOf(info)}@example.cn`;
    await register(page, "用人单位", "程知培", address);
    addCompany(address, company, RISE - 1);
    const office = await anotherWindow(browser, baseURL);
    await signIn(office, "approver@demo.local");

    // The company tells its year part by part.
    await page.goto("/hire/cultivation/figures");
    await page.getByRole("button", { name: `填报 ${RISE} 年的数据` }).click();
    await tell(page, "经营与财务", {
      "销售（营业）收入": "4000",
      主营业务收入: "3800",
      总收入: "4100",
      "高新技术产品（服务）收入": "2800",
      成本费用支出总额: "3600",
      资产总额: "5000",
      负债总额: "2000",
    });
    await tell(page, "研发投入", { 自主研发费用: "220", 委托外部研发: "50", 境外发生: "0" });
    await tell(page, "人员", { 职工总数: "60", "其中：科技人员": "15" });
    await tell(page, "知识产权", { 有效的Ⅰ类知识产权: "3", 有效的Ⅱ类知识产权: "8" }, [
      "拥有核心知识产权的所有权",
    ]);
    await tell(page, "成果与平台", { 当年转化的科技成果: "4" });
    await tell(page, "融资与市场", {});
    await tell(page, "守法与信用", {}, ["没有重大安全", "没有科研严重失信行为", "未列入经营异常名录"]);
    await handIn(page, "销售收入从", "新产线上半年投产，订单增加。");

    // The office asks for more, which the company mends.
    await office.goto("/admin/figures");
    await office.getByRole("link", { name: company }).click();
    await expect(office.getByText("企业说明：新产线上半年投产，订单增加。")).toBeVisible();
    await expect(office.getByRole("link", { name: "报表.png" })).toBeVisible();
    await office.getByLabel("退回修改").check();
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByRole("alert")).toContainText("请写明要修改什么");
    await decide(office, company, /^退回修改/, "请补充研发人员人数。", `${RISE} 年的数据已退回。`);
    await page.goto("/hire/cultivation/figures");
    await expect(page.getByText("退回原因：请补充研发人员人数。")).toBeVisible();
    await page.getByRole("link", { name: `继续填写 ${RISE} 年` }).click();
    await page.getByRole("link", { name: /4\. 人员/ }).click();
    await tell(page, "人员", { "其中：研发人员": "10" });
    await expect(page.getByRole("heading", { level: 2, name: "知识产权", exact: true })).toBeVisible();
    await page.getByRole("link", { name: /核对与提交/ }).click();
    await page.getByRole("button", { name: "提交确认" }).click();
    await expect(page.getByRole("heading", { name: "已提交，等待确认" })).toBeVisible();
    await confirm(office, company, RISE);

    // It sees its tiers, what is missing, its points, its portrait and what they may be good for.
    await judged(page, RISE);
    for (const tier of ["科技型企业", "高新技术企业", "高成长性科技企业", "高能级领军企业"])
      await expect(page.getByRole("heading", { name: new RegExp(`^${tier}\\s*预评估$`) })).toBeVisible();
    const tsme = page.getByRole("article", { name: "科技型中小企业评价" });
    await expect(tsme).toContainText("按已确认的数据，各项条件都符合");
    await tsme.locator("summary").first().click();
    await expect(tsme.getByText(/依据：《科技型中小企业评价办法》/).first()).toBeVisible();
    const hnte = page.getByRole("article", { name: "高新技术企业认定" });
    await expect(hnte.getByRole("heading", { name: /下一步|结论取决于/ })).toBeVisible();
    const points = page.getByRole("region", { name: /^创新积分 2\.0.*项目默认（非官方）$/ });
    await expect(points).toContainText(/合计 \d+(–\d+)? 分 \/ 130 分/);
    await expect(points.getByRole("row").filter({ hasText: "研发强度" })).toContainText(/\d+ 分 \/ \d+/);
    await expect(page.getByRole("img", { name: /创新画像雷达图/ })).toBeVisible();
    await expect(page.getByRole("region", { name: /^可能对应的支持/ })).toContainText("评价等级：");

    // A person admits it; the public knows at once.
    await openProposal(office, company);
    await expect(office.getByRole("main")).toContainText(`${RISE} 年度数据符合，评价得分`);
    await office.getByLabel("采纳", { exact: true }).check();
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByText("“入库”的建议：采纳。").first()).toBeVisible();
    const visitor = await anotherWindow(browser, baseURL);
    const listed = await publicSays(visitor, company, true);
    await expect(listed).toContainText(`科技型企业 ${RISE} 年`);

    // The next year comes in a workbook, and its figures fall.
    await page.goto("/hire/cultivation/figures/import");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载 Excel 模板" }).click(),
    ]);
    await page.getByLabel("年度数据文件").setInputFiles({
      ...{ name: "年度数据.xlsx", buffer: await filledIn(await download.path(), FALL, FALLEN) },
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    });
    await page.getByRole("button", { name: "上传并核对" }).click();
    await expect(page.getByRole("table", { name: `${FALL} 年的改动` })).toContainText("2,600 万元");
    await checkPage(page, "what a workbook would change");
    await page.getByRole("button", { name: "导入选中的年度" }).click();
    await expect(page.getByText(`已导入 ${FALL} 年，核对后提交。`)).toBeVisible();
    await page.goto(`/hire/cultivation/figures/${FALL}?section=evidence`);
    await handIn(page, "研发费用从", "研发项目已经结束，研发团队解散。");
    await confirm(office, company, FALL);
    await judged(page, FALL);
    await expect(tsme).toContainText("得分");

    // An exit is proposed and says why; a person decides, and the company is told.
    const there = await openProposal(office, company);
    const reasons = office.getByRole("region", { name: /^建议/ });
    await expect(reasons).toContainText("退出");
    await expect(reasons).toContainText("科技人员得分 0 分，低于 1 分");
    await expect(reasons).toContainText("依据：");
    await office.getByLabel("转入观察").check();
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByRole("alert")).toContainText("请写明理由，企业会看到");
    await expect(office.getByLabel("转入观察")).toBeChecked();
    await office.getByLabel("采纳", { exact: true }).check();
    await office.getByRole("textbox", { name: /说明/ }).fill("已与企业核实。");
    await office.getByRole("button", { name: "提交结论" }).click();
    await expect(office.getByText("“退出”的建议：采纳。").first()).toBeVisible();
    await expect(await publicSays(visitor, company, false)).not.toContainText("已与企业核实");
    await page.goto("/hire/cultivation");
    await expect(page.getByRole("region", { name: "在企业培育库中" })).toContainText("已与企业核实");

    // The past year comes out as it was kept, whatever has happened since.
    await office.goto(there);
    await expect(office.getByRole("main")).toContainText("已退出");
    await office.getByRole("button", { name: new RegExp(`重新计算 ${RISE} 年`) }).click();
    await expect(office.getByText(`${RISE} 年：重新计算的结果与记录逐字一致`)).toBeVisible();
  },
);

/** The template with the figures of a year written into its column. */
async function filledIn(path: string, year: number, figures: Figures): Promise<Buffer> {
  const book = new excel.Workbook();
  await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
  const sheet = book.worksheets[0];
  const headings = sheet?.getRow(1).values as (string | undefined)[];
  const column = headings.indexOf(yearHeading(year));
  sheet?.eachRow((row) => {
    const figure = FIGURES.find(({ label }) => label === row.getCell(1).value);
    const value = figure && figures[figure.name];
    if (figure && value !== undefined) row.getCell(column).value = sheetCell(figure, value);
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
