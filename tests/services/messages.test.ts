import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { moveOwnApplication } from "~/services/application/run-application.server";
import { viewOwnApplication, viewReceivedApplication } from "~/services/application/view-application.server";
import { MOST_MESSAGES_DAILY, writeMessage } from "~/services/application/write-words.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { application, applicationMessage, auditEntry, mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, newKey, own, received } from "./applications";

let db: Db;
let lin: VaultContext;
let owner: VaultContext;
let id: string;
beforeEach(async () => {
  db = openTestDatabase();
  ({ owner } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
  id = apply(lin);
  db.delete(mailOutbox).run();
});
afterEach(() => db.$client.close());

const later = (ctx: VaultContext, ms: number) => ({ ...ctx, now: ctx.now + ms });
const asks = (text: string, { ctx = lin, formKey = newKey() } = {}) =>
  writeMessage(ctx, { side: "candidate", target: own(ctx, id) }, { formKey, text }, LINKS);
const answers = (text: string, { ctx = owner, formKey = newKey() } = {}) =>
  writeMessage(ctx, { side: "employer", target: received(ctx, id) }, { formKey, text }, LINKS);
const stored = () => db.select().from(applicationMessage).all();
const unseen = () => {
  const row = db.select().from(application).where(eq(application.id, id)).get();
  return { candidate: row?.unseenByCandidate ?? null, employer: row?.unseenByEmployer ?? null };
};
const mailsTo = (to: string) => db.select().from(mailOutbox).where(eq(mailOutbox.to, to)).all();

describe("messages of an application", () => {
  it("go both ways, in order, and each side has news until it has looked", () => {
    viewReceivedApplication(owner, received(owner, id), LINKS);
    viewOwnApplication(lin, own(lin, id));
    expect(asks("请问什么时候面试？")).toEqual({ done: true });
    expect(unseen()).toEqual({ candidate: null, employer: FACTORY_NOW });
    const seen = viewReceivedApplication(later(owner, 1000), received(owner, id), LINKS);
    expect(seen?.messages).toMatchObject([{ side: "candidate", text: "请问什么时候面试？" }]);
    expect(unseen().employer).toBeNull();
    expect(answers("下周三。", { ctx: later(owner, 2000) })).toEqual({ done: true });
    expect(unseen().candidate).toBe(FACTORY_NOW + 2000);
    const { messages } = viewOwnApplication(later(lin, 3000), own(lin, id));
    expect(messages.map(({ side, text }) => [side, text])).toEqual([
      ["candidate", "请问什么时候面试？"],
      ["employer", "下周三。"],
    ]);
    expect(unseen().candidate).toBeNull();
  });

  it("sent twice are one", () => {
    const formKey = newKey();
    expect([asks("在吗？", { formKey }), asks("在吗？", { formKey })]).toEqual([
      { done: true },
      { done: true },
    ]);
    expect(stored()).toHaveLength(1);
    const written = and(eq(auditEntry.action, "application:message"), eq(auditEntry.entityId, id));
    expect(db.select().from(auditEntry).where(written).all()).toHaveLength(1);
  });

  it("are told by one mail a day to the other side, without their words", () => {
    asks("我的号码是 13800138000");
    asks("还有一句");
    asks("第二天", { ctx: later(lin, DAY) });
    expect(mailsTo("owner1@example.cn")).toHaveLength(2);
    answers("好的");
    answers("收到");
    expect(mailsTo("lin@example.cn")).toHaveLength(1);
    for (const { text } of db.select().from(mailOutbox).all()) expect(text).not.toMatch(/13800138000|好的/);
  });

  it(`are no more than ${MOST_MESSAGES_DAILY} a day from one side; the other may still answer`, () => {
    for (let n = 0; n < MOST_MESSAGES_DAILY; n += 1) expect(asks(`第 ${n} 句`)).toEqual({ done: true });
    expect(asks("再一句")).toEqual({ refused: "tooMany" });
    expect(answers("慢慢说。")).toEqual({ done: true });
    expect(asks("明天再说", { ctx: later(lin, DAY + 1) })).toEqual({ done: true });
  });

  it("end with the application's being taken back, from a page that was open before too", () => {
    const [mine, theirs] = [own(lin, id), received(owner, id)];
    asks("先问一句");
    moveOwnApplication(lin, mine, { verb: "withdraw", version: 1 }, LINKS);
    const words = () => ({ formKey: newKey(), text: "还在吗？" });
    expect(writeMessage(owner, { side: "employer", target: theirs }, words(), LINKS)).toEqual({
      refused: "withdrawn",
    });
    expect(writeMessage(lin, { side: "candidate", target: mine }, words(), LINKS)).toEqual({
      refused: "withdrawn",
    });
    expect(stored()).toHaveLength(1);
    expect(viewReceivedApplication(owner, received(owner, id), LINKS)?.messages).toEqual([]);
  });
});
