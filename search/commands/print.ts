import { INDEXES } from "../create";

/** A line for whoever runs the command. */
export const print = (text: string) => process.stdout.write(`${text}\n`);

/** The index that is asked for, all of them where none is. Throws for one that does not exist. */
export function indexNames(wanted: string | undefined): string[] {
  const all = INDEXES.map((i) => i.name);
  if (wanted === undefined) return all;
  if (!all.includes(wanted)) throw new Error(`没有名为 ${wanted} 的索引，可选：${all.join("、")}`);
  return [wanted];
}
