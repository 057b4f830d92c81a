import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import { checkPage, expect, test } from "./fixtures";
import {
  PASSWORD,
  anotherWindow,
  confirmEmail,
  findMail,
  manyApplicants,
  nextMorning,
  register,
  signIn,
  trialOf,
  tryToSignIn,
} from "./people";

/** The address of an open position of the enterprise of the demonstration, counted from the first. */
async function openPosition(page: Page, n = 0): Promise<string> {
  await page.goto("/hire/jobs?state=published");
  // The first row names the columns; a row leads to its applications, too, where there are any.
  const row = page
    .getByRole("region")
    .getByRole("row")
    .nth(n + 1);
  const href = await row.getByRole("link").first().getAttribute("href");
  return (href ?? "").replace("/hire", "");
}

async function fillProfile(page: Page, name: string) {
  await page.goto("/me/profile");
  await page.getByRole("link", { name: "修改基本信息" }).click();
  await page.getByRole("textbox", { name: "姓名" }).fill(name);
  await page.getByLabel("手机号").fill("138 0013 8000");
  await page.getByLabel("技能").fill("TypeScript、SQL，typescript");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("基本信息已保存。")).toBeVisible();
  await expect(page.getByText("TypeScript、SQL", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "添加教育经历" }).click();
  await page.getByLabel("学校").fill("重庆大学");
  await page.getByLabel("专业").fill("软件工程");
  await page.getByLabel("学历", { exact: true }).selectOption("本科");
  await page.getByLabel("入学年月").fill("2022年9月");
  await page.getByLabel("毕业年月").fill("2021.6");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert")).toContainText("毕业年月不能早于入学年月");
  await page.getByLabel("毕业年月").fill("2026.6");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("教育经历已保存。")).toBeVisible();
  await expect(page.getByText("可以投递了")).toBeVisible();
}

async function employer(browser: Browser, baseURL: string | undefined) {
  const page = await anotherWindow(browser, baseURL);
  await signIn(page, "employer@demo.local");
  return page;
}

test("a graduate fills in the profile once, applies with consent, and follows it to the offer", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const office = await employer(browser, baseURL);
  const job = await openPosition(office);

  const name = `示例毕业生${trialOf(info)}`;
  await register(page, "求职者", name, `graduate-${trialOf(info)}@example.cn`);
  await page.goto(job);
  await page.getByRole("link", { name: "投递这个职位" }).click();
  await expect(page.getByText("简历还缺少必填内容，补全后再投递。")).toBeVisible();
  await checkPage(page);
  await fillProfile(page, name);
  await page.getByRole("link", { name: "添加工作、实习与项目" }).click();
  await page.getByLabel("类型").selectOption("实习");
  await page.getByLabel("单位或项目名称").fill("示例科技有限公司");
  await page.getByLabel("岗位或角色").fill("后端实习生");
  await page.getByLabel("开始年月").fill("2025-07");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("经历已保存。")).toBeVisible();
  await page.getByLabel("选择文件").setInputFiles({
    name: "简历.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n% a fictional résumé\n"),
  });
  await page.getByRole("button", { name: "上传附件" }).click();
  await expect(page.getByText("简历附件已上传。")).toBeVisible();
  await page.getByRole("link", { name: "预览与打印" }).click();
  await expect(page.getByRole("article", { name: "简历" })).toContainText("重庆大学");

  await page.goto(`${job}/apply`);
  await expect(page.getByRole("region", { name: "简历预览" })).toContainText("13800138000");
  await page.getByLabel("给用人单位的话").fill("希望加入贵单位。");
  await page.getByRole("button", { name: "确认投递" }).click();
  await expect(page.getByRole("alert")).toContainText("投递前请勾选同意");
  await expect(page.getByLabel("给用人单位的话")).toHaveValue("希望加入贵单位。");
  await page.getByLabel(/^同意把以上内容提供给/).check();
  await page.getByRole("button", { name: "确认投递" }).click();
  await expect(page.getByText("投递成功，用人单位已能看到。")).toBeVisible();
  await checkPage(page);
  const mine = new URL(page.url()).pathname;

  await office.goto(`/hire${job}/applications`);
  await office.getByRole("link", { name }).click();
  await expect(office.getByText("138****8000")).toBeVisible();
  await office.getByRole("button", { name: "显示联系方式" }).click();
  await expect(office.getByText("13800138000")).toBeVisible();
  await office.goto(`/hire/applications/${mine.split("/").at(-1)}`);
  await office.getByRole("button", { name: "初筛通过" }).click();
  await expect(office.getByText("初筛通过，已告知求职者。")).toBeVisible();
  await office.getByText("邀请面试…").click();
  await office.getByLabel("面试时间").fill("2020-01-01T10:00");
  await office.getByLabel("地点、会议链接或电话").fill("示例大道 1 号");
  await office.getByRole("button", { name: "发出面试邀请" }).click();
  await expect(office.getByRole("alert")).toContainText("面试时间应晚于现在");
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await office.getByLabel("面试时间").fill(`${day}T10:00，${day}T15:00`.replace("，", ","));
  await office.getByRole("button", { name: "发出面试邀请" }).click();
  await expect(office.getByText("面试邀请已发出。")).toBeVisible();
  await checkPage(office);

  await page.goto("/me/applications");
  await expect(page.getByText("有新进展")).toBeVisible();
  await page.goto(mine);
  await expect(page.getByText("用人单位查看了联系方式")).toBeVisible();
  await page.getByRole("button", { name: "确认参加" }).click();
  await expect(page.getByText("已确认面试，可以加入日历。")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "加入日历（.ics）" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("interview.ics");
  const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), "utf8")));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  expect(event.startDate.toJSDate().toISOString()).toBe(`${day}T02:00:00.000Z`);
  expect(event.duration.toSeconds()).toBe(45 * 60);
  expect(event.location).toBe("示例大道 1 号");
  await page.getByLabel("写消息").fill("谢谢，我会准时到。");
  await page.getByRole("button", { name: "发送" }).click();
  await expect(page.getByText("消息已发送。")).toBeVisible();

  await office.goto(`/hire/applications/${mine.split("/").at(-1)}`);
  await expect(office.getByText("谢谢，我会准时到。")).toBeVisible();
  await office.getByRole("button", { name: "发录用意向" }).click();
  await expect(office.getByText("录用意向已发出。")).toBeVisible();
  await page.goto(mine);
  await page.getByRole("button", { name: "接受录用" }).click();
  await expect(page.getByText("已接受录用。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "录用结果登记" })).toBeVisible();
  await checkPage(page);
});

test("everybody, its own people included, reads how fast an enterprise answers and what that means", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.skip(info.project.name === "phone", "the same pages");
  const office = await employer(browser, baseURL);
  const job = await openPosition(office);
  const readRate = async (who: Page) => {
    const rate = who.getByText(/^15 天答复率：\d+%（\d+\/\d+，通常 [\d.]+ 天内答复）$/);
    await expect(rate).toBeVisible();
    await rate.click();
    await expect(who.getByText(/^近 180 天的投递中.*15 天内给出答复.*只查看不算答复/)).toBeVisible();
    await checkPage(who);
    return rate.innerText();
  };
  // Whoever is answered meanwhile, in another test, changes it: then it is read again.
  await expect(async () => {
    const read: string[] = [];
    for (const who of [page, office]) {
      await who.goto(job);
      read.push(await readRate(who));
      await who.getByRole("main").locator("a[href^='/enterprises/']").first().click();
      await expect(who).toHaveURL(/\/enterprises\//);
      read.push(await readRate(who));
    }
    expect(new Set(read).size, read.join(" ")).toBe(1);
  }).toPass();
});

test("an enterprise works through its applications by the keys alone, and each one's fate is told", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.skip(info.project.name === "phone", "there is no keyboard");
  test.slow();
  const name = `keys${trialOf(info)}-`;
  const job = manyApplicants(name, 3);
  await signIn(page, "employer@demo.local");
  await page.goto(`/hire/jobs/${job}/applications`);
  await page.getByRole("link", { name: `${name}000号` }).click();
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}000号`) })).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}001号`) })).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}002号`) })).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { name: new RegExp(`^${name}001号`) })).toBeVisible();
  await expect(page.getByText("已勾选 3 份")).toBeVisible();
  const second = await anotherWindow(browser, baseURL);
  await signIn(second, `${name}-1@example.cn`, PASSWORD);
  await second.goto("/me/applications");
  await second
    .getByRole("link", { name: /^示例岗位/ })
    .first()
    .click();
  await second.getByRole("button", { name: "撤回投递" }).click();
  await expect(second.getByText("已撤回投递，用人单位不能再查看您的资料。")).toBeVisible();
  const marked = page.getByRole("group", { name: "处理勾选的投递" });
  await marked.getByRole("button", { name: "初筛通过" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("处理 2 个，未处理 1 个")).toBeVisible();
  await expect(page.getByText(/求职者已撤回这份投递，不能再处理/)).toBeVisible();
});

test(
  "a company finds somebody who lets it, invites them, and sees no name until they apply",
  { tag: "@desk" },
  async ({ page, browser, baseURL }, info) => {
    test.slow();
    const trial = trialOf(info);
    const [name, skill] = [`可以找到的${trial}`, `焊接机器人${trial}`];
    await register(page, "求职者", name, `found-${trial}@example.cn`);
    await fillProfile(page, name);
    await page.goto("/me/profile/basics");
    await page.getByLabel("技能").fill(skill);
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("基本信息已保存。")).toBeVisible();
    const office = await employer(browser, baseURL);
    await office.goto(`/hire/talents?q=${skill}`);
    await expect(office.getByText("没有符合条件的人。")).toBeVisible();
    await page.goto("/me/profile/visibility");
    await page.getByLabel(/^已核验的用人单位都可以看到/).check();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("公开范围已保存。")).toBeVisible();

    await office.goto("/hire/talents");
    await office.getByLabel("技能、专业、学校或经历").fill(skill);
    await office.getByLabel("学历至少").selectOption("本科");
    await office.getByRole("button", { name: "查找" }).click();
    await expect(office.getByText("1 人")).toBeVisible();
    await office.getByRole("listitem").filter({ hasText: skill }).getByRole("link").click();
    await expect(office.getByText("求职者（姓名不公开）")).toBeVisible();
    await expect(office.getByText(name)).toHaveCount(0);
    await office.getByRole("button", { name: "发出邀请" }).click();
    await expect(office.getByRole("alert")).toContainText("请选择要邀请投递的职位");
    await checkPage(office);
    await office.getByLabel("职位", { exact: true }).selectOption({ index: 1 });
    await office.getByRole("button", { name: "发出邀请" }).click();
    await expect(office.getByText(/已邀请投递“/)).toBeVisible();

    await page.goto("/me/applications");
    const invited = page.getByRole("region", { name: "收到的邀请" });
    await expect(invited).toBeVisible();
    await checkPage(page);
    await invited.getByRole("link").first().click();
    await expect(page.getByRole("link", { name: "投递这个职位" })).toBeVisible();
    await page.goto("/me/applications");
    await invited.getByRole("button", { name: /^移除邀请/ }).click();
    await expect(invited).toHaveCount(0);
  },
);

test("somebody keeps a position and a search, gets its mail the morning after, and ends it from there", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const trial = trialOf(info);
  const email = `alerts-${trial}@example.cn`;
  await page.goto("/jobs?q=工程师");
  await page.getByRole("link", { name: "保存这个搜索，有新职位发邮件" }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  const who = `订阅的人${trial}`;
  await register(page, "求职者", who, email);
  await page.goto("/jobs?q=工程师");
  await page.getByRole("article").first().getByRole("link").first().click();
  await page.getByRole("button", { name: /^收藏/ }).click();
  await expect(page.getByText("已收藏，可以在“我的收藏”里找到。")).toBeVisible();
  await checkPage(page);
  await page.goto("/me/saved");
  await expect(page.getByRole("button", { name: /^取消收藏/ })).toHaveCount(1);
  await checkPage(page);
  await page.getByRole("button", { name: /^取消收藏/ }).click();
  await expect(page.getByText("还没有收藏。")).toBeVisible();

  await page.goto("/jobs?q=工程师&sort=newest");
  await page.getByRole("link", { name: "保存这个搜索，有新职位发邮件" }).click();
  await expect(page.getByText("邮箱还没有确认")).toBeVisible();
  await expect(page.getByLabel("每天")).toHaveCount(0);
  await checkPage(page);
  const here = new URL(page.url());
  await confirmEmail(page, browser, baseURL, who);
  await page.goto(`${here.pathname}${here.search}`);
  await page.getByLabel("名字").fill(" ");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("请给这个搜索起个名字");
  const name = `工程师 ${trial}`;
  await page.getByLabel("名字").fill(name);
  await page.getByLabel("每天").check();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("搜索已保存。")).toBeVisible();
  await checkPage(page);

  nextMorning(email);
  const admin = await anotherWindow(browser, baseURL);
  await signIn(admin, "admin@demo.local");
  const mail = await findMail(admin, name, "新职位");
  const link = /\/unsubscribe\/\S+/.exec(mail)?.[0] ?? "";

  const stranger = await anotherWindow(browser, baseURL);
  await stranger.goto(link);
  await expect(stranger.getByText(`“${name}”目前每天发送新职位。`)).toBeVisible();
  // As a mail program ends it (RFC 8058): one request, without a page or a cookie.
  const oneClick = { form: { "List-Unsubscribe": "One-Click" } };
  expect((await stranger.request.post(link, oneClick)).ok()).toBe(true);
  await stranger.goto(link);
  await expect(stranger.getByText("不再发送")).toBeVisible();
  await page.goto("/me/alerts");
  await page.getByRole("link", { name: `更改“${name}”` }).click();
  await page.getByLabel("每周一").check();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("更改已保存。")).toBeVisible();
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "不再接收" }).click();
  await expect(stranger.getByText("不再发送")).toBeVisible();
  await page.goto("/me/alerts");
  await expect(page.getByText("新职位邮件：不发邮件")).toBeVisible();
  await page.getByRole("link", { name: `更改“${name}”` }).click();
  await page.getByRole("button", { name: "删除这个搜索" }).click();
  await expect(page.getByText("还没有保存的搜索。")).toBeVisible();
});

async function applyWithConsent(page: Page, job: string) {
  await page.goto(`${job}/apply`);
  await page.getByLabel(/^同意把以上内容提供给/).check();
  await page.getByRole("button", { name: "确认投递" }).click();
  await expect(page.getByText("投递成功，用人单位已能看到。")).toBeVisible();
}

/** How many of the files that the portal keeps hold a text. */
async function filesWith(text: string): Promise<number> {
  const folder = join(process.env.E2E_DATA ?? "", "uploads");
  const names = await readdir(folder);
  const read = await Promise.all(names.map((name) => readFile(join(folder, name), "latin1").catch(() => "")));
  return read.filter((bytes) => bytes.includes(text)).length;
}

test("somebody takes one application back, takes everything along, erases the account, and is gone everywhere", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const office = await employer(browser, baseURL);
  const [job, other] = [await openPosition(office, 2), await openPosition(office, 3)];
  const trial = trialOf(info);
  const [name, email] = [`将要注销${trial}`, `gone-${trial}@example.cn`];
  const skill = `水下考古${trial}`;
  const resume = `%PDF-1.4\n% the fictional resume of ${email}\n`;
  await register(page, "求职者", name, email);
  await fillProfile(page, name);
  await page.goto("/me/profile/basics");
  await page.getByLabel("技能").fill(skill);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("基本信息已保存。")).toBeVisible();
  await page.getByLabel("选择文件").setInputFiles({
    name: "我的简历.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(resume),
  });
  await page.getByRole("button", { name: "上传附件" }).click();
  await expect(page.getByText("简历附件已上传。")).toBeVisible();
  await page.goto("/me/profile/visibility");
  await page.getByLabel(/^已核验的用人单位都可以看到/).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("公开范围已保存。")).toBeVisible();
  await applyWithConsent(page, job);
  await applyWithConsent(page, other);
  await page.getByRole("button", { name: "撤回投递" }).click();
  await expect(page.getByText("已撤回投递，用人单位不能再查看您的资料。")).toBeVisible();
  await office.goto(`/hire${other}/applications`);
  await expect(office.getByRole("link", { name })).toHaveCount(0);
  await office.goto(`/hire${job}/applications`);
  await expect(office.getByRole("link", { name })).toBeVisible();
  await office.goto(`/hire/talents?q=${skill}`);
  await expect(office.getByText("1 人")).toBeVisible();
  await office.getByRole("listitem").filter({ hasText: skill }).getByRole("link").click();
  await expect(office.getByText("求职者（姓名不公开）")).toBeVisible();
  const found = office.url();
  await page.goto("/me/profile/visibility");
  await expect(page.getByRole("region", { name: "谁看过我公开的求职意向" }).getByRole("link")).toHaveCount(1);

  await page.goto("/me/data");
  await expect(page.getByText("向用人单位提供投递资料", { exact: false }).first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载我的数据（ZIP）" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/);
  const archive = unzipSync(new Uint8Array(await readFile(await download.path())));
  const kept = JSON.parse(strFromU8(archive["data.json"] as Uint8Array)) as {
    profile: { realName: string; phone: string; skills: string[] };
    applications: { status: string; handedOver: { realName: string } }[];
    consents: { kind: string; withdrawnAt: string | null }[];
  };
  expect(kept.profile).toMatchObject({ realName: name, phone: "13800138000", skills: [skill] });
  expect(kept.applications.map(({ status }) => status)).toEqual(["submitted", "withdrawn"]);
  expect(kept.applications[0]?.handedOver.realName).toBe(name);
  const applied = kept.consents.filter(({ kind }) => kind === "apply");
  expect(applied.map(({ withdrawnAt }) => withdrawnAt === null).sort()).toEqual([false, true]);
  const file = Object.entries(archive).find(([path]) => path.endsWith("我的简历.pdf"));
  expect(strFromU8(file?.[1] ?? new Uint8Array())).toBe(resume);
  expect(await filesWith(email)).toBe(1);

  await page.getByLabel("当前密码").fill("not the password");
  await page.getByRole("button", { name: "注销账号并删除数据" }).click();
  await expect(page.getByRole("alert")).toContainText("账号没有注销");
  await page.getByLabel("当前密码").fill(PASSWORD);
  await page.getByRole("button", { name: "注销账号并删除数据" }).click();
  await expect(page.getByText("账号已注销，您的个人信息已删除。")).toBeVisible();

  await tryToSignIn(page, email, PASSWORD);
  await expect(page.getByRole("alert")).toContainText("账号或密码不正确");
  expect((await page.request.get("/me/data/export", { maxRedirects: 0 })).status()).not.toBe(200);
  await office.goto(`/hire${job}/applications`);
  await expect(office.getByRole("link", { name })).toHaveCount(0);
  await office.goto(`/hire/talents?q=${skill}`);
  await expect(office.getByText("没有符合条件的人。")).toBeVisible();
  expect((await office.goto(found))?.status()).toBe(404);
  const admin = await anotherWindow(browser, baseURL);
  await signIn(admin, "admin@demo.local");
  await admin.goto(`/admin/users?q=${email}`);
  await expect(admin.getByText(name)).toHaveCount(0);
  await admin.goto("/admin/mail");
  await expect(admin.getByText(email)).toHaveCount(0);
  await expect.poll(() => filesWith(email)).toBe(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test(
    "the profile is filled in, a position applied to and the application withdrawn",
    { tag: "@desk" },
    async ({ page, browser, baseURL }, info) => {
      const job = await openPosition(await employer(browser, baseURL));
      await register(page, "求职者", "无脚本求职者", `plain-${trialOf(info)}@example.cn`);
      await fillProfile(page, "无脚本求职者");
      await page.goto(`${job}/apply`);
      await page.getByLabel(/^同意把以上内容提供给/).check();
      await page.getByRole("button", { name: "确认投递" }).click();
      await expect(page.getByText("投递成功，用人单位已能看到。")).toBeVisible();
      await page.getByRole("button", { name: "撤回投递" }).click();
      await expect(page.getByText("已撤回投递，用人单位不能再查看您的资料。")).toBeVisible();
    },
  );
});
