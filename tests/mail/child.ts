import { createHandlers } from "~/server/chores";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { queueMail } from "~/services/mail/queue-mail.server";
import { releaseTasks, runDueTasks } from "~/services/task/run-due-tasks.server";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { createSearchEngine } from "~search/create";

/**
 * `child.mjs DATABASE SMTP_URL write N`: commits N messages, says so and stands still.
 * `child.mjs DATABASE SMTP_URL send`: sends what is due, as the portal does after its start, until nothing is.
 */
const [file = "", smtp = "", what = "", many = "0"] = process.argv.slice(2);
const db = openDatabase(file);
migrateDatabase(db);
const now = Date.now();
const ctx = { db, now, actor: { kind: "system", name: "test" } } as const;

if (what === "write") {
  for (let n = 0; n < Number(many); n++)
    db.transaction(
      (tx) => {
        queueMail(tx, ctx, {
          onceKey: `letter:${n}`,
          to: `p${n}@example.cn`,
          accountId: null,
          subject: `第 ${n} 封`,
          text: "正文",
        });
        enqueueTask(tx, ctx, { key: `letter:${n}`, kind: "account:tidy" });
      },
      { behavior: "immediate" },
    );
  console.log("committed");
  await new Promise((resolve) => process.stdin.once("data", resolve));
}
const env = { DATABASE_FILE: file, SMTP_URL: smtp };
const handlers = createHandlers({
  db,
  search: createSearchEngine(db),
  env,
  publicUrl: "https://portal.example",
  sessionSecret: "a secret of this test",
});
releaseTasks(db);
console.log("sending");
await runDueTasks(db, handlers, Date.now);
console.log("nothing is due");
db.$client.close();
