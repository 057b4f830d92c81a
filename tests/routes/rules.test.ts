import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormFaults } from "~/domain/form";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import * as history from "~/routes/admin.rules.$ruleSetId._index";
import * as versionPage from "~/routes/admin.rules.$ruleSetId.$version";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { findRuleVersion } from "~/services/rule/load-rule-version.server";
import { rulesInForce } from "~/services/rule/rules-in-force.server";
import { FACTORY_NOW } from "~seeds/factories";
import { addCase } from "~tests/services/card-applications";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

const ID = "xinfeng-master";
const AT = { ruleSetId: ID, version: "2" };
const TODAY = dayName(shanghaiDay(FACTORY_NOW));

let portal: TestPortal;
let ann: string;
let bo: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  ann = await addPerson(portal.db, "ann", "approver");
  bo = await addPerson(portal.db, "bo", "admin");
  loadRuleSets({ db: portal.db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } });
});
afterEach(() => portal.close());

type Handler = (args: ActionFunctionArgs) => unknown;

async function ask<T>(
  handler: Handler,
  who: string,
  params: Record<string, string>,
  form?: Record<string, string>,
  query = "",
): Promise<T> {
  const request = new Request(`${PUBLIC_URL}/somewhere${query}`, {
    method: form ? "POST" : "GET",
    headers: { Cookie: `__Host-session=${signedIn(portal.db, who).token}` },
    body: form && new URLSearchParams(form),
  });
  const args = { request, params, context: portal.context } as unknown as ActionFunctionArgs;
  try {
    return (await handler(args)) as T;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown as T;
    throw thrown;
  }
}

const row = () => {
  const found = findRuleVersion(portal.db, ID, 2);
  if (!found) throw new Error("no draft");
  return found;
};
const age = (given: Record<string, string> = {}) => ({
  intent: "line",
  revision: String(row().revision),
  part: "gate",
  id: "age",
  title: "享受时原则上不超过 32 周岁",
  join: "all",
  "fact-0": "age",
  "op-0": "max",
  "value-0": "32",
  document: "示例通知",
  article: "第二条",
  clauseConfidence: "M",
  ...given,
});
const send = (who: string, form: Record<string, string>) =>
  ask<Response & FormFaults>(versionPage.action, who, AT, form);
const hand = (intent: string) => ({
  intent,
  revision: String(row().revision),
  note: "按示例通知调整",
  appliesFrom: TODAY,
});
const draft = () => ask<Response>(history.action, ann, { ruleSetId: ID }, { intent: "draft" });

describe("the pages of the rules", () => {
  it("lead from a draft over what would change to what is in force", async () => {
    const holder = await addPerson(portal.db, "holder", "candidate");
    const answers = { degree: "master", employerInZone: "yes", contractYears: "3", identityKind: "foreign" };
    const given = { socialInsuranceInZone: "yes", birthMonth: "1995-03" };
    addCase(portal.db, holder, "firstReview", {
      category: "fengqiMaster",
      answers: { ...answers, ...given },
    });
    expect((await draft()).headers.get("Location")).toBe(`/admin/rules/${ID}/2`);
    const saved = await send(ann, age());
    expect(saved.headers.get("Location")).toContain("edit=gate");
    expect(await ask(versionPage.loader, ann, AT)).toMatchObject({
      impact: null,
      isMine: true,
      differences: expect.arrayContaining([
        expect.objectContaining({ before: "年龄不超过 30 周岁", after: "年龄不超过 32 周岁" }),
      ]),
    });
    expect(await ask(versionPage.loader, ann, AT, undefined, "?impact=1")).toMatchObject({
      impact: { cases: 1, counts: { "notMet met": 1 }, total: 1, changed: [{ from: "notMet", to: "met" }] },
    });
    expect((await send(ann, hand("submit"))).status).toBe(303);
    expect((await send(ann, hand("publish"))).errors.form).toContain("四眼原则");
    expect((await send(bo, hand("publish"))).status).toBe(303);
    expect(rulesInForce({ db: portal.db, now: FACTORY_NOW }).get(ID)?.version).toBe(2);
    expect(await ask(history.loader, bo, { ruleSetId: ID })).toMatchObject({
      current: 2,
      open: null,
      compared: { from: 1, to: 2 },
    });
  });

  it("keep what was typed and say what there is to mend", async () => {
    await draft();
    const form = age({ title: "", "fact-0": "", document: "示例通知（二）" });
    const answer = await send(ann, form);
    expect(answer.errors).toMatchObject({ title: "请填写名称" });
    expect(answer.values.document).toBe("示例通知（二）");
    expect((await send(ann, { ...hand("submit"), note: " ", appliesFrom: "明天" })).errors).toEqual({
      note: "请写明原因，会记入历史",
      appliesFrom: "日期请按 年-月-日 填写，如 2027-01-01",
    });
    expect((await send(ann, { ...hand("submit"), appliesFrom: "2020-01-01" })).errors.form).toBe(
      "适用起始日不能早于今天。",
    );
  });

  it("say that a draft has changed meanwhile, and let nobody else change it", async () => {
    await draft();
    const older = age();
    await send(ann, older);
    expect((await send(ann, { ...older, "value-0": "33" })).errors.form).toContain("刚刚有变化");
    expect((await send(ann, { ...older, "value-0": "34", revision: "forged" })).errors.form).toContain(
      "刚刚有变化",
    );
    expect((await send(bo, age({ "value-0": "33" }))).errors.form).toContain("只有起草人");
    expect(await ask(versionPage.loader, bo, AT, undefined, "?edit=gate+age")).toMatchObject({
      edit: null,
      isMine: false,
    });
  });

  it("lead a new line to its own form, and take lines out", async () => {
    await draft();
    const revision = String(row().revision);
    const added = await send(ann, { intent: "add", revision, part: "gate", title: "全职", fact: "conduct" });
    expect(added.headers.get("Location")).toMatch(/edit=gate\+\w{8}$/);
    expect(row().body.gates.at(-1)).toMatchObject({ title: "全职", when: { value: null } });
    const id = row().body.gates.at(-1)?.id ?? "";
    const place = () => ({ revision: String(row().revision), part: "gate", id });
    await send(ann, { intent: "up", ...place() });
    expect(row().body.gates.at(-2)?.id).toBe(id);
    await send(ann, { intent: "remove", ...place() });
    expect(row().body.gates).toHaveLength(5);
    expect((await send(ann, { intent: "remove", ...place() })).errors.form).toContain("不在草案里");
  });

  it("change rules about companies: money as large as theirs, groups of the score, weights nobody has published", async () => {
    const POINTS = { ruleSetId: "innovation-points-2.0", version: "2" };
    const body = () => findRuleVersion(portal.db, POINTS.ruleSetId, 2)?.body;
    const change = (form: Record<string, string>) => {
      const revision = String(findRuleVersion(portal.db, POINTS.ruleSetId, 2)?.revision);
      return ask<Response & FormFaults>(versionPage.action, ann, POINTS, { revision, ...form });
    };
    await ask<Response>(history.action, ann, { ruleSetId: POINTS.ruleSetId }, { intent: "draft" });
    const item = {
      intent: "item",
      part: "score",
      id: "input1",
      title: "研发费用",
      max: "12",
      document: "示例办法",
    };
    const band = { "band0-fact-0": "rdWan", "band0-op-0": "min", "band0-min": "12", "band0-max": "12" };
    const wrong = await change({ ...item, clauseConfidence: "open", ...band, "band0-value-0": "一千万" });
    expect(wrong.errors["band0-value-0"]).toContain("9,999,999,999");
    expect(wrong.values["band0-value-0"]).toBe("一千万");
    await change({ ...item, clauseConfidence: "open", ...band, "band0-value-0": "9,999,999,999" });
    expect(body()?.scoring[0]).toMatchObject({ max: 12, bands: [{ when: { value: 9_999_999_999 } }] });

    const added = await change({ intent: "addGroup", title: "示例分组" });
    expect(added.headers.get("Location")).toMatch(/edit=group\+\w{8}$/);
    const id = body()?.groups?.at(-1)?.id ?? "";
    const group = { intent: "group", part: "group", id, title: "示例分组", items: "input1" };
    expect((await change({ ...group, max: "10", least: "20" })).errors).toHaveProperty("least");
    const saved = await change({ ...group, max: "10", least: "" });
    expect(saved.headers.get("Location")).toContain("edit=group");
    expect(body()?.groups?.at(-1)).toMatchObject({ items: ["input1"], max: 10, least: null });
    await change({ intent: "removeGroup", id });
    expect(body()?.groups?.map((one) => one.id)).not.toContain(id);
    expect((await change({ intent: "removeGroup", id })).errors.form).toContain("不在草案里");
    expect(await ask(versionPage.loader, ann, POINTS, undefined, "?impact=1")).toMatchObject({
      impact: null,
      companies: { isPoints: true, companies: 0, moved: 0, points: { before: null, after: null } },
    });
  });

  it("take the bounds and limits of the loan's grades, none that is no number, and its groups in another order", async () => {
    const LOAN = { ruleSetId: "loan-cq", version: "2" };
    const body = () => findRuleVersion(portal.db, LOAN.ruleSetId, 2)?.body;
    const change = (form: Record<string, string>) => {
      const revision = String(findRuleVersion(portal.db, LOAN.ruleSetId, 2)?.revision);
      return ask<Response & FormFaults>(versionPage.action, ann, LOAN, { revision, ...form });
    };
    await ask<Response>(history.action, ann, { ruleSetId: LOAN.ruleSetId }, { intent: "draft" });
    const grades = { intent: "grades", "from-A": "90", "limitWan-A": "300", "limitWan-E": "40" };
    const wrong = await change({ ...grades, "from-B": "七十五" });
    expect(wrong.errors["from-B"]).toContain("分数线");
    expect(wrong.values["from-B"]).toBe("七十五");
    expect((await change({ ...grades, "from-B": "95" })).errors["from-A"]).toContain("从高到低");
    const saved = await change({ ...grades, "from-B": "75" });
    expect(saved.headers.get("Location")).toContain("edit=grades");
    expect(body()?.grades?.map(({ from, limitWan }) => [from, limitWan])).toEqual([
      [90, 300],
      [75, null],
      [null, null],
      [null, null],
      [null, 40],
    ]);
    await change({ intent: "groupUp", id: "bonus" });
    expect(body()?.groups?.map(({ id }) => id)).toEqual(["bonus", "base"]);
  });

  it("know no rule set and no version that does not exist, and no other intent", async () => {
    for (const ruleSetId of ["nothing", "__proto__", ""])
      expect((await ask<Response>(history.loader, ann, { ruleSetId })).status).toBe(404);
    for (const version of ["2", "0", "1e1", "x"])
      expect((await ask<Response>(versionPage.loader, ann, { ruleSetId: ID, version })).status).toBe(404);
    await draft();
    expect((await send(ann, { intent: "explode" })).status).toBe(400);
  });
});
