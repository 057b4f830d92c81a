import { expect, test } from "./fixtures";
import { signIn } from "./people";

// What the page says of a company is tried in cultivation-journey.spec.ts; here that it can be read in any window.
test.use({ javaScriptEnabled: false });

test("a company reads where it stands, year by year, without script", async ({ page }) => {
  await signIn(page, "employer@demo.local");
  await page.getByRole("link", { name: "培育与积分" }).first().click();
  await expect(page.getByText("预评估，不是认定结论").first()).toBeVisible();
  const standing = page.getByRole("region", { name: "在企业培育库中" });
  await expect(standing.getByText("证书与名单", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /创新画像雷达图/ })).toBeVisible();
  const summary = page.getByRole("article", { name: "科技型中小企业评价" }).locator("summary").first();
  await summary.click();
  await expect(page.getByText(/依据：《科技型中小企业评价办法》/).first()).toBeVisible();

  await page.getByRole("link", { name: "2023 年度" }).click();
  await expect(page.getByText("2023 年度及以前已确认的数据")).toBeVisible();
  await expect(page).toHaveURL(/year=2023/);
  await page.goto("/hire/cultivation?year=nonsense");
  await page.getByRole("link", { name: "填写与更正" }).click();
  await expect(page).toHaveURL(/\/hire\/cultivation\/figures$/);
});
