import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { RESUME_MIMES } from "~/domain/file-kind";
import * as users from "~/routes/admin.users._index";
import * as enterprises from "~/routes/api.v1.enterprises._index";
import * as jobs from "~/routes/api.v1.jobs._index";
import * as suggest from "~/routes/api.v1.suggest";
import * as received from "~/routes/hire.applications._index";
import * as application from "~/routes/hire.applications.$applicationId._index";
import * as talent from "~/routes/hire.talents.$candidateId";
import * as talents from "~/routes/hire.talents._index";
import * as me from "~/routes/me._index";
import * as file from "~/routes/uploads.$uploadId";
import { setResume } from "~/services/candidate/set-resume.server";
import { talentRef } from "~/services/talent/talent-ref.server";
import { setVisibility } from "~/services/candidate/set-visibility.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import { enterprise, enterpriseMember, upload } from "~db/schema";
import { buildJob, DAY, FACTORY_NOW, insertJobs } from "~seeds/factories";
import { LINKS, addCandidate, apply } from "~tests/services/applications";
import { PASSWORD, addPerson, signedIn } from "~tests/services/people";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "./api/portal";

let portal: TestPortal;
let folder: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  folder = mkdtempSync(join(tmpdir(), "portal-gone-"));
  portal.context.files = { folder, scan: null };
});
afterEach(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

/** What an address shows to a session: its words, or the status it refuses with. */
async function ask(
  loader: (args: LoaderFunctionArgs) => unknown,
  token: string | null,
  query = "",
  params: Record<string, string> = {},
): Promise<string | number> {
  const request = new Request(`${PUBLIC_URL}/somewhere${query}`, {
    headers: token ? { Cookie: `__Host-session=${token}` } : {},
  });
  const args = { request, params, context: portal.context } as unknown as LoaderFunctionArgs;
  try {
    const answer = await loader(args);
    return answer instanceof Response ? answer.text() : JSON.stringify(answer);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

it("whoever has erased the account is found by nobody any more, nowhere, and the old cookie opens nothing", async () => {
  const { db } = portal;
  const owner = await addPerson(db, "owner", "employer");
  const admin = await addPerson(db, "admin", "admin");
  const member = { accountId: owner, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW } as const;
  db.insert(enterpriseMember).values(member).run();
  const verifiedUntil = FACTORY_NOW + 90 * DAY;
  db.update(enterprise).set({ verifiedUntil, origin: "registered" }).where(eq(enterprise.id, "e1")).run();
  insertJobs(
    db,
    [
      buildJob({
        id: "j1",
        enterpriseId: "e1",
        origin: "registered",
        createdBy: owner,
        confirmedAt: FACTORY_NOW,
      }),
    ],
    FACTORY_NOW,
  );
  const lin = await addCandidate(db, "lin");
  setVisibility(lin, "verified");
  const got = await receiveFile(
    lin,
    { folder, scan: null },
    new File([new TextEncoder().encode("%PDF-1.4\nfictional")], "简历.pdf"),
    RESUME_MIMES,
  );
  if ("fault" in got) throw new Error(got.fault);
  setResume(lin, got);
  const id = apply(lin, "j1", 3);
  const fileId = db.select().from(upload).get()?.id ?? "";
  const [mine, hire, office] = [lin.actor.id, owner, admin].map((who) => signedIn(db, who).token) as [
    string,
    string,
    string,
  ];
  const found = talentRef(portal.context, { id: "e1" }, lin.actor.id);
  const everywhere = () =>
    Promise.all([
      ask(talents.loader, hire, "?q=typescript"),
      ask(talent.loader, hire, "", { candidateId: found }),
      ask(received.loader, hire),
      ask(application.loader, hire, "", { applicationId: id }),
      ask(users.loader, office, "?q=lin@example.cn"),
      ask(users.loader, office, "?q=lin"),
      ask(file.loader, mine, "", { uploadId: fileId }),
      ask(file.loader, office, "", { uploadId: fileId }),
      ask(me.loader, mine),
      ...["示例lin", "TypeScript", "lin@example.cn"].flatMap((q) =>
        [jobs, enterprises, suggest].map(({ loader }) => ask(loader, null, `?q=${encodeURIComponent(q)}`)),
      ),
    ]);
  const before = await everywhere();
  expect(before[0]).toContain("应届软件工程毕业生");
  expect(before[1]).toContain("应届软件工程毕业生");
  expect(before[2]).toContain("示例lin");
  expect(before[3]).toContain("示例lin");
  expect(before[4]).toContain(lin.actor.id);
  expect(before[5]).toContain(lin.actor.id);
  expect(before[6]).toContain("fictional");
  expect(before[8]).toContain("lin");

  expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
  const after = await everywhere();
  // A search says again what was asked for.
  for (const text of after.map((one) => String(one).replace(/"q":"[^"]*"/g, "")))
    expect(text).not.toMatch(/示例lin|应届软件工程毕业生|重庆大学|lin@example|13800138000|fictional/);
  for (const n of [0, 2, 4, 5]) expect(String(after[n])).not.toContain(lin.actor.id);
  expect([after[1], after[3]]).toEqual([404, 404]);
  // Where signing in is asked for, the old cookie is sent to sign in.
  expect([after[6], after[8]]).toEqual([302, 302]);
  expect(after[7]).toBe(404);
});
