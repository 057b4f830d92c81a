import { and, desc, eq, inArray } from "drizzle-orm";
import { LISTED_STATUSES } from "~/domain/cultivation";
import { cultivationEntry, cultivationEvent } from "~db/schema";
import type { Context } from "../context.server";

/** What the public register tells of: never why, which would tell of figures. */
const PUBLIC_VERBS = ["admit", "readmit", "addTier", "removeTier", "exit"] as const;
const MOST = 50;

export interface RegisterEvent {
  id: number;
  at: number;
  verb: (typeof PUBLIC_VERBS)[number];
  tiers: string[];
  year: number | null;
  /** Where a tier is known from; null where it was taken away. */
  source: string | null;
}

export interface Register {
  isListed: boolean;
  /** The latest first. */
  events: RegisterEvent[];
}

/** A company in the public register of the 培育库; null for one that was never admitted. */
export function getRegister({ db }: Context, enterpriseId: string): Register | null {
  const entry = db
    .select({ status: cultivationEntry.status })
    .from(cultivationEntry)
    .where(eq(cultivationEntry.enterpriseId, enterpriseId))
    .get();
  if (!entry || entry.status === "candidate") return null;
  const events = db
    .select({
      id: cultivationEvent.id,
      at: cultivationEvent.at,
      verb: cultivationEvent.verb,
      tiers: cultivationEvent.tiers,
      year: cultivationEvent.year,
      source: cultivationEvent.source,
    })
    .from(cultivationEvent)
    .where(
      and(eq(cultivationEvent.enterpriseId, enterpriseId), inArray(cultivationEvent.verb, [...PUBLIC_VERBS])),
    )
    .orderBy(desc(cultivationEvent.id))
    .limit(MOST)
    .all()
    .map((row): RegisterEvent => {
      const verb = row.verb as RegisterEvent["verb"];
      const takesAway = verb === "exit" || verb === "removeTier";
      return { ...row, verb, source: takesAway ? null : row.source };
    });
  return { isListed: (LISTED_STATUSES as readonly string[]).includes(entry.status), events };
}
