import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../db/client";
import { setting } from "../../db/schema/index";

const KEY = "search.set-aside";
/** More than this is no poison but a server that refuses everything; the oldest go. */
const MOST = 200;

const listSchema = z.array(
  z.object({ index: z.string(), id: z.string(), error: z.string(), at: z.number() }),
);
/** A document that the server refused; it holds up no other and is tried again with its next change. */
export type SetAside = z.infer<typeof listSchema>[number];

export function readSetAside(db: Db): SetAside[] {
  const row = db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY)).get();
  return listSchema.safeParse(row?.value).data ?? [];
}

/** Notes documents that were refused, and forgets those that were written since. */
export function updateSetAside(
  db: Db,
  index: string,
  written: ReadonlySet<string>,
  refused: readonly SetAside[],
): void {
  const before = readSetAside(db);
  const known = new Set(refused.map(({ id }) => id));
  const kept = before.filter((one) => one.index !== index || !(written.has(one.id) || known.has(one.id)));
  const value = [...kept, ...refused].slice(-MOST);
  if (value.length === before.length && refused.length === 0) return;
  const updatedAt = refused.at(-1)?.at ?? Date.now();
  db.insert(setting)
    .values({ key: KEY, value, updatedAt })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt } })
    .run();
}
