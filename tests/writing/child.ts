import { writeSync } from "node:fs";
import { openDatabase } from "~db/client";
import { createWriter } from "./load";

/** `child.mjs DATABASE WRITER FROM`: applies again and again, and says each time what it asked and what was stored. */
const [file = "", writer = "0", from = "0"] = process.argv.slice(2);
const apply = createWriter(openDatabase(file), Number(writer), Date.now);
// What is written at once is not lost with the process.
const say = (line: string) => writeSync(1, `${line}\n`);
for (let n = Number(from); ; n += 1) {
  say(`asked ${n}`);
  apply(n);
  say(`stored ${n}`);
}
