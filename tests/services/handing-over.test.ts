import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SNAPSHOT_ITEMS, itemsOf, type ApplicationSnapshot } from "~/domain/application-snapshot";
import { RESUME_MIMES } from "~/domain/file-kind";
import { applyToJob, previewApplication } from "~/services/application/apply-to-job.server";
import { openResume, revealContact } from "~/services/application/reveal-data.server";
import { moveOwnApplication } from "~/services/application/run-application.server";
import { writeNote } from "~/services/application/write-words.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { setResume } from "~/services/candidate/set-resume.server";
import { setVisibility } from "~/services/candidate/set-visibility.server";
import { findTalent, loadFinder } from "~/services/talent/find-talents.server";
import { inviteTalent } from "~/services/talent/invite-talent.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  application,
  applicationAccess,
  applicationNote,
  candidateProfile,
  consent,
  enterprise,
  jobInvitation,
} from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, newKey, own, received } from "./applications";

let db: Db;
let folder: string;
let lin: VaultContext;
let owner: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-handing-"));
  ({ owner } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

const profileVersion = () => readProfile(lin)?.version ?? 0;

describe("what is said to go over", () => {
  it("names every part that is not empty, with the contact data, the letter and the résumé", () => {
    db.update(candidateProfile)
      .set({ availableFrom: "2027-07", salaryMinMonthly: 8000 })
      .where(eq(candidateProfile.accountId, lin.actor.id))
      .run();
    const id = newKey();
    applyToJob(
      lin,
      "j1",
      { formKey: id, profileVersion: profileVersion(), letter: "您好", resume: false },
      LINKS,
    );
    const { snapshot } = db.select().from(application).get() ?? {};
    const given = db.select().from(consent).get();
    expect(given?.version).toBe("apply-2");
    const items = given?.disclosure?.items ?? [];
    for (const [part, value] of Object.entries(snapshot as ApplicationSnapshot)) {
      const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
      expect([part, items.includes(SNAPSHOT_ITEMS[part as keyof ApplicationSnapshot])]).toEqual([
        part,
        !isEmpty,
      ]);
    }
    expect(items).toEqual(expect.arrayContaining(["手机号", "联系邮箱", "给用人单位的话"]));
    expect(items.join()).not.toContain("简历附件");
  });

  it("says before it is decided what is left to decide, and names nothing of an empty part", () => {
    expect(previewApplication(lin, "j1")?.disclosure.items).toContain("给用人单位的话（由您决定）");
    const empty: ApplicationSnapshot = {
      realName: "示例",
      city: null,
      headline: null,
      about: null,
      skills: [],
      availableFrom: null,
      salaryMinMonthly: null,
      education: [],
      experience: [],
    };
    const contact = { phone: null, email: null };
    expect(itemsOf({ snapshot: empty, contact, letter: false, resume: false })).toEqual(["姓名"]);
  });
});

describe("an enterprise whose page is older than what happened", () => {
  /** Loads what the page showed, then the candidate withdraws. */
  async function shownThenWithdrawn() {
    const file = new File([new TextEncoder().encode("%PDF-1.4\nfictional")], "简历.pdf");
    const got = await receiveFile(lin, { folder, scan: null }, file, RESUME_MIMES);
    if ("fault" in got) throw new Error(got.fault);
    setResume(lin, got);
    const id = newKey();
    applyToJob(
      lin,
      "j1",
      { formKey: id, profileVersion: profileVersion(), letter: null, resume: true },
      LINKS,
    );
    const shown = received(owner, id);
    moveOwnApplication(lin, own(lin, id), { verb: "withdraw", version: 1 }, LINKS);
    return shown;
  }

  it("is shown no contact data and no résumé, and writes down nothing more about whoever withdrew", async () => {
    const shown = await shownThenWithdrawn();
    expect(revealContact(owner, shown)).toEqual({ refused: "withdrawn" });
    expect(await openResume(owner, shown, folder)).toEqual({ refused: "withdrawn" });
    expect(writeNote(owner, shown, { formKey: newKey(), text: "之后再看" })).toEqual({
      refused: "withdrawn",
    });
    expect(db.select().from(applicationAccess).all()).toEqual([]);
    expect(db.select().from(applicationNote).all()).toEqual([]);
  });

  it("invites nobody who has hidden meanwhile", () => {
    setVisibility(lin, "verified");
    const { finder } = loadFinder(owner);
    if (!finder) throw new Error("no finder");
    const talent = findTalent(owner, finder, lin.actor.id);
    if (!talent) throw new Error("not to be found");
    setVisibility(lin, "applied");
    const links = { job: (id: string) => id, visibility: () => "" };
    expect(inviteTalent(owner, finder, talent, "j1", links)).toEqual({ refused: "hidden" });
    expect(db.select().from(jobInvitation).all()).toEqual([]);
  });
});

describe("an enterprise whose verification is over", () => {
  it("is shown neither contact data nor résumés until it is verified again", () => {
    const id = apply(lin);
    const lapse = (verifiedUntil: number) =>
      db.update(enterprise).set({ verifiedUntil }).where(eq(enterprise.id, "e1")).run();
    lapse(FACTORY_NOW - 1);
    expect(revealContact(owner, received(owner, id))).toEqual({ refused: "unverified" });
    expect(db.select().from(applicationAccess).all()).toEqual([]);
    lapse(FACTORY_NOW + 1);
    expect(revealContact(owner, received(owner, id))).toHaveProperty("contact");
  });
});
