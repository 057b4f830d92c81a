import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { importJobs, type Rejection } from "~/services/import/import-jobs.server";
import { FACTORY_NOW } from "~seeds/factories";
import { readRows } from "~/services/import/read-rows.server";
import { openTestDatabase } from "~tests/setup/database";
import { REAL_FILES, missingNotice, missingRealFiles } from "./real-files";

describe.skipIf(missingRealFiles.length > 0)(`the real files${missingNotice}`, () => {
  it.each(REAL_FILES.map((file) => [basename(file), file]))(
    "%s: 99 of 100 rows can be imported, every other has a reason, and 97 of 100 stated salaries are read",
    async (_name, file) => {
      const rejected: Rejection[] = [];
      const counts = await importJobs(
        { db: openTestDatabase(), actor: { kind: "command", name: "test" }, now: FACTORY_NOW },
        readRows(file),
        { file, fileHash: file, dryRun: true, onRejection: (rejection) => rejected.push(rejection) },
      );
      const { salaryStated, salaryNegotiable, salaryAbsent, salaryUnreadable } = counts;
      const readable = salaryStated + salaryNegotiable + salaryAbsent + salaryUnreadable;
      const all = readable + counts.rejected;
      expect(all).toBeGreaterThan(10_000);
      expect(readable / all).toBeGreaterThanOrEqual(0.99);
      expect(rejected).toHaveLength(counts.rejected);
      expect(rejected.every(({ reason, field }) => reason !== "" && field !== "")).toBe(true);
      expect(salaryStated / (salaryStated + salaryUnreadable)).toBeGreaterThanOrEqual(0.97);
    },
    120_000,
  );
});
