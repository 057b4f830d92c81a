import type { Page } from "@playwright/test";
import { identityCheck } from "~/domain/identity-number";
import { drawPaper } from "~/services/demo/draw-paper.server";
import { expect } from "./fixtures";

export const EMPLOYER = "示例智能科技有限公司";

/** A number with the check character of the standard, of somebody of 28. */
export function identityNumber(order: string): string {
  const body = `500107${new Date().getFullYear() - 28}0101${order}`;
  return body + identityCheck(body);
}

const save = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();

/** Fills in who the card is for. */
export async function fillPerson(page: Page, name: string, number: string) {
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel(/^居民身份证/).check();
  await page.getByLabel("证件号码").fill(number);
  await save(page);
}

/** Fills in where a master of a band of 凤栖 works. @param employer left as it is where it is not given */
export async function fillWork(page: Page, employer?: string) {
  if (employer) {
    await page.getByLabel("工作单位", { exact: true }).fill(employer);
    // With script names to choose from would cover what stands below.
    await page.keyboard.press("Escape");
  }
  await page.getByLabel("所在领域").selectOption({ value: "it.software" });
  await page
    .getByRole("group", { name: /高新区直管园内的企业/ })
    .getByLabel("是", { exact: true })
    .check();
  await page.getByLabel(/合同签了几年/).fill("3");
  await page
    .getByRole("group", { name: /社会保险是否在/ })
    .getByLabel("是", { exact: true })
    .check();
  await save(page);
}

/** Fills in by what the card is asked for. */
export async function fillMerit(page: Page) {
  await page.getByLabel("您的最高学历是？").selectOption("硕士");
  await save(page);
}

/** Uploads papers by the names that the checklist gives them. */
export async function upload(page: Page, ...labels: string[]) {
  for (const label of labels) {
    await page.getByLabel(`选择文件：${label}`).setInputFiles({
      name: `${label}.png`,
      mimeType: "image/png",
      buffer: Buffer.from(drawPaper()),
    });
    await page.getByRole("button", { name: `上传${label}`, exact: true }).click();
    await expect(page.getByText(`${label}已上传。`)).toBeVisible();
  }
}

/** Declares that it is true, agrees where that is asked, and hands it in. */
export async function handIn(page: Page, button: string, said: string) {
  await page.getByLabel(/^以上内容和上传的材料真实/).check();
  const consent = page.getByLabel(/^同意处理以上信息/);
  if (await consent.count()) await consent.check();
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText(said)).toBeVisible();
}

/** Decides on a case at the desk. @param fill what else is filled in before it is sent */
export async function decide(
  page: Page,
  id: string,
  label: string,
  said: string,
  fill: () => Promise<void> = async () => {},
) {
  await page.goto(`/admin/card-applications/${id}`);
  await page.getByRole("radio", { name: label }).check();
  await fill();
  await page.getByRole("button", { name: "提交结论" }).click();
  await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
}
