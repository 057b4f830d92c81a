import type { Browser, Page } from "@playwright/test";
import {
  EMPLOYER,
  decide,
  fillMerit,
  fillPerson,
  fillWork,
  handIn,
  identityNumber,
  upload,
} from "./card-form";
import { checkPage, expect, test } from "./fixtures";
import {
  PASSWORD,
  anotherWindow,
  confirmEmail,
  endPublicity,
  register,
  signIn,
  trialOf,
  tryOf,
} from "./people";
import { answerAll, result } from "./self-check";

test.beforeEach(({ isMobile }) => {
  test.skip(isMobile, "the pages are checked in a small window by every-page.spec.ts; the way is the same");
});

const idOf = (page: Page) => new URL(page.url()).pathname.split("/")[3] ?? "";

async function officer(
  browser: Browser,
  baseURL: string | undefined,
  name: "reviewer" | "approver" | "admin",
) {
  const page = await anotherWindow(browser, baseURL);
  await signIn(page, `${name}@demo.local`);
  return page;
}

/** Says what is missing, or why not, in words that the applicant reads. */
const note = (page: Page, text: string) => page.locator("textarea[data-decision]").fill(text);

test("an applicant checks, applies, supplements, is reviewed by two people and published, and gets a card that a stranger verifies until it is revoked", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  // What is published of a name is its first character: another one for each try.
  const surname = ["欧", "虞", "柳"][tryOf(info) - 1] ?? "欧";
  const name = `${surname}阳示例`;
  await page.goto("/talent-card/check?for=fengqi");
  await answerAll(page);
  await expect(result(page, "凤栖 · 硕士")).toContainText("各项条件都符合");
  const checked = page.url();
  const apply = result(page, "凤栖 · 硕士").getByRole("link", { name: "申请凤栖硕士卡" });
  await apply.click();

  // Whoever registers on the way goes on where they were; what they answered stood in no address on it.
  await expect(page).toHaveURL(/\/login\?/);
  expect(page.url()).not.toContain("age");
  await page.getByRole("main").getByRole("link", { name: "注册" }).click();
  await page.getByLabel("姓名或称呼").fill(name);
  await page.getByLabel("邮箱或手机号").fill(`card-applicant-${trialOf(info)}@example.cn`);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page).toHaveURL(/\/me\/card-applications\/new\?/);
  await expect(page.getByRole("radio", { name: /凤栖 · 硕士/ })).toBeChecked();
  // Signed in, the answers of the self-check come along.
  await page.goto(checked);
  await apply.click();
  await expect(page.getByText("刚才自查的回答会带入。")).toBeVisible();
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page.getByRole("heading", { name: "身份", exact: true })).toBeVisible();
  await checkPage(page);
  const id = idOf(page);

  // What is wrong is said beside it, and nothing that was typed is lost.
  await fillPerson(page, name, "500107199801010010");
  await expect(page.getByRole("alert")).toContainText("身份证号码有误（校验位不符）");
  await expect(page.getByLabel("姓名")).toHaveValue(name);
  await fillPerson(page, name, identityNumber(`${tryOf(info)}01`));
  await expect(
    page.getByRole("group", { name: /社会保险是否在/ }).getByLabel("是", { exact: true }),
  ).toBeChecked();
  await expect(page.getByLabel(/合同签了几年/)).toHaveValue("3");
  await fillWork(page, EMPLOYER);
  await expect(page.getByLabel("您的最高学历是？")).toHaveValue("master");
  await fillMerit(page);
  await checkPage(page);
  await page.getByLabel("选择文件：身份证件").setInputFiles({
    name: "身份证件.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(
      "%PDF-1.4\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n",
    ),
  });
  await page.getByRole("button", { name: "上传身份证件", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("脚本");
  await upload(
    page,
    "身份证件",
    "学历学位证书",
    "劳动（聘用）合同",
    "社会保险参保证明",
    "用人单位营业执照或登记证书",
  );
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await expect(page.getByRole("heading", { name: "核对内容" })).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("alert")).toContainText("请勾选声明");
  await handIn(page, "提交申请", "申请已提交，受理回执在本页。");
  const receipt = page.getByRole("region", { name: "受理回执" });
  await expect(receipt).toContainText(/RCK-?\d/);
  await expect(receipt).toContainText("社会保险参保证明");
  await expect(receipt).toContainText(/500\*{13}/);
  await checkPage(page);

  // The office asks for a paper that the checklist did not, and for something in words.
  const reviewer = await officer(browser, baseURL, "reviewer");
  await decide(reviewer, id, "受理，进入初审", "受理，进入初审。");
  await decide(reviewer, id, "退回补正", "退回补正。", async () => {
    await reviewer.getByLabel("职称或职业技能等级证书").check();
    await reviewer.getByLabel("其他需要补正的内容").fill("劳动合同缺签章页");
    await note(reviewer, "请补齐后提交。");
  });
  await page.goto("/me");
  await expect(page.getByText("待补正").first()).toBeVisible();
  await page.goto(`/me/card-applications/${id}`);
  await expect(page.getByText("劳动合同缺签章页").first()).toBeVisible();
  await checkPage(page);
  await page.getByRole("link", { name: "提交补正" }).click();
  await expect(page.getByText("还有 1 项没有完成，补齐后可以提交。")).toBeVisible();
  await page.getByRole("link", { name: /^修改\s*材料$/ }).click();
  await upload(page, "职称或职业技能等级证书");
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await handIn(page, "提交补正", "补正已提交，继续办理。");
  await expect(page.getByText("正在初审。")).toBeVisible();

  // Two different people.
  await decide(reviewer, id, "初审通过", "初审通过。");
  await reviewer.goto(`/admin/card-applications/${id}`);
  await expect(reviewer.getByText("您的角色不能办理这个环节。")).toBeVisible();
  const approver = await officer(browser, baseURL, "approver");
  await decide(approver, id, "复审通过，进入公示", "复审通过，进入公示。");

  // The public reads no more than is needed.
  const stranger = await anotherWindow(browser, baseURL);
  await stranger.goto("/talent-card/publicity?page=99");
  const entry = stranger
    .getByRole("row")
    .filter({ hasText: `${surname}***` })
    .filter({ hasText: EMPLOYER });
  await expect(entry).toContainText("凤栖 · 硕士");
  await expect(stranger.getByText(name)).toHaveCount(0);
  await stranger.goto(`/talent-card/publicity/${id}`);
  await expect(stranger.getByText(`${surname}*** · 凤栖 · 硕士`)).toBeVisible();
  await approver.goto(`/admin/card-applications/${id}`);
  await expect(approver.getByText("公示期未满，或还有异议没有办结。")).toBeVisible();
  endPublicity(id);
  await decide(approver, id, "公示无异议，批准发卡", "公示期满，批准发卡。");
  await stranger.reload();
  await expect(stranger.getByRole("heading", { name: "没有找到这项公示" })).toBeVisible();

  // Issued by the portal itself.
  await expect(async () => {
    await page.goto(`/me/card-applications/${id}`);
    await expect(page.getByRole("link", { name: /查看我的人才卡/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await checkPage(page);
  await page.getByRole("link", { name: /查看我的人才卡/ }).click();
  await expect(page.getByRole("group", { name: "人才卡正面" })).toContainText(name);
  const address = await page.locator('a[href^="/talent-card/verify/"]').first().getAttribute("href");
  const code = address?.split("/").at(-1) ?? "";

  const verify = async (says: string) => {
    await stranger.goto("/talent-card/verify");
    await stranger.getByLabel("核验码、卡号或二维码内容").fill(code);
    await stranger.getByRole("button", { name: "核验" }).click();
    await expect(stranger.getByRole("heading", { name: says })).toBeVisible();
  };
  await verify("真实有效");
  await expect(stranger.getByText(`${surname}***`)).toBeVisible();
  const number = (await stranger.getByText(/^JFH-\d{4}-\d{6}$/).textContent()) ?? "";
  await approver.goto(`/admin/talent-cards?q=${number}`);
  await approver.getByRole("link", { name: number }).click();
  await approver.getByLabel("撤销").check();
  await approver.getByLabel("原因").selectOption("申请材料不实");
  await approver.getByRole("button", { name: "提交" }).click();
  await expect(approver.getByText(`${number} 已撤销。`)).toBeVisible();
  await verify("已撤销");
});

test("without script somebody applies up to the receipt; a refusal is appealed, and another person decides", async ({
  browser,
  baseURL,
}, info) => {
  test.slow();
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  await register(page, "求职者", "示例申请人", `card-appeal-${trialOf(info)}@example.cn`);
  await page.goto("/me/card-applications/new");
  await page.getByRole("button", { name: "开始填写" }).click();
  await expect(page.getByRole("alert")).toContainText("请选择要申请的类别");
  await page.getByRole("radio", { name: /凤栖 · 硕士/ }).check();
  await page.getByRole("button", { name: "开始填写" }).click();
  const id = idOf(page);
  await fillPerson(page, "示例申请人", identityNumber(`${tryOf(info)}03`));
  await fillWork(page, EMPLOYER);
  await fillMerit(page);
  await upload(page, "身份证件", "学历学位证书", "劳动（聘用）合同", "社会保险参保证明");
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await expect(page.getByText("还有 1 项没有完成，补齐后可以提交。")).toBeVisible();
  await page.getByRole("link", { name: /^修改\s*材料$/ }).click();
  await upload(page, "用人单位营业执照或登记证书");
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await handIn(page, "提交申请", "申请已提交，受理回执在本页。");
  await expect(page.getByRole("region", { name: "受理回执" })).toContainText("示例申请人");

  const admin = await officer(browser, baseURL, "admin");
  await decide(admin, id, "受理，进入初审", "受理，进入初审。");
  await decide(admin, id, "不予通过", "不予通过。", async () => {
    await admin.getByLabel("证明材料与申报内容不一致").check();
    await note(admin, "示例：学位证书与申报的学历不一致。");
  });
  await page.goto(`/me/card-applications/${id}`);
  await expect(page.getByText("申请未通过", { exact: true })).toBeVisible();
  await expect(page.getByText("示例：学位证书与申报的学历不一致。").first()).toBeVisible();
  await page.getByRole("button", { name: "申诉" }).click();
  await expect(page.getByRole("alert")).toContainText("请写明申诉的理由");
  await page.getByLabel("申诉理由").fill("示例：证书为新版式，附学信网查询编号。");
  await page.getByRole("button", { name: "申诉" }).click();
  await expect(page.getByText("申诉已提交，由未参与原决定的工作人员办理。")).toBeVisible();

  await admin.goto(`/admin/card-applications/${id}`);
  await expect(admin.getByText(/您已办理过这份申请的另一环节，请由另一位同事办理/)).toBeVisible();
  await expect(admin.getByText("示例：证书为新版式，附学信网查询编号。")).toBeVisible();
  const approver = await officer(browser, baseURL, "approver");
  await approver.goto(`/admin/card-applications/${id}`);
  await approver.getByRole("radio", { name: "申诉成立，重新审查" }).check();
  await approver.getByRole("button", { name: "提交结论" }).click();
  await expect(approver.getByRole("alert")).toContainText("请选择原因或写明说明");
  await decide(approver, id, "申诉成立，重新审查", "申诉成立，重新审查。", () =>
    note(approver, "示例：经核对，证书真实。"),
  );
  await page.reload();
  await expect(page.getByText("正在初审。")).toBeVisible();
  await expect(page.getByText("申诉成立，重新审查")).toBeVisible();
  await context.close();
});

test("an employer files for somebody who agrees; the person adds the identity, sends it back once, and confirms", async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.slow();
  const [name, email] = [`示例代办人${trialOf(info)}`, `card-employee-${trialOf(info)}@example.cn`] as const;
  await register(page, "求职者", name, email);
  await confirmEmail(page, browser, baseURL, name);
  const office = await anotherWindow(browser, baseURL);
  await signIn(office, "employer@demo.local");
  await office.goto("/hire/card-applications/new");
  await office.getByLabel("员工的邮箱或手机号").fill(email);
  await office.getByLabel("申请的类别").selectOption("凤栖 · 硕士");
  await office.getByRole("button", { name: "发出请求" }).click();
  await expect(office.getByText(/请求已记录/)).toBeVisible();

  await page.goto("/me/card-applications");
  await page.getByRole("button", { name: /^同意由.*代办$/ }).click();
  await expect(page.getByText(/已同意由该单位代办，填好后会请您确认/)).toBeVisible();
  await expect(page.getByRole("heading", { name: /^由.*填写中$/ })).toBeVisible();
  await checkPage(page);

  // The newest stands first.
  await office.goto("/hire/card-applications");
  await office
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: "待填写姓名" })
    .first()
    .getByRole("link")
    .click();
  await office.waitForURL(/\/hire\/card-applications\/[\w-]{36}$/);
  const id = idOf(office);
  await checkPage(office);
  await office.getByRole("link", { name: "继续填写" }).click();
  // Who it is the employer writes; the number is the person's alone.
  await expect(office.getByLabel("证件号码")).toHaveCount(0);
  await checkPage(office);
  await office.getByLabel("姓名").fill(name);
  await office.getByRole("button", { name: "保存并继续" }).click();
  await fillWork(office);
  await fillMerit(office);
  await expect(office.getByLabel("选择文件：身份证件")).toHaveCount(0);
  await upload(office, "学历学位证书", "劳动（聘用）合同", "社会保险参保证明");
  await office.getByRole("link", { name: "下一步：核对与提交" }).click();
  await checkPage(office);
  await office.getByRole("button", { name: "请本人确认" }).click();
  await expect(office.getByText("已请本人确认，确认后即提交。")).toBeVisible();

  await page.goto(`/me/card-applications/${id}`);
  await checkPage(page);
  await page.getByLabel("哪里需要修改").fill("示例：所在领域请改为人工智能。");
  await page.getByRole("button", { name: "退回单位修改" }).click();
  await expect(page.getByText("已退回单位修改。")).toBeVisible();
  await office.goto(`/hire/card-applications/${id}/edit?part=work`);
  await office.getByLabel("所在领域").selectOption({ value: "it.ai" });
  await office.getByRole("button", { name: "保存并继续" }).click();
  await expect(office).toHaveURL(/part=merit/);
  await office.goto(`/hire/card-applications/${id}/edit?part=check`);
  await office.getByRole("button", { name: "请本人确认" }).click();
  await expect(office.getByText("已请本人确认，确认后即提交。")).toBeVisible();

  await page.goto(`/me/card-applications/${id}`);
  await page.getByRole("link", { name: "核对并填写证件" }).click();
  await checkPage(page);
  await fillPerson(page, name, identityNumber(`${tryOf(info)}05`));
  await page.goto(`/me/card-applications/${id}/edit?part=materials`);
  await upload(page, "身份证件");
  await page.getByRole("link", { name: "下一步：核对与提交" }).click();
  await handIn(page, "确认并提交", "已确认并提交，受理回执在本页。");
  await expect(page.getByRole("region", { name: "受理回执" })).toContainText(name);
  await office.goto(`/hire/card-applications/${id}`);
  const receipt = office.getByRole("region", { name: "受理回执" });
  await expect(receipt).toContainText(name);
  await expect(receipt).not.toContainText("身份证件");
  await expect(office.getByText(/500\*/)).toHaveCount(0);
  await checkPage(office);
});
