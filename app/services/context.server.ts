import type { SecretBox } from "~/auth/secret-box.server";
import type { Role } from "~/domain/role";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";

/** Somebody who is signed in. */
export interface AccountActor {
  kind: "account";
  id: string;
  roles: readonly Role[];
}

/** Who acts. */
export type Actor = { kind: "system" | "command"; name: string } | { kind: "visitor" } | AccountActor;

/** What every service is given. `now` is UTC epoch ms and is fixed for the length of a request. */
export interface Context {
  db: Db;
  actor: Actor;
  now: number;
  /** Network address from which it was asked; none for commands and the system. */
  address?: string;
}

/** The context of what only somebody signed in can do. */
export interface AccountContext extends Context {
  actor: AccountActor;
}

/** The context of what anybody may try, and is therefore limited. */
export interface TryContext extends Context {
  address: string;
  userAgent: string | null;
  /** Makes names for what is counted. */
  keyed: (text: string) => string;
  /** Opens and finds what is kept sealed, as mobile numbers. */
  box: SecretBox;
  /** In production nobody signs in with an account of the demonstration. */
  production: boolean;
}

export interface SearchContext extends Context {
  search: SearchEngine;
}
