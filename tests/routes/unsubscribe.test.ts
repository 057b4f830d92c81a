import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { unsubscribeToken } from "~/auth/unsubscribe-token.server";
import * as page from "~/routes/unsubscribe.$token";
import { mailOutbox, savedSearch } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addPerson } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

let portal: TestPortal;
let token: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  const accountId = await addPerson(portal.db, "lin", "candidate");
  const dates = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW, seenUntil: FACTORY_NOW };
  portal.db
    .insert(savedSearch)
    .values({ id: "search", accountId, name: "软件", query: "q=软件", frequency: "daily", ...dates })
    .run();
  const mail = { onceKey: "alert:search:1", to: "lin@example.cn", subject: "新职位", text: "…" };
  portal.db
    .insert(mailOutbox)
    .values({ ...mail, createdAt: FACTORY_NOW })
    .run();
  token = unsubscribeToken(portal.context.keyed, "search");
});
afterEach(() => portal.close());

const frequency = () => portal.db.select().from(savedSearch).get()?.frequency;

/** Asks as a mail program does: without a cookie, without having read the page. */
function ask(given: string, init?: RequestInit): unknown {
  const request = new Request(`${PUBLIC_URL}/unsubscribe/${given}`, init);
  const asked = { request, params: { token: given }, context: portal.context };
  const handler = init ? page.action : page.loader;
  return handler(asked as LoaderFunctionArgs & ActionFunctionArgs);
}
const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };

it("one request of a mail program (RFC 8058) ends the messages, those that wait included, and is answered in place", () => {
  const answer = ask(token, oneClick);
  expect(answer).toMatchObject({ data: null });
  expect(frequency()).toBe("off");
  expect(portal.db.select().from(mailOutbox).all()).toEqual([]);
  expect(ask(token, oneClick)).toMatchObject({ data: null });
  expect(ask(token)).toMatchObject({ data: { subscription: { frequency: "off" } } });
});

it("opening the address changes nothing, and tells nobody where it was", () => {
  expect(ask(token)).toMatchObject({
    data: { subscription: { frequency: "daily" } },
    init: { headers: { "Referrer-Policy": "no-referrer" } },
  });
  expect(frequency()).toBe("daily");
});

it("an address that was not made here ends nothing", () => {
  for (const wrong of ["search", "search.", `other.${token.split(".")[1]}`, `${token}x`])
    expect(() => ask(wrong, oneClick), wrong).toThrow();
  expect(frequency()).toBe("daily");
});
