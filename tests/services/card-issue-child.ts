import { cardLinks } from "~/http/card-links";
import { createHandlers } from "~/server/chores";
import { currentKey } from "~/services/signing-key/current-key.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { releaseTasks, runDueTasks } from "~/services/task/run-due-tasks.server";
import { openDatabase } from "~db/client";
import { signingKey } from "~db/schema";
import { createSearchEngine } from "~search/create";
import { box } from "./people";

/**
 * `child.mjs DATABASE`: issues what is due, as the portal does after its start.
 * `child.mjs DATABASE stand-still`: the same, but says so and stands still before the task is crossed off.
 * `child.mjs DATABASE direct CASE`: waits for a word, then makes the signing key and issues the card of a case.
 */
const [file = "", how = "", applicationId = ""] = process.argv.slice(2);
const db = openDatabase(file);
const system = { db, now: Date.now(), actor: { kind: "system", name: "test" } } as const;

if (how === "direct") {
  console.log("ready");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  currentKey({ ...system, box });
  issueCard(system, applicationId, cardLinks("https://portal.example"));
  if (db.select().from(signingKey).all().length !== 1) process.exitCode = 1;
  process.stdin.unref();
} else {
  const handlers = createHandlers({
    db,
    search: createSearchEngine(db),
    env: { DATABASE_FILE: file },
    publicUrl: "https://portal.example",
    sessionSecret: "a secret of this test",
  });
  releaseTasks(db);
  const issue = handlers["card:issue"];
  handlers["card:issue"] = async (payload, now, report) => {
    await issue(payload, now, report);
    if (how !== "stand-still") return;
    console.log("issued");
    await new Promise((resolve) => process.stdin.once("data", resolve));
  };
  await runDueTasks(db, handlers, Date.now, () => {}, ["card:issue"]);
}
db.$client.close();
