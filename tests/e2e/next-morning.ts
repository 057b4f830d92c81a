/** Run as a program: does what the portal does the morning after, for a search that was saved a month ago. */
import { eq } from "drizzle-orm";
import { readEnv } from "~/http/env.server";
import { createHandlers } from "~/server/chores";
import { loadSecrets } from "~/auth/secrets.server";
import { publicUrlOf } from "~/server/serve";
import { openDatabase } from "~db/client";
import { account, savedSearch } from "~db/schema";
import { createSearchEngine } from "~search/create";

const DAY = 86_400_000;
const { env } = readEnv(process.env);
const [, , email = ""] = process.argv;
if (!env) throw new Error("the environment is not complete");
const db = openDatabase(env.DATABASE_FILE);
const search = createSearchEngine(db);
const holder = db.select().from(account).where(eq(account.email, email)).get();
const now = Date.now() + DAY;
db.update(savedSearch)
  .set({ seenUntil: now - 30 * DAY })
  .where(eq(savedSearch.accountId, holder?.id ?? ""))
  .run();
const publicUrl = publicUrlOf(env);
const handlers = createHandlers({ db, search, env, publicUrl, ...loadSecrets(env) });
await handlers["alert:send"]({}, now, () => {});
await search.close();
db.$client.close();
