import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "~db/client";
import { enterprise, importRun, job, jobSource } from "~db/schema";
import { contentVersion } from "~search/outbox";
import { compilePrograms, startChild } from "~tests/setup/child";
import { csvOf, posting, temporaryFolder, writeFile } from "./posting-files";

const ROWS = 2600;

function contentOf(database: string) {
  const db = openDatabase(database);
  const content = {
    jobs: db.select().from(job).orderBy(job.id).all(),
    enterprises: db.select().from(enterprise).orderBy(enterprise.id).all(),
    sources: db.select().from(jobSource).orderBy(jobSource.sourceId).all(),
    status: db.select({ status: importRun.status }).from(importRun).all(),
    announced: contentVersion(db),
  };
  db.$client.close();
  return content;
}

describe("an import that is killed in the middle", () => {
  const { path, remove } = compilePrograms({ child: "tests/import/child.ts" });
  afterAll(remove);
  // Every tenth row repeats an earlier one under another number.
  const rows = Array.from({ length: ROWS }, (_, n) =>
    posting(n % 10 === 9 ? n - 5 : n, { source_id: `示例-${n}` }),
  );

  it.each([1, 500, 1234, 2599])(
    "at row %i and started again ends with exactly the same rows",
    async (stop) => {
      const file = writeFile("职位.csv", csvOf(rows));
      const [killed, whole] = [join(temporaryFolder(), "killed.db"), join(temporaryFolder(), "whole.db")];

      const first = startChild(path.child, [killed, file, String(stop)]);
      await first.says("stopped at");
      await first.kill();
      const left = contentOf(killed);
      expect(left.jobs.length).toBeLessThan(ROWS * 0.9);
      expect(left.sources).toHaveLength(Math.floor(stop / 500) * 500);

      expect(await startChild(path.child, [killed, file]).ended).toBe(0);
      expect(await startChild(path.child, [whole, file]).ended).toBe(0);
      expect(contentOf(killed)).toEqual(contentOf(whole));
      expect(contentOf(whole).sources).toHaveLength(ROWS);
    },
  );
});
