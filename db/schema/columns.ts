import { integer, text } from "drizzle-orm/sqlite-core";

/** UTC epoch milliseconds. */
export const timestamp = (name: string) => integer(name, { mode: "number" });
/** A JSON value of type `T`. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
