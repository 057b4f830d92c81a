/**
 * Run as a program, for the card of an account that has registered. `issue`: approves a request and issues the card as
 * the portal does; `address`: nothing more. Prints what the card's QR code says.
 */
import { eq } from "drizzle-orm";
import { loadSecrets } from "~/auth/secrets.server";
import { createSecretBox } from "~/auth/secret-box.server";
import { cardLinks } from "~/http/card-links";
import { readEnv } from "~/http/env.server";
import { publicUrlOf } from "~/server/serve";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { makeCardAddress } from "~/services/talent-card/make-card-address.server";
import { openDatabase } from "~db/client";
import { account, talentCard } from "~db/schema";
import { addCase } from "~tests/services/card-applications";

const [, , what = "", email = "", name = "欧阳示例"] = process.argv;
const { env } = readEnv(process.env);
if (!env) throw new Error("the environment is not complete");
const db = openDatabase(env.DATABASE_FILE);
const now = Date.now();
const publicUrl = publicUrlOf(env);
const holder = db.select().from(account).where(eq(account.email, email)).get();
if (!holder) throw new Error(`no account ${email}`);
const { dataKey, oldDataKey } = loadSecrets(env);
const ctx = {
  db,
  now,
  box: createSecretBox(dataKey, oldDataKey),
  actor: { kind: "system", name: "test" },
} as const;
if (what === "issue") {
  const id = addCase(db, holder.id, "approved", { category: "leading", realName: name }, now);
  issueCard(ctx, id, cardLinks(publicUrl));
}
const card = db.select().from(talentCard).where(eq(talentCard.holderId, holder.id)).get();
if (!card) throw new Error("there is no card");
console.log(await makeCardAddress(ctx, card, publicUrl));
db.$client.close();
