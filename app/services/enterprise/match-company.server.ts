import { eq, like, or, type SQL } from "drizzle-orm";
import { enterprise } from "~db/schema";

/** What the words of a pattern would mean is what was typed: `%` and `_` stand for themselves nowhere in a name. */
const contains = (words: string) => `%${words.replace(/[%_]/g, "")}%`;

/** Companies whose name holds what was typed, or whose credit code it is; all where nothing was. */
export const matchCompany = (q: string): SQL | undefined =>
  q ? or(like(enterprise.name, contains(q)), eq(enterprise.creditCode, q.toUpperCase())) : undefined;
