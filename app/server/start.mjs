// npm start: from a fresh clone, or from anything later, to a served portal. Plain Node: it installs what it needs.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install, isBuilt, isInstalled, nodeFault, runScript, sourceHash } from "./setup.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const databaseFile = process.env.DATABASE_FILE?.trim() || "./data/portal.db";
const REFERENCE = "reference.loaded";

try {
  const fault = nodeFault();
  if (fault) throw new Error(fault);
  if (!isInstalled()) install();
  if (!isBuilt()) runScript("build");
  prepareData();
  // In this process: one program less to start, and signals reach it directly.
  await import(pathToFileURL("build/server.js").href);
} catch (error) {
  console.error(`启动失败：${error.message}`);
  process.exitCode = 1;
}

/** Loads the reference data of this version, and the demonstration data where there is nothing yet. */
function prepareData() {
  const wanted = sourceHash(["seeds/reference", "app/domain/rules"]);
  const before = look();
  if (before.reference !== wanted) {
    runScript("db:migrate");
    runScript("seed", "reference");
    remember(wanted);
  }
  if (before.empty && process.env.NODE_ENV !== "production") runScript("seed", "demo");
}

function look() {
  const none = { reference: null, empty: true };
  if (!existsSync(databaseFile)) return none;
  return withDatabase({ readonly: true }, (db) => {
    const tables = db
      .prepare("SELECT count(*) FROM sqlite_master WHERE name IN ('setting', 'enterprise')")
      .pluck();
    if (tables.get() !== 2) return none;
    const value = db.prepare("SELECT value FROM setting WHERE key = ?").pluck().get(REFERENCE);
    return {
      reference: value ? JSON.parse(value) : null,
      empty: db.prepare("SELECT 1 FROM enterprise LIMIT 1").get() === undefined,
    };
  });
}

function remember(hash) {
  withDatabase({}, (db) =>
    db
      .prepare("INSERT OR REPLACE INTO setting (key, value, updated_at) VALUES (?, ?, ?)")
      .run(REFERENCE, JSON.stringify(hash), Date.now()),
  );
}

function withDatabase(options, use) {
  const Database = createRequire(import.meta.url)("better-sqlite3");
  const db = new Database(databaseFile, options);
  try {
    return use(db);
  } finally {
    db.close();
  }
}
