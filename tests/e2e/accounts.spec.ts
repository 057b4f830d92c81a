import { Secret, TOTP } from "otpauth";
import { COLOURS, checkPage, expect, test } from "./fixtures";
import { PASSWORD, anotherWindow, findMail, register, signIn, trialOf, tryToSignIn } from "./people";

/** An address that no other test of this run uses. */
const address = (name: string, trial: string) => `${name}-${trial}@example.cn`;

test("a visitor registers, sees the devices, signs out and in again", async ({ page }, info) => {
  const email = address("lin", trialOf(info));
  await page.goto("/");
  await page.getByRole("link", { name: "注册" }).click();
  await expect(page.getByRole("heading", { name: "注册" })).toBeVisible();
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByRole("alert")).toContainText("请填写邮箱或手机号");
  await page.getByRole("link", { name: "请填写邮箱或手机号" }).click();
  await expect(page.getByLabel("邮箱或手机号")).toBeFocused();
  await expect(page.getByRole("alert"), "what else there is to mend").toContainText("请填写姓名或称呼");
  await page.getByLabel("姓名或称呼").fill("林小禾");
  await page.getByLabel("邮箱或手机号").fill(email);
  await page.getByLabel("密码").fill("12345");
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByRole("alert")).toContainText("密码至少 10 个字符");
  await expect(page.getByLabel("姓名或称呼")).toHaveValue("林小禾");
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText("注册成功")).toBeVisible();
  await expect(page.getByText("本机")).toBeVisible();
  await page.reload();
  await expect(page.getByText("注册成功")).toHaveCount(0);
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await expect(page.getByText("已退出登录。")).toBeVisible();
  await page.goto("/me");
  await expect(page).toHaveURL(/\/login\?next=%2Fme$/);
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/me$/);
});

test("a wrong password keeps the address, tells nothing, and leads on", async ({ page }) => {
  await tryToSignIn(page, "nobody@example.cn", "not the password");
  await expect(page.getByRole("alert")).toContainText("账号或密码不正确");
  await expect(page.getByLabel("邮箱或手机号")).toHaveValue("nobody@example.cn");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await expect(page.getByRole("heading", { name: "忘记密码" })).toBeVisible();
  await page.getByLabel("邮箱或手机号").fill("nobody@example.cn");
  await page.getByRole("button", { name: "发送重置链接" }).click();
  await expect(page.getByText("申请已收到")).toBeVisible();
});

test(
  "an administrator finds a message's link, by which its owner sets a new password",
  { tag: "@desk" },
  async ({ page, browser }, info) => {
    const name = `王一川${trialOf(info)}`;
    const email = address("wang", trialOf(info));
    await page.goto("/register");
    await page.getByLabel("姓名或称呼").fill(name);
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page).toHaveURL(/\/me$/);
    await page.goto("/me");
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await expect(page.getByText("已退出登录。")).toBeVisible();
    await page.goto("/forgot");
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByRole("button", { name: "发送重置链接" }).click();
    await expect(page.getByText("申请已收到")).toBeVisible();

    const office = await anotherWindow(browser, info.project.use.baseURL);
    await signIn(office, "admin@demo.local");
    const text = await findMail(office, name);
    const link = /http\S+\/reset\/\S+/.exec(text)?.[0] ?? "";
    await office.context().close();

    await page.goto(link);
    await page.getByLabel("新密码").fill("一盏 江边 的 旧 路灯");
    await page.getByRole("button", { name: "保存新密码" }).click();
    await expect(page.getByText("密码已更改，请用新密码登录。")).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "链接已失效" })).toBeVisible();
    await signIn(page, email, "一盏 江边 的 旧 路灯");
    await expect(page).toHaveURL(/\/me$/);
  },
);

test(
  "an administrator grants a role, and the audit trail shows it",
  { tag: "@desk" },
  async ({ page }, info) => {
    const name = `赵知远${trialOf(info)}`;
    const email = address("zhao", trialOf(info));
    await page.goto("/register");
    await page.getByLabel("姓名或称呼").fill(name);
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page).toHaveURL(/\/me$/);
    await page.goto("/admin");
    await expect(page.getByRole("heading", { name: "您没有查看这个页面的权限" })).toBeVisible();
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await expect(page.getByText("已退出登录。")).toBeVisible();
    await signIn(page, "admin@demo.local");
    await page.goto(`/admin/users?q=${encodeURIComponent(email)}`);
    await page.getByRole("link", { name: name }).click();
    await page.getByRole("checkbox", { name: "运营" }).check();
    await page.getByRole("button", { name: "保存身份" }).click();
    await expect(page.getByText("身份已保存。")).toBeVisible();
    await page.getByRole("link", { name: "审计日志" }).last().click();
    await expect(page.getByRole("cell", { name: "更改角色" })).toBeVisible();
  },
);

test("pages of the administration can be read in the dark", { tag: "@desk" }, async ({ page }) => {
  await signIn(page, "admin@demo.local");
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/admin", "/admin/users", "/admin/audit", "/admin/mail", "/me"]) {
    await page.goto(path);
    await checkPage(page, path, COLOURS);
  }
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("registering, signing in and out work", { tag: "@desk" }, async ({ page }, info) => {
    const email = address("sun", trialOf(info));
    await page.goto("/register?next=%2Fjobs");
    await page.getByLabel("用人单位").check();
    await page.getByLabel("姓名或称呼").fill("孙望舒");
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page).toHaveURL(/\/jobs$/);
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await expect(page.getByText("已退出登录。")).toBeVisible();
    await tryToSignIn(page, email, "wrong");
    await expect(page.getByRole("alert")).toContainText("账号或密码不正确");
    await signIn(page, email, PASSWORD);
    await expect(page).toHaveURL(/\/hire$/);
  });
});

test("a second step is set up with a device and asked for from then on", async ({ page }, info) => {
  const email = address("shen", trialOf(info));
  await register(page, "求职者", "沈若溪", email);
  await page.goto("/me/security");
  await page.getByRole("button", { name: "开启两步验证" }).click();
  await expect(page.getByRole("alert")).toContainText("当前密码不正确");
  await page.getByLabel("当前密码").fill(PASSWORD);
  await page.getByRole("button", { name: "开启两步验证" }).click();
  await expect(page.getByRole("img", { name: "验证器要扫描的二维码" })).toBeVisible();
  await checkPage(page);
  const secret = (await page.locator("code").innerText()).replace(/\s/g, "");
  const codeAt = (timestamp: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
  await page.getByLabel("验证码").fill("000 000");
  await page.getByRole("button", { name: "完成开启" }).click();
  await expect(page.getByRole("alert")).toContainText("验证码不正确");
  await page.getByLabel("验证码").fill(codeAt(Date.now()));
  await page.getByRole("button", { name: "完成开启" }).click();
  await expect(page.getByRole("heading", { name: "请保存这 10 个恢复码" })).toBeVisible();
  const paper = await page.getByRole("status").getByRole("listitem").allInnerTexts();
  expect(paper).toHaveLength(10);
  await checkPage(page);

  const signOut = async () => {
    await page.goto("/me");
    await page.getByRole("button", { name: "退出", exact: true }).click();
    await expect(page.getByText("已退出登录。")).toBeVisible();
  };
  await signOut();
  await page.goto("/me/security");
  await page.getByLabel("邮箱或手机号").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "两步验证" })).toBeVisible();
  await checkPage(page);
  await page.getByLabel("验证码").fill("123456");
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert")).toContainText("验证码不正确");
  // The code of the next half minute: the one that is shown now was used when the device was set up.
  await page.getByLabel("验证码").fill(codeAt(Date.now() + 30_000));
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/me\/security$/);
  await expect(page.getByText("恢复码还有 10 个可用")).toBeVisible();

  await signOut();
  await tryToSignIn(page, email, PASSWORD);
  await expect(page.getByRole("heading", { name: "两步验证" })).toBeVisible();
  await page.getByLabel("验证码").fill(paper[0] ?? "");
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/me$/);
  await page.goto("/me/security");
  await expect(page.getByText("恢复码还有 9 个可用")).toBeVisible();
  await page.getByLabel("验证码").fill(paper[1] ?? "");
  await page.getByRole("button", { name: "关闭两步验证" }).click();
  await expect(page.getByText("两步验证已关闭。")).toBeVisible();
});
