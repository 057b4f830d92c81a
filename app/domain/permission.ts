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
  /** Work that the portal does by itself. */
  "task:manage": ["operator", "admin"],
  /** The search index: how it stands, building it anew. */
  "search:manage": ["operator", "admin"],
  /** Files of postings from elsewhere. */
  "import:manage": ["operator", "admin"],
  /** Rules and figures that the portal computes with. */
  "setting:manage": ["admin"],
  /** One's own profile, saved positions, applications. */
  "candidate:act": ["candidate"],
  /** Applications to the enterprise that one is a member of. */
  "application:handle": ["employer"],
  /** People who let verified enterprises find them. */
  "talent:find": ["employer"],
  /** Positions of the enterprise that one is a member of. */
  "position:write": ["employer"],
  /** Submitted positions, apart from those of one's own enterprise. */
  "position:decide": ["reviewer", "approver", "admin"],
  /** Reports of postings, apart from those of one's own enterprise. */
  "report:decide": ["reviewer", "approver", "admin"],
  /** One's own enterprise: having it verified, its members. */
  "enterprise:act": ["employer"],
  /** Cases of enterprises that want to be verified. */
  "enterprise:verify": ["reviewer", "approver", "admin"],
  /** One's own cards and requests for one. */
  "card:hold": ["candidate"],
  /** Requests for cards on behalf of the people of one's own enterprise. */
  "card:file": ["employer"],
  /** Requests for cards: read, note, assign. */
  "card:read": ["reviewer", "approver", "admin"],
  /** 初审 and verification of what proves itself, apart from one's own cases. */
  "card:review-first": ["reviewer", "admin"],
  /** 复审, objections, approval, appeals: never by whoever did the first review. */
  "card:review-second": ["approver", "admin"],
  /** Cards that were issued: suspend, revoke; cards of the other side. */
  "card:manage": ["approver", "admin"],
  /** What cards are good for. */
  "benefit:manage": ["admin"],
  /** The counter where benefits are used. */
  "benefit:redeem": ["operator", "admin"],
  /** Yearly figures of the enterprise that one is a member of, and what follows from them. */
  "figures:write": ["employer"],
  /** Yearly figures that were handed in, apart from those of one's own enterprise. */
  "figures:confirm": ["reviewer", "approver", "admin"],
  /** 企业培育库: read, compute again. */
  "cultivation:read": ["reviewer", "approver", "admin"],
  /** Admission, tiers, watch and exit, certificates and official lists. */
  "cultivation:decide": ["approver", "admin"],
  /** Rule sets: draft a version, publish one that somebody else has drafted. */
  "rule:edit": ["approver", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

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
