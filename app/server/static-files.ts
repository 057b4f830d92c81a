import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { getMimeType } from "hono/utils/mime";
import type { Encoding } from "./encoding";
import { WORKER_POLICY, type HeaderRecord } from "./headers";

export interface StaticFile {
  headers: HeaderRecord;
  etag: string;
  bodies: Partial<Record<Encoding, Uint8Array>>;
}

const FOREVER = "public, max-age=31536000, immutable";
const AN_HOUR = "public, max-age=3600";

/**
 * Reads every file of the public folder into memory, with the `.br` and `.gz` that the build laid beside it.
 * What is not in the map does not exist: no address can name a file outside.
 * @returns URL path → file; names under `/build/` carry a hash and may be kept for ever
 */
export function readStaticFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(br|gz|map)$/.test(entry.name) || entry.name.startsWith(".")) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const identity = readFileSync(file);
    const bodies: StaticFile["bodies"] = { identity };
    if (existsSync(`${file}.br`)) bodies.br = readFileSync(`${file}.br`);
    if (existsSync(`${file}.gz`)) bodies.gzip = readFileSync(`${file}.gz`);
    const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
    files.set(path, {
      headers: {
        "Content-Type": getMimeType(entry.name) ?? "application/octet-stream",
        "Cache-Control": path.startsWith("/build/") ? FOREVER : AN_HOUR,
        ...(entry.name.endsWith("-worker.js") ? { "Content-Security-Policy": WORKER_POLICY } : {}),
        ...(bodies.br ? { Vary: "Accept-Encoding" } : {}),
      },
      etag,
      bodies,
    });
  }
  return files;
}
