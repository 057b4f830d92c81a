/** Run as a program: lets the days of publicity of a request for a card be over since yesterday. */
import { eq } from "drizzle-orm";
import { openDatabase } from "~db/client";
import { cardApplication } from "~db/schema";

const DAY = 86_400_000;
const [, , applicationId = ""] = process.argv;
const db = openDatabase(process.env.DATABASE_FILE ?? "");
const until = Date.now() - DAY;
const { changes } = db
  .update(cardApplication)
  .set({ publicityFrom: until - 7 * DAY, publicityUntil: until, dueAt: until })
  .where(eq(cardApplication.id, applicationId))
  .run();
db.$client.close();
if (changes !== 1) throw new Error(`no request ${applicationId}`);
