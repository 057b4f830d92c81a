import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { creditCodeCheck } from "~/domain/credit-code";
import { MAX_FILE_BYTES } from "~/domain/file-kind";
import type { FormFaults } from "~/domain/form";
import * as decision from "~/routes/admin.enterprises.$caseId";
import * as queue from "~/routes/admin.enterprises._index";
import * as publicPage from "~/routes/enterprises.$enterpriseId";
import * as own from "~/routes/hire.enterprise";
import * as invitation from "~/routes/invitations.$token";
import * as file from "~/routes/uploads.$uploadId";
import { auditEntry, enterprise, enterpriseMember, mailOutbox, upload, verificationCase } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

const BODY = "91999999MA0REQ001";
const CODE = BODY + creditCodeCheck(BODY);
const FACTS = {
  name: "示例青桐科技有限公司",
  creditCode: CODE,
  industry: "it.software",
  size: "20-99",
  ownership: "private",
  district: "金凤镇",
  address: "示例大道 1 号",
  handler: "周一",
};
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);
const PDF = new TextEncoder().encode("%PDF-1.7 <script>alert(1)</script>");

let portal: TestPortal;
let folder: string;
let boss: string;
let stranger: string;
let office: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  folder = mkdtempSync(join(tmpdir(), "portal-uploads-"));
  portal.context.files = { folder, scan: null };
  boss = await addPerson(portal.db, "boss", "employer");
  stranger = await addPerson(portal.db, "stranger", "employer");
  office = await addPerson(portal.db, "office", "reviewer");
});
afterEach(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

type Handler = (args: ActionFunctionArgs) => unknown;
interface Question {
  params?: Record<string, string>;
  body?: FormData | URLSearchParams | string;
  headers?: Record<string, string>;
}

/** Asks a route as somebody; a body makes it a post. What is thrown as a response is the answer. */
async function ask(handler: Handler, who: string, { params = {}, body, headers = {} }: Question = {}) {
  const { token } = signedIn(portal.db, who);
  const request = new Request(`${PUBLIC_URL}/somewhere`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...headers, Cookie: `__Host-session=${token}` },
    body,
  });
  const args = { request, params, context: portal.context } as unknown as ActionFunctionArgs;
  try {
    return await handler(args);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const statusOf = (answer: unknown) => (answer instanceof Response ? answer.status : "page");
const errorsOf = (answer: unknown) => (answer as FormFaults).errors;

function caseForm(over: Record<string, string | File> = {}): FormData {
  const form = new FormData();
  const licence = new File([PNG], "执照.png");
  const authorisation = new File([PDF], "授权书.pdf");
  const identity = new File([PNG], "身份证明.png");
  const fields = { ...FACTS, licence, authorisation, identity, version: "0", intent: "submit", ...over };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const onlyCase = () => {
  const [found] = portal.db.select().from(verificationCase).all();
  if (!found) throw new Error("no case");
  return found;
};
const decide = (who: string, form: Record<string, string>) =>
  ask(decision.action, who, { params: { caseId: onlyCase().id }, body: new URLSearchParams(form) });

describe("from the form to the public page", () => {
  it("an enterprise is declared, decided on and shown as verified, and until when", async () => {
    expect(statusOf(await ask(own.action, boss, { body: caseForm() }))).toBe(303);
    const listed = (await ask(queue.loader, office)) as ReturnType<typeof queue.loader>;
    expect(listed.cases).toMatchObject([{ name: FACTS.name, creditCode: CODE }]);
    const version = String(onlyCase().version);
    expect(statusOf(await decide(office, { verb: "approve", version }))).toBe(303);
    const [made] = portal.db.select().from(enterprise).where(eq(enterprise.creditCode, CODE)).all();
    expect(made).toMatchObject({ name: FACTS.name, origin: "registered", verifiedAt: FACTORY_NOW });
    const page = await ask(publicPage.loader, stranger, { params: { enterpriseId: made?.id ?? "" } });
    expect(page).toMatchObject({ data: { enterprise: { verifiedUntil: made?.verifiedUntil } } });
  });

  it("tells an employer why it came back, and nothing of who decided", async () => {
    await ask(own.action, boss, { body: caseForm() });
    await decide(office, { verb: "return", reasons: "codeDiffers", note: "请重拍", version: "1" });
    const page = (await ask(own.loader, boss)) as ReturnType<typeof own.loader>;
    expect(page.latest).toEqual({
      status: "returned",
      name: FACTS.name,
      submittedAt: FACTORY_NOW,
      reasons: ["codeDiffers"],
      note: "请重拍",
    });
    expect(JSON.stringify(page)).not.toContain(office);
  });

  it.each([
    ["no conclusion", { version: "1" }, "verb"],
    ["a return without a reason", { verb: "return", version: "1" }, "reasons"],
    [
      "a rejection for a reason that there is none",
      { verb: "reject", reasons: "x", version: "1" },
      "reasons",
    ],
    ["a note without end", { verb: "reject", note: "长".repeat(501), version: "1" }, "note"],
    ["no version", { verb: "approve" }, "version"],
    ["an old version", { verb: "approve", version: "9" }, "form"],
  ])("asks the office again for %s", async (_what, form, field) => {
    await ask(own.action, boss, { body: caseForm() });
    const answer = await decide(office, form as unknown as Record<string, string>);
    expect(Object.keys(errorsOf(answer))).toEqual([field]);
    expect(onlyCase().status).toBe("submitted");
  });
});

describe("the form of an enterprise", () => {
  it("keeps what was typed and the paper that could be taken, and says everything that is to mend", async () => {
    const page = new File(["<html><script>alert(1)</script></html>"], "授权书.pdf");
    const answer = await ask(own.action, boss, {
      body: caseForm({ authorisation: page, creditCode: "123" }),
    });
    expect(Object.keys(errorsOf(answer)).sort()).toEqual(["authorisation", "creditCode"]);
    expect((answer as FormFaults).values).toMatchObject({ name: FACTS.name, creditCode: "123" });
    const shown = (await ask(own.loader, boss)) as ReturnType<typeof own.loader>;
    expect(shown.papers).toMatchObject({ licence: { mime: "image/png" }, authorisation: null });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("is answered by its field where a file is too large", async () => {
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    large.set(PNG);
    const answer = await ask(own.action, boss, { body: caseForm({ licence: new File([large], "大.png") }) });
    expect(errorsOf(answer).licence).toContain("8");
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it("leaves no file behind when it is refused or sent twice", async () => {
    await ask(own.action, boss, { body: caseForm() });
    expect(readdirSync(folder)).toHaveLength(3);
    expect(statusOf(await ask(own.action, boss, { body: caseForm() }))).toBe(303);
    const stale = await ask(own.action, boss, { body: caseForm({ address: "别处" }) });
    expect(errorsOf(stale).form).toContain("其他窗口");
    expect(readdirSync(folder)).toHaveLength(3);
    expect(portal.db.select().from(upload).all()).toHaveLength(3);
  });

  it("leaves no file behind when the database fails", async () => {
    portal.db.$client.exec(
      "CREATE TRIGGER t BEFORE INSERT ON verification_case BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(ask(own.action, boss, { body: caseForm() })).rejects.toThrow("no");
    expect(readdirSync(folder)).toEqual([]);
    expect(portal.db.select().from(upload).all()).toEqual([]);
  });

  it.each([
    ["no form at all", "hello", { "Content-Type": "text/plain" }],
    ["a form without its boundary", "--x", { "Content-Type": "multipart/form-data" }],
    ["a form that was cut off", "--x\r\nContent-Disp", { "Content-Type": "multipart/form-data; boundary=x" }],
    ["an intent that there is none", "intent=x", { "Content-Type": "application/x-www-form-urlencoded" }],
  ])("is a bad request where it is %s", async (_what, body, headers) => {
    expect(statusOf(await ask(own.action, boss, { body, headers: headers as Record<string, string> }))).toBe(
      400,
    );
  });

  it("takes a file where text belongs, and text where a file belongs, as nothing", async () => {
    const answer = await ask(own.action, boss, {
      body: caseForm({ name: new File([PNG], "x.png"), licence: "x" }),
    });
    expect(Object.keys(errorsOf(answer)).sort()).toEqual(["licence", "name"]);
  });
});

describe("a paper", () => {
  const open = (who: string, id: string | null) => ask(file.loader, who, { params: { uploadId: id ?? "" } });

  it("is sent as what it is, sandboxed, to nobody's cache; a document to be saved and not opened", async () => {
    await ask(own.action, boss, { body: caseForm() });
    const { licenceId, authorisationId } = onlyCase();
    const picture = (await open(office, licenceId)) as Response;
    const headers = Object.fromEntries(picture.headers);
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
    expect(headers["content-disposition"]).toBe("inline; filename*=UTF-8''%E6%89%A7%E7%85%A7.png");
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(PNG);
    const document = (await open(boss, authorisationId)) as Response;
    expect(document.headers.get("content-type")).toBe("application/pdf");
    expect(document.headers.get("content-disposition")).toMatch(/^attachment;/);
    const looks = portal.db.select().from(auditEntry).where(eq(auditEntry.action, "upload:open")).all();
    expect(looks.map(({ actor, entityId }) => [actor, entityId])).toEqual([
      [office, licenceId],
      [boss, authorisationId],
    ]);
  });

  it("is not there for anybody else", async () => {
    await ask(own.action, boss, { body: caseForm() });
    const candidate = await addPerson(portal.db, "candidate", "candidate");
    const operator = await addPerson(portal.db, "operator", "operator");
    for (const who of [stranger, candidate, operator])
      expect(statusOf(await open(who, onlyCase().licenceId)), who).toBe(404);
    for (const id of ["no-such-id", "../portal.db", ""]) expect(statusOf(await open(boss, id))).toBe(404);
  });
});

describe("what is another enterprise's", () => {
  beforeEach(async () => {
    await ask(own.action, boss, { body: caseForm() });
    await decide(office, { verb: "approve", version: "1" });
    portal.db
      .insert(enterpriseMember)
      .values({ accountId: stranger, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW })
      .run();
  });
  const members = () => portal.db.select().from(enterpriseMember).all();
  const manage = (who: string, form: Record<string, string>) =>
    ask(own.action, who, { body: new URLSearchParams(form) });

  it("cannot be managed: its members and invitations are as if there were none", async () => {
    await manage(boss, { intent: "invite", email: "new@example.cn", role: "recruiter" });
    const invited = (await ask(own.loader, boss)) as ReturnType<typeof own.loader>;
    const before = members();
    for (const [intent, target] of [
      ["remove", boss],
      ["recruiter", boss],
      ["revoke", invited.people?.invitations[0]?.id ?? ""],
    ] as const)
      expect(errorsOf(await manage(stranger, { intent, target })).form).toContain("已不存在");
    expect(members()).toEqual(before);
    const after = (await ask(own.loader, boss)) as ReturnType<typeof own.loader>;
    expect(after.people?.invitations).toHaveLength(1);
  });

  it("is opened by the link of an invitation only, once", async () => {
    await manage(boss, { intent: "invite", email: "new@example.cn", role: "recruiter" });
    const text = portal.db.select().from(mailOutbox).where(eq(mailOutbox.to, "new@example.cn")).get()?.text;
    const token = /invitations\/(\S+)/.exec(text ?? "")?.[1] ?? "";
    const joiner = await addPerson(portal.db, "joiner", "candidate");
    const accept = (who: string, given: string) =>
      ask(invitation.action, who, { params: { token: given }, body: new URLSearchParams() });
    expect(errorsOf(await accept(joiner, `${token}x`)).form).toContain("失效");
    expect(errorsOf(await accept(stranger, token)).form).toContain("另一家单位");
    expect(statusOf(await accept(joiner, token))).toBe(303);
    expect(errorsOf(await accept(await addPerson(portal.db, "late", "employer"), token)).form).toContain(
      "失效",
    );
    expect(members().find(({ accountId }) => accountId === joiner)?.role).toBe("recruiter");
  });

  it("says by its field what is wrong with an invitation", async () => {
    const answer = await manage(boss, { intent: "invite", email: "nobody", role: "boss" });
    expect(Object.keys(errorsOf(answer)).sort()).toEqual(["email", "role"]);
  });
});
