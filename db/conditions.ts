import { sql } from "drizzle-orm";
import { enterpriseFigures } from "./schema/index";

/**
 * Figures that count. The plus keeps SQLite from walking through the index of the statuses, where nearly everything is
 * confirmed: what is wanted are those of a few companies.
 */
export const isConfirmed = sql`+${enterpriseFigures.status} = 'confirmed'`;
