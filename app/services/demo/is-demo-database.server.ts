import { eq } from "drizzle-orm";
import { enterprise } from "~db/schema";
import type { Context } from "../context.server";

/** True when any fictional row is present, so that every page says so. */
export function isDemoDatabase(ctx: Context): boolean {
  return (
    ctx.db
      .select({ id: enterprise.id })
      .from(enterprise)
      .where(eq(enterprise.origin, "demo"))
      .limit(1)
      .get() !== undefined
  );
}
