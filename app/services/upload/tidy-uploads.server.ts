import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { upload } from "~db/schema";
import type { Context } from "../context.server";

const DAY = 86_400_000;
/** Only what this portal wrote, should the folder be one that holds other things as well. */
const OURS = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.part)?$/;

/**
 * Removes files that no row names: replaced, or left behind by a crash between the file and its row. Those of the last
 * day may still be getting theirs.
 * @returns how many were removed
 */
export async function tidyUploads({ db, now }: Context, folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const kept = new Set(
    db
      .select({ name: upload.storedName })
      .from(upload)
      .all()
      .map(({ name }) => name),
  );
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (!OURS.test(name) || kept.has(name)) continue;
    const { mtimeMs } = await stat(path);
    if (mtimeMs > now - DAY) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
