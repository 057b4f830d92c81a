import type { AppLoadContext } from "@remix-run/node";
import type { Operator } from "~/domain/privacy";
import type { OidcClient } from "~/auth/oidc.server";
import type { SecretBox } from "~/auth/secret-box.server";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import type { FileStore } from "./upload/receive-file.server";
import type { AccountActor, AccountContext, Context, SearchContext, TryContext } from "./context.server";

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
  /** Whether visitors come by https: cookies are made for it. */
  https: boolean;
  /** Network address of the visitor, as requests are counted under. */
  address: string;
  keyed: TryContext["keyed"];
  /** Seals what is kept or handed out. */
  box: SecretBox;
  /** Another provider of identities, where one is configured. */
  oidc: OidcClient | null;
  operator: Operator;
  production: boolean;
  /** Whether messages are sent; otherwise they are kept only. */
  mail: boolean;
  /** Where files that are handed in are kept. */
  files: FileStore;
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

/** The context of a service call that anybody may try. */
export function tryContext(context: AppLoadContext, request: Request): TryContext {
  const { db, now, address, keyed, box, production } = context;
  const userAgent = request.headers.get("User-Agent");
  return { db, now, address, keyed, box, production, userAgent, actor: { kind: "visitor" } };
}

/** The same for somebody who is signed in. */
export function accountSearchContext(
  context: AppLoadContext,
  person: Omit<AccountActor, "kind">,
): AccountContext & SearchContext {
  return { ...accountContext(context, person), search: context.search };
}

/** The context of what the portal signs for anybody. */
export function signingContext({ db, now, box }: AppLoadContext): Context & { box: SecretBox } {
  return { db, now, box, actor: { kind: "system", name: "signing" } };
}

/** The context of a service call made for somebody who is signed in. */
export function accountContext(
  context: AppLoadContext,
  { id, roles }: Omit<AccountActor, "kind">,
): AccountContext {
  const { db, now, address } = context;
  return { db, now, address, actor: { kind: "account", id, roles } };
}
