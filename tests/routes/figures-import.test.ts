import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { action } from "~/routes/hire.cultivation.figures.import";
import { tellableYears } from "~/services/figures/begin-figures.server";
import { enterpriseFigures, enterpriseMember } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

const [YEAR = 0] = tellableYears(FACTORY_NOW);
let portal: TestPortal;
let owner: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  owner = await addPerson(portal.db, "owner", "employer");
  portal.db
    .insert(enterpriseMember)
    .values({ accountId: owner, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW })
    .run();
});
afterEach(() => portal.close());

/** Sends the form of a report on one year. */
async function take(form: Record<string, string>) {
  const request = new Request(`${PUBLIC_URL}/hire/cultivation/figures/import`, {
    method: "POST",
    headers: { Cookie: `__Host-session=${signedIn(portal.db, owner).token}` },
    body: new URLSearchParams({ intent: "take", ...form }),
  });
  return action({ request, params: {}, context: portal.context } as unknown as ActionFunctionArgs);
}
const cells = { [`cell:${YEAR}:4:staffCount`]: "60", [`version:${YEAR}`]: "0" };

it("a report of which no year is chosen, or whose year has changed meanwhile, stays as it was", async () => {
  const unchosen = await (await take(cells)).json();
  expect(unchosen).toMatchObject({
    faults: { errors: { form: "请至少选择一个年度" } },
    report: { years: [{ year: YEAR, chosen: false, version: 0, changes: [{ line: 4, typed: "60" }] }] },
  });
  expect(portal.db.select().from(enterpriseFigures).all()).toEqual([]);

  expect((await take({ ...cells, years: String(YEAR) })).status).toBe(303);
  const later = { ...cells, [`cell:${YEAR}:4:staffCount`]: "61", years: String(YEAR) };
  expect(await (await take(later)).json()).toMatchObject({
    faults: { errors: { form: expect.stringContaining("被修改过") } },
    report: { years: [{ year: YEAR, chosen: true, changes: [{ now: "60", then: "61" }] }] },
  });
});
