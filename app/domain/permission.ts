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
export type Access = "public" | "signed-in" | Permission;
/** Where what may be read by some may be acted on by fewer. */
export interface SplitAccess {
  read: Access;
  act: Access;
}

/** What each file of `app/routes` asks for, both to be read and to be acted on. A test holds the files to it. */
export const ROUTE_ACCESS: Record<string, Access | SplitAccess> = {
  $: "public",
  _index: "public",
  "talent-card._index": "public",
  "talent-card.check": "public",
  "talent-card.benefits": "public",
  "jobs._index": "public",
  "jobs.$jobId": "public",
  "jobs.$jobId_.report": "public",
  "jobs.$jobId_.apply": "candidate:act",
  "enterprises._index": "public",
  "enterprises.$enterpriseId": "public",
  "api.$": "public",
  "api.openapi[.]json": "public",
  "api.v1.enterprises.$enterpriseId": "public",
  "api.v1.enterprises._index": "public",
  "api.v1.jobs.$jobId": "public",
  "api.v1.jobs._index": "public",
  "api.v1.suggest": "public",
  "api.v1.talent-cards.verify.$code": "public",
  "[.]well-known.jwks[.]json": "public",
  "talent-card.status-list": "public",
  "talent-card.verify._index": "public",
  "talent-card.verify.$code": "public",
  "admin.talent-cards._index": "card:manage",
  "admin.recognition._index": "card:manage",
  "admin.recognition.$foreignCardId": "card:manage",
  "admin.talent-cards.$cardId": "card:manage",
  "me.talent-card._index": "card:hold",
  "me.talent-card.print": "card:hold",
  "me.talent-card.credential": "card:hold",
  "feeds.jobs[.]atom": "public",
  privacy: "public",
  "robots[.]txt": "public",
  "sitemap[.]xml": "public",
  "sitemaps.$file": "public",
  login: "public",
  "login_.code": "public",
  "auth.oidc._index": "public",
  "auth.oidc.callback": "public",
  "auth.oidc.finish": "public",
  register: "public",
  forgot: "public",
  "reset.$token": "public",
  "confirm.$token": "signed-in",
  logout: "public",
  me: "public",
  "me._index": "signed-in",
  "me.security": "signed-in",
  "me.account": "signed-in",
  "me.profile._index": "candidate:act",
  "me.profile.basics": "candidate:act",
  "me.profile.wishes": "candidate:act",
  "me.profile.visibility": "candidate:act",
  "me.profile.education.$entryId": "candidate:act",
  "me.profile.experience.$entryId": "candidate:act",
  "me.profile.suggest": "candidate:act",
  "me.data._index": "signed-in",
  "me.data.export": "signed-in",
  "me.resume": "candidate:act",
  "me.saved": "candidate:act",
  "me.alerts._index": "candidate:act",
  "me.alerts.new": "candidate:act",
  "me.alerts.$searchId": "candidate:act",
  "unsubscribe.$token": "public",
  "me.applications._index": "candidate:act",
  "me.applications.$applicationId": "candidate:act",
  "me.card-applications._index": "card:hold",
  "me.card-applications.new": "card:hold",
  "me.card-applications.$applicationId._index": "card:hold",
  "me.card-applications.$applicationId.edit": "card:hold",
  "me.card-applications.$applicationId.autosave": "card:hold",
  "hire.card-applications._index": "card:file",
  "hire.card-applications.new": "card:file",
  "hire.card-applications.$applicationId._index": "card:file",
  "hire.card-applications.$applicationId.edit": "card:file",
  "hire.card-applications.$applicationId.autosave": "card:file",
  "interviews.$interviewId.calendar[.]ics": "signed-in",
  "hire.applications._index": "application:handle",
  "hire.applications.$applicationId._index": "application:handle",
  "hire.applications.$applicationId.resume": "application:handle",
  "hire.talents._index": "talent:find",
  "hire.talents.$candidateId": "talent:find",
  "hire.experts._index": "talent:find",
  "hire.experts.$expertId": "talent:find",
  "me.talent-card_.directory": "card:hold",
  "hire.jobs.$jobId.applications": "application:handle",
  admin: "public",
  "admin._index": "admin:enter",
  "hire.enterprise": "enterprise:act",
  "invitations.$token": { read: "public", act: "signed-in" },
  "uploads.$uploadId": "signed-in",
  "admin.enterprises._index": "enterprise:verify",
  "admin.enterprises.$caseId": "enterprise:verify",
  "admin.users._index": "account:manage",
  "admin.users.$accountId": "account:manage",
  "admin.audit": "audit:read",
  "admin.mail": "mail:read",
  "admin.tasks": "task:manage",
  "admin.search": "search:manage",
  "admin.import._index": "import:manage",
  "admin.import.$fileId._index": "import:manage",
  "admin.import.$fileId.rejected[.]csv": "import:manage",
  "admin.settings": "setting:manage",
  "admin.rules._index": "rule:edit",
  "admin.rules.$ruleSetId._index": "rule:edit",
  "admin.rules.$ruleSetId.$version": "rule:edit",
  "admin.calendar": "setting:manage",
  "admin.cultivation._index": "cultivation:read",
  "admin.cultivation.export": "cultivation:read",
  "admin.cultivation.enterprises._index": "cultivation:read",
  "admin.cultivation.enterprises.$enterpriseId": "cultivation:read",
  "admin.cultivation.lists._index": "cultivation:decide",
  "admin.cultivation.lists.$listId": "cultivation:decide",
  "admin.cultivation.proposals._index": "cultivation:decide",
  "admin.cultivation.proposals.$proposalId": "cultivation:decide",
  "admin.card-figures._index": "card:read",
  "admin.card-figures.export": "card:read",
  "admin.card-templates": "setting:manage",
  hire: "public",
  "hire._index": "position:write",
  "hire.cultivation._index": "figures:write",
  "hire.jobs._index": "position:write",
  "hire.jobs.new": "position:write",
  "hire.jobs.import._index": "position:write",
  "hire.jobs.import.template": "position:write",
  "hire.jobs.import.$importId._index": "position:write",
  "hire.jobs.import.$importId.faults[.]csv": "position:write",
  "hire.jobs.$jobId._index": "position:write",
  "hire.jobs.$jobId.edit": "position:write",
  "hire.jobs.$jobId.autosave": "position:write",
  "admin.jobs._index": "position:decide",
  "admin.jobs.$jobId": "position:decide",
  "admin.reports._index": "report:decide",
  "admin.reports.$reportId": "report:decide",
  "admin.benefits._index": "benefit:manage",
  "admin.benefits.new": "benefit:manage",
  "admin.benefits.$benefitId": "benefit:manage",
  "admin.counter": "benefit:redeem",
  "hire.cultivation.figures._index": "figures:write",
  "hire.cultivation.figures.import": "figures:write",
  "hire.cultivation.figures.template": "figures:write",
  "hire.cultivation.figures.$year._index": "figures:write",
  "hire.cultivation.figures.$year.autosave": "figures:write",
  "admin.figures._index": "figures:confirm",
  "admin.figures.$figuresId": "figures:confirm",
  "talent-card.publicity._index": "public",
  "talent-card.publicity.$applicationId": "public",
  "admin.card-applications._index": "card:read",
  "admin.card-applications.$applicationId": "card:read",
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
