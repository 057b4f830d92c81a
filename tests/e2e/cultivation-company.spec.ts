import { checkPage, expect, test } from "./fixtures";
import { signIn } from "./people";

test("a company sees its tiers, what is missing, its points and its portrait", async ({ page }) => {
  await signIn(page, "employer@demo.local");
  await page.goto("/hire");
  await page.getByRole("link", { name: "培育与积分" }).click();
  await expect(page.getByText("预评估，不是认定结论").first()).toBeVisible();

  const standing = page.getByRole("region", { name: "在企业培育库中" });
  await expect(standing.getByText("证书与名单", { exact: true }).first()).toBeVisible();

  // Every tier with its rules, each line with the clause it rests on.
  for (const tier of ["科技型企业", "高新技术企业", "高成长性科技企业", "高能级领军企业"])
    await expect(page.getByRole("heading", { name: new RegExp(`^${tier}\\s*预评估$`) })).toBeVisible();
  const tsme = page.getByRole("article", { name: "科技型中小企业评价" });
  await expect(tsme).toContainText("国科发政〔2017〕115号");
  await tsme.locator("summary").first().click();
  await expect(tsme.getByText(/依据：《科技型中小企业评价办法》/).first()).toBeVisible();

  const points = page.getByRole("region", { name: /^创新积分 2\.0.*项目默认（非官方）$/ });
  await expect(points).toContainText(/合计 \d+(–\d+)? 分 \/ 130 分/);
  await expect(points.getByRole("row").filter({ hasText: "研发强度" })).toContainText(/\d+ 分 \/ \d+/);

  const portrait = page.getByRole("region", { name: /^创新画像/ });
  await expect(portrait.getByRole("img", { name: /创新画像雷达图/ })).toBeVisible();
  await expect(portrait.getByRole("row").filter({ hasText: "创新投入" })).toContainText("%");

  const unlocks = page.getByRole("region", { name: /^可能对应的支持/ });
  await expect(unlocks).toContainText("评价等级：待核");
  await checkPage(page);

  await page.getByRole("link", { name: "2023 年度" }).click();
  await expect(page.getByText("2023 年度及以前已确认的数据")).toBeVisible();
  await expect(page).toHaveURL(/year=2023/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a company reads the same", async ({ page }) => {
    await signIn(page, "employer@demo.local");
    await page.goto("/hire/cultivation?year=nonsense");
    await expect(page.getByRole("img", { name: /创新画像雷达图/ })).toBeVisible();
    const summary = page.getByRole("article", { name: "科技型中小企业评价" }).locator("summary").first();
    await summary.click();
    await expect(page.getByText(/依据：《科技型中小企业评价办法》/).first()).toBeVisible();
    await page.getByRole("link", { name: "填写与更正" }).click();
    await expect(page).toHaveURL(/\/hire\/cultivation\/figures$/);
  });
});
