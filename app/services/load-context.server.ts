import type { AppLoadContext } from "@remix-run/node";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import type { SearchContext } from "./context.server";

/** What the server hands to every loader and action. */
export interface AppContext {
  db: Db;
  search: SearchEngine;
  /** UTC epoch ms, fixed for the length of the request. */
  now: number;
  /** CSP nonce of this response. */
  nonce: string;
  requestId: string;
  /** Origin of the portal without a trailing slash. */
  publicUrl: string;
  /** Writes an unexpected error to the log of this request. */
  reportError: (error: unknown) => void;
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends AppContext {}
}

/** The context of a service call made for a visitor. */
export function searchContext(context: AppLoadContext): SearchContext {
  const { db, search, now } = context;
  return { db, search, now, actor: { kind: "visitor" } };
}
