import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { parse } from "csv-parse/sync";
import { authorize } from "~/domain/permission";
import { readForeignFile, type ImportOutcome, type Scheme } from "~/domain/recognition";
import { foreignCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { getSchemeKeys, readForeignToken, type ReadToken } from "./scheme-keys.server";

export interface ImportedLine {
  line: number;
  outcome: ImportOutcome;
  id: string | null;
  number: string | null;
  detail: string;
}

const UNSIGNED = "文件不带签名，须向对方核对";

/**
 * Takes in a file of cards of the other side, each line by itself. Imported again it changes nothing, but that a card on
 * which nobody has acted yet follows a better proof. Nothing is recognised by it.
 * @returns a text where the file as a whole cannot be read
 * @throws NotPermitted
 */
export async function importCards(
  ctx: AccountContext,
  scheme: Scheme,
  text: string,
): Promise<ImportedLine[] | string> {
  authorize(ctx.actor, "card:manage", { scheme });
  const lines = readForeignFile(
    text,
    () => parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][],
  );
  if (typeof lines === "string") return lines;
  const keys = getSchemeKeys(ctx, scheme);
  const read: { line: number; found: ReadToken | string }[] = [];
  for (const one of lines) {
    const { line } = one;
    if ("fault" in one) read.push({ line, found: one.fault });
    else if ("card" in one) read.push({ line, found: { card: one.card, proof: "none", detail: UNSIGNED } });
    else read.push({ line, found: await readForeignToken(one.token, keys, ctx.now) });
  }
  return ctx.db.transaction(
    (tx) =>
      read.map(({ line, found }): ImportedLine => {
        if (typeof found === "string")
          return { line, outcome: "faulty", id: null, number: null, detail: found };
        const { card, proof, detail } = found;
        const { number, facts } = card;
        const known = tx
          .select()
          .from(foreignCard)
          .where(and(eq(foreignCard.scheme, scheme), eq(foreignCard.number, number)))
          .get();
        const told = { line, number, detail };
        if (known) {
          const better = known.status === "imported" && known.proof !== "valid" && proof === "valid";
          if (!better) return { ...told, outcome: "known", id: known.id };
          tx.update(foreignCard)
            .set({ facts, proof, proofDetail: detail, version: known.version + 1 })
            .where(eq(foreignCard.id, known.id))
            .run();
        }
        const id = known?.id ?? randomUUID();
        if (!known)
          tx.insert(foreignCard)
            .values({
              id,
              scheme,
              number,
              facts,
              proof,
              proofDetail: detail,
              status: "imported",
              importedBy: ctx.actor.id,
              importedAt: ctx.now,
            })
            .run();
        recordAction(tx, ctx, {
          action: "foreign-card:import",
          entity: "foreign-card",
          entityId: id,
          details: { scheme, number, proof },
        });
        return { ...told, outcome: known ? "updated" : "added", id };
      }),
    { behavior: "immediate" },
  );
}
