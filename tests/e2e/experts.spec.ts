import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, confirmEmail, issueCardTo, register, signIn, trialOf } from "./people";

test(
  "a card holder opts in, a company finds and writes to them, and after opting out they are gone",
  { tag: "@desk" },
  async ({ page, browser, baseURL }, info) => {
    test.slow();
    const trial = trialOf(info);
    const name = `欧阳${trial}`;
    const email = `expert-${trial}@example.cn`;
    const skill = `碳化硅外延${trial}`;
    await register(page, "求职者", name, email);
    await page.goto("/me/talent-card/directory");
    await expect(page.getByText("您还没有可以使用的人才卡")).toBeVisible();
    await checkPage(page);
    issueCardTo(email, name);
    await confirmEmail(page, browser, baseURL, name);

    const office = await anotherWindow(browser, baseURL);
    await signIn(office, "employer@demo.local");
    // In quotes: nothing else will do.
    const directory = `/hire/experts?q=${encodeURIComponent(`"${skill}"`)}`;
    await office.goto(directory);
    await expect(office.getByText("没有符合条件的专家。")).toBeVisible();

    await page.goto("/me/talent-card/directory");
    await page.getByLabel(/^公开/).check();
    await page.getByRole("textbox", { name: "专长" }).fill(`${skill}，电话 13800138000`);
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("alert")).toContainText("像是手机号");
    await expect(page.getByRole("textbox", { name: "专长" })).toHaveValue(`${skill}，电话 13800138000`);
    await checkPage(page);
    await page.getByRole("textbox", { name: "专长" }).fill(`${skill}，可以做工艺诊断。`);
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已在专家名录中公开，已核验的用人单位可以找到您。")).toBeVisible();
    await checkPage(page);

    const find = async (text: string) => {
      await expect(async () => {
        await office.goto(directory);
        await expect(office.getByText(text, { exact: true })).toBeVisible({ timeout: 1_000 });
      }).toPass();
    };
    await find("1 位专家");
    await office.getByRole("link", { name: /^领军人才/ }).click();
    await expect(office.getByText(`${skill}，可以做工艺诊断。`)).toBeVisible();
    await expect(office.getByText(name)).toHaveCount(0);
    await office.getByRole("button", { name: "请平台转达" }).click();
    await expect(office.getByRole("alert")).toContainText("请写明来意");
    await checkPage(office);
    await office.getByLabel("来意").fill("想请您来做一次工艺诊断。");
    await office.getByLabel("联系人和联系方式").fill("示例联系人，示例电话");
    await office.getByRole("button", { name: "请平台转达" }).click();
    await expect(office.getByText("联系请求已转达，对方如愿意会直接答复您。")).toBeVisible();
    await expect(office.getByText(/已转达联系请求。对方如愿意/)).toBeVisible();
    const address = office.url();

    await page.getByLabel(/^不公开/).check();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已退出专家名录，用人单位不再能找到您。")).toBeVisible();
    expect((await office.goto(address))?.status()).toBe(404);
    await find("没有符合条件的专家。查看全部");
  },
);
