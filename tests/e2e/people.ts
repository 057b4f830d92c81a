import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Browser, Page, TestInfo } from "@playwright/test";
import { expect, gotoSettled } from "./fixtures";

export const DEMO_PASSWORD = "fengqi-demo-2026";
export const PASSWORD = "两只 翠鸟 在 溪边";

export async function tryToSignIn(page: Page, identifier: string, password: string) {
  await page.goto("/login");
  await page.getByLabel("邮箱或手机号").fill(identifier);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
}

export async function signIn(page: Page, identifier: string, password = DEMO_PASSWORD) {
  await tryToSignIn(page, identifier, password);
  await expect(page).toHaveURL(/\/(me|admin|hire)$/);
}

export async function register(page: Page, role: "求职者" | "用人单位", name: string, email: string) {
  await page.goto("/register");
  await page.getByLabel(role).check();
  await page.getByLabel("姓名或称呼").fill(name);
  await page.getByLabel("邮箱或手机号").fill(email);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "注册" }).click();
  await expect(page.getByText("注册成功")).toBeVisible();
}

/** The newest message that holds these words; what other tests send meanwhile pushes it down, to the next pages even. */
export async function findMail(admin: Page, ...words: string[]): Promise<string> {
  const mail = words.reduce((items, hasText) => items.filter({ hasText }), admin.getByRole("listitem"));
  for (let page = 1; page <= 30; page += 1) {
    await admin.goto(`/admin/mail?page=${page}`);
    if (await mail.count()) return mail.first().innerText();
  }
  throw new Error(`no message holds ${words.join(" and ")}`);
}

/** Opens the link that was mailed to the address of whoever is signed in; the office reads it, as nothing is sent here. */
export async function confirmEmail(page: Page, browser: Browser, baseURL: string | undefined, name: string) {
  const admin = await anotherWindow(browser, baseURL);
  await signIn(admin, "admin@demo.local");
  const link = /\/confirm\/\S+/.exec(await findMail(admin, "请确认您的邮箱", `${name}，您好`))?.[0] ?? "";
  await admin.context().close();
  await page.goto(link);
  await page.getByRole("button", { name: "确认是我的邮箱" }).click();
  await expect(page.getByText("邮箱已确认。")).toBeVisible();
}

/**
 * A word that no other try of a test uses on the same portal, as `desktop1`: names, addresses and titles hold it, as what
 * an earlier try left is still there.
 */
export const trialOf = (info: TestInfo) => `${info.project.name}${tryOf(info)}`;

/** Which try of a test this is, from 1. */
export const tryOf = ({ retry, repeatEachIndex, project }: TestInfo) =>
  1 + retry + repeatEachIndex * (project.retries + 1);

/** A window of its own, with cookies of its own. */
export async function anotherWindow(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  return gotoSettled(await context.newPage());
}

const portalEnv = () => ({
  ...process.env,
  DATABASE_FILE: join(process.env.E2E_DATA ?? "", "portal.db"),
  PORT: process.env.E2E_PORT,
});

/** Lets the morning come after somebody has saved a search. */
export function nextMorning(email: string) {
  program("next-morning.ts", email);
}

const program = (file: string, ...args: string[]) =>
  execFileSync("npx", ["tsx", "--tsconfig", "tsconfig.json", `tests/e2e/${file}`, ...args], {
    encoding: "utf8",
    env: { ...portalEnv(), NODE_ENV: "test" },
  });

/**
 * Lets so many people apply to a new position of the demonstration's employer; each signs in as
 * `<prefix>-<n>@example.cn` with `PASSWORD` and is called `<prefix><nnn>号`.
 * @returns the position's id
 */
export const manyApplicants = (prefix: string, count: number) =>
  program("many-applicants.ts", prefix, String(count), PASSWORD).trim();

let everything: Record<string, string> | undefined;
/** Ids of one of everything that an address can hold, by name; what the demonstration lacks is added, once. */
export const oneOfEverything = () =>
  (everything ??= JSON.parse(program("one-of-everything.ts")) as Record<string, string>);

/** Issues a card to somebody who has registered, as the portal does. @returns what its QR code says */
export const issueCardTo = (email: string, name: string) => program("card.ts", "issue", email, name).trim();

/** Lets the publicity of a request for a card be over. */
export function endPublicity(applicationId: string) {
  program("end-publicity.ts", applicationId);
}

/** Gives whoever has registered with an address a verified company of their own, which has told a year. */
export function addCompany(email: string, name: string, year: number) {
  program("add-company.ts", email, name, String(year));
}

/** Makes an account as the office does it: by the command, whose link sets the password. */
export async function createByCommand(page: Page, email: string, name: string, role: string) {
  const printed = execFileSync(
    "npm",
    ["run", "--silent", "account", "--", "create", email, "--name", name, "--role", role],
    {
      encoding: "utf8",
      env: portalEnv(),
    },
  );
  const link = /http\S+\/reset\/\S+/.exec(printed)?.[0] ?? "";
  await page.goto(new URL(link).pathname);
  await page.getByLabel("新密码").fill(PASSWORD);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page.getByText("密码已更改，请用新密码登录。")).toBeVisible();
  await signIn(page, email, PASSWORD);
}
