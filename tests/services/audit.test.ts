import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { recordAction } from "~/services/audit/record-action.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import type { Context } from "~/services/context.server";
import { auditEntry } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

describe("the audit trail", () => {
  let ctx: Context;
  beforeEach(() => {
    ctx = {
      db: openTestDatabase(),
      now: FACTORY_NOW,
      address: "192.0.2.7",
      actor: { kind: "account", id: "a1", roles: [] },
    };
    for (const n of [1, 2, 3])
      ctx.db.transaction((tx) =>
        recordAction(tx, ctx, {
          action: "job:publish",
          entity: "job",
          entityId: `j${n}`,
          details: { from: "review", to: "published", note: undefined },
        }),
      );
  });
  /** What somebody could do who holds the file. */
  const tamper = (statement: string) => {
    ctx.db.run(sql.raw("DROP TRIGGER audit_entry_is_not_changed"));
    ctx.db.run(sql.raw("DROP TRIGGER audit_entry_is_not_deleted"));
    ctx.db.run(sql.raw(statement));
  };

  it("is whole as it was written, and says by what name its end goes", () => {
    expect(verifyTrail(ctx)).toMatchObject({ entries: 3, brokenAt: null });
    expect(verifyTrail(ctx).head).toMatch(/^[\w-]{43}$/);
  });

  it.each(["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry WHERE id = 3"])(
    "takes no “%s”",
    (statement) => {
      // better-sqlite3 names the statement, SQLite itself the reason.
      expect(() => ctx.db.$client.exec(statement)).toThrow("append-only");
      expect(verifyTrail(ctx)).toMatchObject({ entries: 3, brokenAt: null });
    },
  );

  it.each([
    ["who", "UPDATE audit_entry SET actor = 'x' WHERE id = 2", 2],
    ["when", "UPDATE audit_entry SET at = at + 1 WHERE id = 2", 2],
    ["from where", "UPDATE audit_entry SET address = NULL WHERE id = 2", 2],
    ["what", "UPDATE audit_entry SET details = '{}' WHERE id = 2", 2],
    ["which", "UPDATE audit_entry SET entity_id = 'j9' WHERE id = 1", 1],
    ["an entry taken out", "DELETE FROM audit_entry WHERE id = 2", 3],
    ["the first taken out", "DELETE FROM audit_entry WHERE id = 1", 2],
    ["a hash taken out", "UPDATE audit_entry SET hash = NULL WHERE id = 2", 2],
  ])("shows where it was changed: %s", (_what, statement, at) => {
    tamper(statement);
    expect(verifyTrail(ctx).brokenAt).toBe(at);
  });

  it("shows by the name of its end that the end was cut off", () => {
    const { head } = verifyTrail(ctx);
    tamper("DELETE FROM audit_entry WHERE id = 3");
    expect(verifyTrail(ctx).brokenAt).toBeNull();
    expect(verifyTrail(ctx).head).not.toBe(head);
  });

  it("begins where entries began to have names", () => {
    const db = openTestDatabase();
    const older = {
      at: 1,
      actor: "command:import",
      action: "import:finish",
      entity: "import_run",
      entityId: "r",
    };
    db.insert(auditEntry).values(older).run();
    const young = { ...ctx, db };
    db.transaction((tx) => recordAction(tx, young, { action: "job:pause", entity: "job", entityId: "j1" }));
    expect(verifyTrail(young)).toMatchObject({ entries: 2, brokenAt: null });
  });
});
