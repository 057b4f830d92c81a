import { openDatabase } from "~db/client";
import { recomputeEnterprises } from "~/services/cultivation/recompute.server";

/** `judge.mjs DATABASE`: judges every company, and says what it did and how long it took. */
const [file = ""] = process.argv.slice(2);
const db = openDatabase(file);
const ctx = { db, now: Date.now(), actor: { kind: "command", name: "bench" } } as const;
const began = performance.now();
const found = await recomputeEnterprises(ctx, () => {});
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage();
console.log(`judged ${JSON.stringify({ ...found, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 })}`);
db.$client.close();
