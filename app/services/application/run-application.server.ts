import { eq } from "drizzle-orm";
import {
  MOST_TAGS,
  type ApplicationRefusal,
  type ApplicationVerb,
  type RejectReason,
} from "~/domain/application";
import type { BulkApplications } from "~/domain/application-form";
import { application } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import {
  loadReceivedApplication,
  type OwnApplication,
  type ReceivedApplication,
} from "./load-application.server";
import { moveApplication, WRITING, type ApplicationResult } from "./move-application.server";
import type { ApplicationLinks } from "./tell-people.server";

/** What whoever applied does: withdraw, accept, decline. */
export function moveOwnApplication(
  ctx: AccountContext,
  { row }: OwnApplication,
  { verb, version }: { verb: ApplicationVerb; version: number },
  links: ApplicationLinks,
): ApplicationResult {
  const step = { applicationId: row.id, verb, version, who: "candidate" } as const;
  return ctx.db.transaction((tx) => moveApplication(tx, ctx, step, links), WRITING);
}

interface Handling {
  verb: ApplicationVerb;
  version: number;
  reason?: RejectReason | null;
  note?: string | null;
}

/** What the enterprise does. */
export function moveReceivedApplication(
  ctx: AccountContext,
  { row }: ReceivedApplication,
  handling: Handling,
  links: ApplicationLinks,
): ApplicationResult {
  const step = { applicationId: row.id, who: "employer", ...handling } as const;
  return ctx.db.transaction((tx) => moveApplication(tx, ctx, step, links), WRITING);
}

export interface BulkApplicationResult {
  id: string;
  name: string;
  refused: ApplicationRefusal | "unknown" | null;
}

/** Does the same to several, each by itself: one that cannot be done leaves the others as they are. */
export function moveApplications(
  ctx: AccountContext,
  { intent, items, reason, tags }: BulkApplications,
  links: ApplicationLinks,
): BulkApplicationResult[] {
  return items.map(({ id, version }) => {
    const target = loadReceivedApplication(ctx, id);
    if (!target) return { id, name: "", refused: "unknown" };
    const name = target.row.status === "withdrawn" ? "已撤回的投递" : (target.row.snapshot?.realName ?? "");
    if (intent === "tag") return { id, name, refused: tagApplication(ctx, target, { add: tags }) };
    const result = moveReceivedApplication(ctx, target, { verb: intent, version, reason }, links);
    return { id, name, refused: "refused" in result ? result.refused : null };
  });
}

/** The words to stand instead of those that the page showed, or to stand beside whatever there is. */
export type Tagging = { set: readonly string[]; shown: readonly string[] } | { add: readonly string[] };

/** Sets, or adds to, the words by which the enterprise sorts. They are no move: the candidate is not told. */
export function tagApplication(
  ctx: AccountContext,
  { row }: ReceivedApplication,
  tagging: Tagging,
): "withdrawn" | "changed" | "tags" | null {
  return ctx.db.transaction((tx) => {
    const now = tx.select().from(application).where(eq(application.id, row.id)).get();
    if (!now || now.status === "withdrawn") return "withdrawn";
    const tags = "set" in tagging ? [...tagging.set] : [...new Set([...now.tags, ...tagging.add])];
    if (same(tags, now.tags)) return null;
    if ("set" in tagging && !same(tagging.shown, now.tags)) return "changed";
    if (tags.length > MOST_TAGS) return "tags";
    tx.update(application).set({ tags }).where(eq(application.id, row.id)).run();
    recordAction(tx, ctx, { action: "application:tag", entity: "application", entityId: row.id });
    return null;
  }, WRITING);
}

const same = (a: readonly string[], b: readonly string[]) => a.join("、") === b.join("、");
