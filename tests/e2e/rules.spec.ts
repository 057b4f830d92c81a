import { expect, test } from "./fixtures";
import { anotherWindow, signIn, tryOf } from "./people";

/** Rule sets that no verdict of another test hangs on: their catalogue is not public. Each try has one of its own. */
const RULES = ["jinfenghuang-young", "jinfenghuang-leading", "jinfenghuang-outstanding"] as const;

test(
  "a rule is drafted without script, its impact is measured, somebody else publishes it, it is in force",
  { tag: "@desk" },
  async ({ browser, page, baseURL }, info) => {
    const id = RULES[tryOf(info) - 1] ?? RULES[0];
    const drafting = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "zh-CN" });
    const drafter = await drafting.newPage();
    await signIn(drafter, "approver@demo.local");
    await drafter.goto(`/admin/rules/${id}`);
    await drafter.getByRole("button", { name: "起草新版本" }).click();
    await expect(drafter.getByText("第 2 版 起草中")).toBeVisible();
    await drafter.getByRole("link", { name: /^修改：/ }).click();
    await drafter.getByLabel("不符合时的提示").fill("示例：目录待核，请向人才服务窗口咨询。");
    await drafter.getByRole("button", { name: "保存" }).click();
    await expect(drafter.getByText("已保存。")).toBeVisible();
    await drafter.getByRole("link", { name: "完成，返回草案" }).click();
    await expect(drafter.getByRole("table", { name: "与现行版本的差异" })).toContainText("示例：目录待核");
    await drafter.getByRole("link", { name: "测算影响" }).click();
    await expect(drafter.getByText(/按这个版本重新判定 [\d,]+ 件在办申请/)).toBeVisible();
    await drafter.getByRole("button", { name: "提交发布" }).click();
    await expect(drafter.getByRole("link", { name: "请写明原因，会记入历史" })).toBeVisible();
    await drafter.getByLabel("修改的原因和依据").fill("示例：更正提示");
    await drafter.getByRole("button", { name: "提交发布" }).click();
    await expect(drafter.getByText("您起草的版本不能由您发布")).toBeVisible();
    await drafting.close();

    await signIn(page, "admin@demo.local");
    await page.goto(`/admin/rules/${id}`);
    await page.getByRole("link", { name: "打开第 2 版草案" }).click();
    await expect(page.getByText(/结论都不变/)).toBeVisible();
    await page.getByLabel("发布意见").fill("示例：已核对");
    await page.getByRole("button", { name: "发布", exact: true }).click();
    await expect(page.getByText("已发布第 2 版。")).toBeVisible();
    await expect(page.getByText("第 2 版 现行")).toBeVisible();

    const other = await anotherWindow(browser, baseURL);
    await signIn(other, "reviewer@demo.local");
    expect((await other.goto(`/admin/rules/${id}`))?.status()).toBe(403);
    await other.context().close();
  },
);
