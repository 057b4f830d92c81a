import { eq } from "drizzle-orm";
import { z } from "zod";
import {
  DECISION_TEMPLATES_SETTING,
  DEFAULT_DECISION_TEMPLATES,
  TEMPLATED_VERBS,
  type DecisionTemplates,
} from "~/domain/decision-template";
import type { Tx } from "~db/client";
import { setting } from "~db/schema";
import type { Context } from "../context.server";

const schema = z.partialRecord(z.enum(TEMPLATED_VERBS), z.array(z.string()));

/** The texts for decisions: those of the office, or the portal's own where it has set none. */
export function getDecisionTemplates({ db }: { db: Context["db"] | Tx }): DecisionTemplates {
  const row = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, DECISION_TEMPLATES_SETTING))
    .get();
  return schema.safeParse(row?.value).data ?? DEFAULT_DECISION_TEMPLATES;
}
