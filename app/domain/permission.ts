import type { Role } from "./role";

/** The table of who may do what. A role that is not named may not. */
export const PERMISSIONS = {
  /** The work area of the administration. */
  "admin:enter": ["reviewer", "approver", "operator", "admin"],
  /** Accounts of other people: find, grant roles, disable. */
  "account:manage": ["admin"],
  "audit:read": ["admin"],
  /** Messages on their way; they hold links that open accounts. */
  "mail:read": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
export type Access = "public" | "signed-in" | Permission;

/** What each file of `app/routes` asks for, both to be read and to be acted on. A test holds the files to it. */
export const ROUTE_ACCESS: Record<string, Access> = {
  $: "public",
  _index: "public",
  "jobs._index": "public",
  "jobs.$jobId": "public",
  "enterprises._index": "public",
  "enterprises.$enterpriseId": "public",
  "api.$": "public",
  "api.openapi[.]json": "public",
  "api.v1.enterprises.$enterpriseId": "public",
  "api.v1.enterprises._index": "public",
  "api.v1.jobs.$jobId": "public",
  "api.v1.jobs._index": "public",
  "api.v1.suggest": "public",
  "feeds.jobs[.]atom": "public",
  "robots[.]txt": "public",
  "sitemap[.]xml": "public",
  "sitemaps.$file": "public",
  login: "public",
  register: "public",
  forgot: "public",
  "reset.$token": "public",
  logout: "public",
  me: "public",
  "me._index": "signed-in",
  admin: "public",
  "admin._index": "admin:enter",
  "admin.users._index": "account:manage",
  "admin.users.$accountId": "account:manage",
  "admin.audit": "audit:read",
  "admin.mail": "mail:read",
};

export function isPermitted(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}

declare const authorized: unique symbol;
/** A record that somebody was found to be permitted to act on; services that change it take nothing else. */
export type Authorized<T> = T & { readonly [authorized]: true };

/** Somebody tried what the table does not permit. */
export class NotPermitted extends Error {}

interface Person {
  id: string;
  roles: readonly Role[];
}

/** @throws NotPermitted unless one of the person's roles has the permission */
export function authorize<T extends object>(
  person: Person,
  permission: Permission,
  record: T,
): Authorized<T> {
  if (!isPermitted(person.roles, permission)) throw new NotPermitted(permission);
  return record as Authorized<T>;
}

/** @throws NotPermitted unless the record is the person's own */
export function authorizeOwn<T extends { accountId: string }>(person: Person, record: T): Authorized<T> {
  if (record.accountId !== person.id) throw new NotPermitted("not one's own");
  return record as Authorized<T>;
}
