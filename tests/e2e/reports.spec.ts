import type { APIRequestContext } from "@playwright/test";
import { checkPage, expect, test } from "./fixtures";
import { anotherWindow, manyApplicants, signIn, trialOf } from "./people";

async function isFound(request: APIRequestContext, title: string, id: string): Promise<boolean> {
  const answer = await request.get(`/api/v1/jobs?perPage=100&q=${encodeURIComponent(title)}`);
  const { hits } = (await answer.json()) as { hits: { id: string }[] };
  return hits.some((hit) => hit.id === id);
}

test(
  "a stranger without script reports a posting; the office answers and suspends it; it is found no more, and its employer sees why",
  { tag: "@desk" },
  async ({ page: office, browser, request }, info) => {
    test.slow();
    // A posting that no other test looks at.
    const id = manyApplicants(`reported-${trialOf(info)}`, 0);
    const employer = await anotherWindow(browser, info.project.use.baseURL);
    await signIn(employer, "employer@demo.local");
    await employer.goto(`/hire/jobs/${id}`);
    const title = await employer.getByRole("main").getByRole("heading", { level: 1 }).innerText();
    await expect.poll(() => isFound(request, title, id)).toBe(true);

    const withoutScript = { baseURL: info.project.use.baseURL, javaScriptEnabled: false };
    const stranger = await (await browser.newContext(withoutScript)).newPage();
    await stranger.goto(`/jobs/${id}`);
    await stranger.getByRole("link", { name: "举报这个职位" }).click();
    await stranger.getByLabel("具体情况").fill("骗子");
    await stranger.getByRole("button", { name: "提交举报" }).click();
    await expect(stranger.getByRole("alert")).toContainText("请选择举报原因");
    await expect(stranger.getByRole("alert")).toContainText("至少写 10 个字");
    await expect(stranger.getByLabel("具体情况")).toHaveValue("骗子");
    await stranger.getByLabel("收费、押金、培训贷或扣押证件").check();
    await stranger.getByLabel("具体情况").fill("面试时对方要求先交 500 元服装押金。");
    await stranger.getByLabel("接收答复的邮箱").fill(`stranger-${trialOf(info)}@example.cn`);
    await stranger.getByRole("button", { name: "提交举报" }).click();
    await expect(stranger.getByText("举报已收到")).toBeVisible();
    await expect(stranger.getByText("核实结果会发到 st***@example.cn")).toBeVisible();

    await signIn(office, "reviewer@demo.local");
    await office.goto(`/jobs/${id}/report`);
    await office.goto("/admin");
    await office.getByRole("link", { name: /待答复的举报/ }).click();
    await expect(office.getByRole("heading", { name: "举报处理" })).toBeVisible();
    await office.getByRole("link", { name: title }).click();
    await expect(office.getByText("面试时对方要求先交 500 元服装押金。")).toBeVisible();
    await office.getByLabel("属实，已处理").check();
    await office.getByLabel("答复", { exact: true }).fill("经核实，该单位确有收取押金的行为。");
    await office.getByLabel("暂停展示这个职位").check();
    await office.getByRole("button", { name: "提交" }).click();
    await expect(office.getByRole("alert")).toContainText("暂停展示时请写明原因");
    await checkPage(office, "an answer with something to mend");
    await office.getByLabel("暂停原因").fill("请停止收取押金，并在职位中写明不收费。");
    await office.getByRole("button", { name: "提交" }).click();
    await expect(office.getByText(`已答复，职位已暂停展示：${title}`)).toBeVisible();
    await checkPage(office, "a report that is answered");
    await office.goto("/admin/reports?state=answered");
    await expect(office.getByRole("link", { name: title }).first()).toBeVisible();

    await expect.poll(() => isFound(request, title, id)).toBe(false);
    expect((await stranger.goto(`/jobs/${id}`))?.status()).toBe(404);
    expect((await stranger.goto(`/jobs/${id}/report`))?.status()).toBe(404);

    await employer.goto(`/hire/jobs/${id}`);
    await expect(employer.getByText("请停止收取押金，并在职位中写明不收费。")).toBeVisible();
    await expect(employer.getByRole("button", { name: "恢复招聘" })).toHaveCount(0);
    await expect(employer.getByRole("button", { name: "修改内容" })).toBeVisible();
    await checkPage(employer, "a suspended position of one's own");
    await stranger.context().close();
    await employer.context().close();
  },
);
