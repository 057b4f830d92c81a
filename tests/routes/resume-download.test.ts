import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loader } from "~/routes/hire.applications.$applicationId.resume";
import { MOST_REVEALS_DAILY } from "~/services/application/reveal-data.server";
import { application, applicationAccess, auditEntry, candidateProfile, upload } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addCandidate, addEmployers, newKey, tryToApply } from "~tests/services/applications";
import { signedIn } from "~tests/services/people";
import type { VaultContext } from "~/services/vault-context.server";
import { openTestDatabase } from "~tests/setup/database";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "./api/portal";

const TEXT = "%PDF-1.4\n% a fictional résumé\n";

let portal: TestPortal;
let folder: string;
let lin: VaultContext;
let owner: VaultContext;
let stranger: VaultContext;
let id: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  portal.db.$client.close();
  portal.db = portal.context.db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-resume-"));
  portal.context.files = { folder, scan: null };
  const { db } = portal;
  ({ owner, stranger } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
  const file = { ownerId: lin.actor.id, storedName: "stored", mime: "application/pdf", sha256: "x" } as const;
  db.insert(upload)
    .values({
      id: "resume",
      ...file,
      name: "林的'简历.pdf",
      bytes: TEXT.length,
      scan: "unscanned",
      createdAt: FACTORY_NOW,
    })
    .run();
  writeFileSync(join(folder, "stored"), TEXT);
  db.update(candidateProfile).set({ resumeId: "resume" }).run();
  const result = tryToApply(lin, "j1", newKey(), true);
  if ("refused" in result) throw new Error(result.refused);
  id = result.applied;
});
afterEach(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

async function ask(who: VaultContext): Promise<Response> {
  const { token } = signedIn(portal.db, who.actor.id);
  const request = new Request(`${PUBLIC_URL}/x`, { headers: { Cookie: `__Host-session=${token}` } });
  try {
    const args = { request, params: { applicationId: id }, context: portal.context };
    return await loader(args as unknown as LoaderFunctionArgs);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
const looks = () => portal.db.select().from(applicationAccess).all();

it("a résumé is saved as it was handed over, under its name, and runs nothing", async () => {
  const answer = await ask(owner);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(TEXT);
  expect(answer.headers.get("Content-Type")).toBe("application/pdf");
  expect(answer.headers.get("Content-Disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("林的'简历.pdf").replaceAll("'", "%27")}`,
  );
  expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
  expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
});

it("every download is counted and written down with who made it", async () => {
  await ask(owner);
  await ask(owner);
  expect(looks()).toMatchObject([
    { applicationId: id, enterpriseId: "e1", accountId: owner.actor.id, what: "resume", at: FACTORY_NOW },
    { applicationId: id, what: "resume" },
  ]);
  const trail = portal.db.select().from(auditEntry).where(eq(auditEntry.action, "application:resume")).all();
  expect(trail).toMatchObject([
    { entityId: id, actor: owner.actor.id },
    { entityId: id, actor: owner.actor.id },
  ]);
});

it("an enterprise downloads so many a day, looks at contact data included, and no more", async () => {
  const look = { applicationId: id, enterpriseId: "e1", accountId: owner.actor.id, at: FACTORY_NOW } as const;
  for (let n = 0; n < MOST_REVEALS_DAILY - 1; n += 1)
    portal.db
      .insert(applicationAccess)
      .values({ ...look, what: n % 2 ? "contact" : "resume" })
      .run();
  expect((await ask(owner)).status).toBe(200);
  const refused = await ask(owner);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain(`已达 ${MOST_REVEALS_DAILY} 次`);
  expect(looks()).toHaveLength(MOST_REVEALS_DAILY);
});

it("nothing is handed out of an application that was taken back, nor to anybody else, and nothing is counted", async () => {
  expect((await ask(stranger)).status).toBe(404);
  expect((await ask(lin)).status).not.toBe(200);
  portal.db.update(application).set({ status: "withdrawn" }).where(eq(application.id, id)).run();
  expect((await ask(owner)).status).toBe(404);
  expect(looks()).toEqual([]);
});
