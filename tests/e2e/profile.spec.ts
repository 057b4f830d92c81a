import type { Page } from "@playwright/test";
import { zipSync } from "fflate";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, register, trialOf } from "./people";

const save = (page: Page) => page.getByRole("button", { name: "保存", exact: true }).click();
const told = (page: Page, text: string) => expect(page.getByRole("main").getByText(text)).toBeVisible();

const part = new TextEncoder().encode("<xml/>");
const WORD = ["[Content_Types].xml", "word/document.xml"];
const archive = (...names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, part]))));
const PDF = Buffer.from("%PDF-1.4\n% a fictional résumé\n");

async function upload(page: Page, name: string, buffer: Buffer) {
  const mimeType = "application/octet-stream";
  await page.getByLabel(/^(选择文件|换一份)/).setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "上传附件" }).click();
}

test("a graduate writes the profile once: prefilled, with suggestions, mended where it is wrong, printed on one page", async ({
  page,
}, info) => {
  test.slow();
  const email = `yun-${trialOf(info)}@example.cn`;
  await register(page, "求职者", "小云", email);
  await page.getByRole("link", { name: "我的简历" }).click();
  await told(page, "还差 3 项就可以投递");
  await checkPage(page, "an empty profile");

  await page.getByRole("link", { name: "修改基本信息" }).click();
  await expect(page.getByRole("textbox", { name: "姓名" })).toHaveValue("小云");
  await expect(page.getByLabel("联系邮箱")).toHaveValue(email);
  await told(page, "已按登录账号的邮箱填好，请核对");
  await page.getByRole("textbox", { name: "姓名" }).fill("示例云");
  await page.getByLabel("手机号").fill("1380013");
  await page.getByLabel("一句话介绍").fill("软件工程本科应届，做过两段后端实习");
  await page.getByLabel("技能").fill("TypeScript、SQL，typescript");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("请填写 11 位大陆手机号");
  await expect(page.getByLabel("一句话介绍")).toHaveValue("软件工程本科应届，做过两段后端实习");
  await checkPage(page, "the basics with a fault");
  await page.getByLabel("手机号").fill("138 0013 8000");
  await save(page);
  await told(page, "基本信息已保存。");
  await told(page, "还差 1 项就可以投递");

  await page.getByRole("link", { name: "添加教育经历" }).click();
  const school = page.getByRole("combobox", { name: "学校" });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/me/profile/suggest")) asked.push(request.url());
  });
  await school.dispatchEvent("compositionstart");
  await school.pressSequentially("chong");
  await expect(school).toHaveValue("chong");
  expect(asked, "asked during a Pinyin composition").toEqual([]);
  await school.fill("");
  await school.dispatchEvent("compositionend");
  await school.pressSequentially("重庆邮");
  await expect(page.getByRole("option", { name: "重庆邮电大学", exact: true })).toBeVisible();
  await checkPage(page, "a school with suggestions");
  await school.press("ArrowDown");
  await school.press("Enter");
  await expect(school).toHaveValue("重庆邮电大学");
  await page.getByLabel("专业").pressSequentially("软件工");
  await page.getByRole("option", { name: "软件工程" }).click();
  await page.getByLabel("学历", { exact: true }).selectOption("本科");
  await page.getByLabel("入学年月").fill("2022年9月");
  await page.getByLabel("毕业年月").fill("2021.6");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("毕业年月不能早于入学年月");
  await page.getByLabel("毕业年月").fill("202606");
  await save(page);
  await told(page, "教育经历已保存。");
  await told(page, "可以投递了");

  await page.getByRole("link", { name: "添加教育经历" }).click();
  await page.getByLabel("学校").fill("示例海外学院");
  await page.getByLabel("专业").fill("计算机");
  await page.getByLabel("学历", { exact: true }).selectOption("硕士");
  await page.getByLabel("入学年月").fill("2026-09");
  await page.getByLabel("毕业年月").fill("2028-06");
  await save(page);
  await expect(page.getByText("未在教育部名录中匹配到，按您填写的保存").first()).toBeVisible();

  await page.getByRole("link", { name: "添加工作、实习与项目" }).click();
  await page.getByLabel("类型").selectOption("实习");
  await page.getByLabel("单位或项目名称").fill("示例科技有限公司");
  await page.getByLabel("岗位或角色").fill("后端实习生");
  await page.getByLabel("开始年月").fill("2025-07");
  await page.getByLabel("结束年月").fill("2025-09");
  await page
    .getByLabel("做了什么")
    .fill("1. 用 TypeScript 重写订单接口，响应时间减半。\n2. 补上 120 条单元测试。");
  await save(page);
  await told(page, "经历已保存。");

  await page.getByRole("link", { name: "修改求职意向" }).click();
  await page.getByLabel("校招").check();
  await page.getByLabel("金凤镇 · 生命岛").check();
  await page.getByText("新一代信息技术", { exact: true }).click();
  await page.getByLabel("集成电路").check();
  await page.getByLabel("期望月薪").fill("八千");
  await checkPage(page, "the wishes");
  await save(page);
  await expect(page.getByRole("alert")).toContainText("请填写整数元");
  await expect(page.getByLabel("集成电路")).toBeChecked();
  await page.getByLabel("期望月薪").fill("8,000 元");
  await save(page);
  await told(page, "求职意向已保存。");
  await told(page, "8,000 元起");

  await upload(page, "简历.docx", archive(...WORD, "word/vbaProject.bin"));
  await expect(page.getByRole("alert")).toContainText("只接受 PDF、DOCX 文件");
  await upload(page, "简历.docx", archive(...WORD));
  await told(page, "简历附件已上传。");
  await upload(page, "简历.pdf", PDF);
  await told(page, "简历附件已上传。");
  await expect(page.getByRole("link", { name: "简历.pdf" })).toBeVisible();
  await expect(page.getByRole("link", { name: "简历.docx" })).toHaveCount(0);
  const file = await page.request.get(
    (await page.getByRole("link", { name: "简历.pdf" }).getAttribute("href")) ?? "",
  );
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect(file.headers()["content-security-policy"]).toContain("sandbox");

  await page.getByRole("link", { name: "设置谁可以看到" }).click();
  await page.getByLabel(/^已核验的用人单位都可以看到/).check();
  await save(page);
  await told(page, "公开范围已保存。");
  await page.getByRole("link", { name: "设置谁可以看到" }).click();
  await page.getByLabel("按名称查找单位").fill("有限公司");
  await page.getByRole("button", { name: "查找" }).click();
  await page
    .getByRole("button", { name: /^对“.*”隐藏$/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /^取消对“.*”隐藏$/ })).toHaveCount(1);

  await page.goto("/me/resume");
  const sheet = page.getByRole("article", { name: "简历" });
  for (const text of ["示例云", "13800138000", "重庆邮电大学", "2022.09–2026.06", "后端实习生"])
    await expect(sheet).toContainText(text);
  await expect(page.getByRole("button", { name: "打印 / 存为 PDF" })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await checkPage(page, "the sheet in the dark");
  await page.emulateMedia({ colorScheme: "light", media: "print" });
  for (const name of ["主导航", "个人中心"])
    await expect(page.getByRole("navigation", { name })).toBeHidden();
  const printed = await page.pdf({ preferCSSPageSize: true });
  expect(printed.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test(
  "what was changed in another window is shown before it is replaced; an entry is removed after one question",
  { tag: "@desk" },
  async ({ page, context }, info) => {
    await register(page, "求职者", "双窗", `two-${trialOf(info)}@example.cn`);
    await page.goto("/me/profile/basics");
    const second = await context.newPage();
    await second.goto("/me/profile/basics");
    await second.getByLabel("所在城市").fill("成都");
    await save(second);
    await told(second, "基本信息已保存。");
    await page.getByLabel("所在城市").fill("重庆");
    await save(page);
    await expect(page.getByRole("alert")).toContainText("简历刚刚在别处有改动");
    await expect(page.getByText("现在保存着的内容与您填写的不同")).toBeVisible();
    await expect(page.getByRole("definition")).toHaveText("成都");
    await expect(page.getByLabel("所在城市")).toHaveValue("重庆");
    await save(page);
    await told(page, "基本信息已保存。");
    await told(page, "重庆");

    await page.getByRole("link", { name: "添加工作、实习与项目" }).click();
    await page.getByLabel("类型").selectOption("项目或竞赛");
    await page.getByLabel("单位或项目名称").fill("示例竞赛");
    await page.getByLabel("岗位或角色").fill("队长");
    await page.getByLabel("开始年月").fill("2025-07");
    await save(page);
    await page.getByRole("link", { name: "修改“示例竞赛”" }).click();
    await expect(page.getByRole("heading", { name: "修改工作、实习或项目" })).toBeVisible();
    const address = page.url();
    await page.getByLabel("岗位或角色").fill("队员");
    await save(page);
    await told(page, "示例竞赛 · 队员");
    await page.goto(address);
    await page.getByText("删除这段经历").click();
    await checkPage(page, "an entry to remove");
    await page.getByRole("button", { name: "确认删除“示例竞赛”" }).click();
    await told(page, "经历已删除。");
    await expect(page.getByText("示例竞赛")).toHaveCount(0);
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
  },
);

test("who is no candidate has no profile", { tag: "@desk" }, async ({ page, browser, baseURL }, info) => {
  await register(page, "用人单位", "招聘", `hirer-${trialOf(info)}@example.cn`);
  await page.goto("/me");
  await expect(page.getByRole("link", { name: "我的简历" })).toHaveCount(0);
  await page.goto("/me/profile");
  await expect(page.getByRole("heading", { name: "您没有查看这个页面的权限" })).toBeVisible();
  const stranger = await anotherWindow(browser, baseURL);
  await stranger.goto("/me/profile/education/new");
  await expect(stranger).toHaveURL(/\/login\?next=/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test(
    "the profile is filled in, mended, a résumé put in and taken away",
    { tag: "@desk" },
    async ({ page }, info) => {
      await register(page, "求职者", "无脚本", `noscript-${trialOf(info)}@example.cn`);
      await page.goto("/me/profile/basics");
      await page.getByRole("textbox", { name: "姓名" }).fill("");
      await page.getByLabel("所在城市").fill("重庆");
      await save(page);
      await expect(page.getByRole("alert")).toContainText("请填写姓名");
      await expect(page.getByLabel("所在城市")).toHaveValue("重庆");
      await page.getByRole("textbox", { name: "姓名" }).fill("示例无");
      await save(page);
      await told(page, "基本信息已保存。");
      await page.getByRole("link", { name: "添加教育经历" }).click();
      await page.getByLabel("学校").fill("重庆大学");
      await page.getByLabel("专业").fill("不在目录里的专业");
      await page.getByLabel("学历", { exact: true }).selectOption("本科");
      await page.getByLabel("入学年月").fill("2022-09");
      await page.getByLabel("毕业年月").fill("2026-06");
      await save(page);
      await told(page, "可以投递了");
      await page.getByRole("link", { name: "修改“重庆大学”" }).click();
      await page.getByLabel("毕业年月").fill("2026-07");
      await save(page);
      await told(page, "2022.09–2026.07");
      await upload(page, "简历.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
      await expect(page.getByRole("alert")).toContainText("只接受 PDF、DOCX 文件");
      await upload(page, "简历.pdf", PDF);
      await told(page, "简历附件已上传。");
      await page.getByText("删除附件", { exact: true }).click();
      await page.getByRole("button", { name: "确认删除附件" }).click();
      await told(page, "简历附件已删除");
      await page.goto("/me/resume");
      await expect(page.getByRole("button", { name: "打印 / 存为 PDF" })).toBeHidden();
      await told(page, "浏览器菜单中的“打印”");
    },
  );
});
