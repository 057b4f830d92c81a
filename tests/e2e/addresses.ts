import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Who looks; each but the visitor is an account of the demonstration. */
export type Looker = "visitor" | "candidate" | "employer" | "reviewer" | "approver" | "admin";

/**
 * Where each page is seen, and by whom; several addresses where a page has several faces. `{name}` is an id that
 * `one-of-everything.ts` prints. A new route with a page needs a line here.
 */
export const ADDRESSES: Record<string, readonly [Looker, ...string[]]> = {
  $: ["visitor", "/nowhere"],
  _index: ["visitor", "/"],
  "jobs._index": ["visitor", "/jobs", "/jobs?q=工程师&education=bachelor", "/jobs?q=没有这种词汇啊"],
  "jobs.$jobId": ["visitor", "/jobs/{job}", "/jobs/none"],
  "jobs.$jobId_.report": ["visitor", "/jobs/{job}/report"],
  // What was applied to before, and what can be applied to.
  "jobs.$jobId_.apply": ["candidate", "/jobs/{appliedJob}/apply", "/jobs/{job}/apply"],
  "enterprises._index": ["visitor", "/enterprises"],
  "enterprises.$enterpriseId": ["visitor", "/enterprises/{enterprise}"],
  privacy: ["visitor", "/privacy"],
  login: ["visitor", "/login"],
  register: ["visitor", "/register"],
  forgot: ["visitor", "/forgot"],
  "reset.$token": ["visitor", "/reset/{reset}", "/reset/none"],
  "invitations.$token": ["visitor", "/invitations/{invitation}"],
  "unsubscribe.$token": ["visitor", "/unsubscribe/{unsubscribe}", "/unsubscribe/{unsubscribed}"],
  "confirm.$token": ["candidate", "/confirm/{confirm}", "/confirm/none"],
  "me._index": ["candidate", "/me"],
  "me.security": ["candidate", "/me/security"],
  "me.profile._index": ["candidate", "/me/profile"],
  "me.profile.basics": ["candidate", "/me/profile/basics"],
  "me.profile.wishes": ["candidate", "/me/profile/wishes"],
  "me.profile.visibility": ["candidate", "/me/profile/visibility?q=示例"],
  "me.profile.education.$entryId": ["candidate", "/me/profile/education/{education}"],
  "me.profile.experience.$entryId": ["candidate", "/me/profile/experience/{experience}"],
  "me.data._index": ["candidate", "/me/data"],
  "me.resume": ["candidate", "/me/resume"],
  "me.saved": ["candidate", "/me/saved"],
  "me.alerts._index": ["candidate", "/me/alerts"],
  "me.alerts.new": ["candidate", "/me/alerts/new?q=工程师"],
  "me.alerts.$searchId": ["candidate", "/me/alerts/{search}"],
  "me.applications._index": ["candidate", "/me/applications"],
  "me.applications.$applicationId": ["candidate", "/me/applications/{application}"],
  "hire._index": ["employer", "/hire"],
  "hire.cultivation._index": ["employer", "/hire/cultivation"],
  "hire.enterprise": ["employer", "/hire/enterprise"],
  "hire.jobs._index": ["employer", "/hire/jobs"],
  "hire.jobs.new": ["employer", "/hire/jobs/new"],
  "hire.jobs.import._index": ["employer", "/hire/jobs/import"],
  "hire.jobs.import.$importId._index": ["employer", "/hire/jobs/import/{sheet}"],
  "hire.jobs.$jobId._index": ["employer", "/hire/jobs/{job}"],
  "hire.jobs.$jobId.edit": ["employer", "/hire/jobs/{draft}/edit"],
  "hire.jobs.$jobId.applications": [
    "employer",
    "/hire/jobs/{appliedJob}/applications",
    "/hire/jobs/{appliedJob}/applications?open={application}",
  ],
  "hire.applications._index": ["employer", "/hire/applications"],
  "hire.applications.$applicationId._index": ["employer", "/hire/applications/{hired}"],
  "hire.talents._index": ["employer", "/hire/talents"],
  "hire.talents.$candidateId": ["employer", "/hire/talents/{talent}"],
  "admin._index": ["admin", "/admin"],
  "admin.audit": ["admin", "/admin/audit"],
  "admin.mail": ["admin", "/admin/mail"],
  "admin.tasks": ["admin", "/admin/tasks"],
  "admin.search": ["admin", "/admin/search"],
  "admin.settings": ["admin", "/admin/settings"],
  "admin.rules._index": ["approver", "/admin/rules"],
  "admin.rules.$ruleSetId._index": ["approver", "/admin/rules/jinfenghuang-entry"],
  "admin.rules.$ruleSetId.$version": ["approver", "/admin/rules/jinfenghuang-entry/1"],
  "admin.users._index": ["admin", "/admin/users"],
  "admin.users.$accountId": ["admin", "/admin/users/{account}"],
  "admin.import._index": ["admin", "/admin/import"],
  "admin.import.$fileId._index": ["admin", "/admin/import/{file}"],
  "admin.enterprises._index": ["reviewer", "/admin/enterprises"],
  "admin.enterprises.$caseId": ["reviewer", "/admin/enterprises/{case}"],
  "admin.jobs._index": ["reviewer", "/admin/jobs"],
  "admin.jobs.$jobId": ["approver", "/admin/jobs/{review}"],
  "admin.reports._index": ["approver", "/admin/reports"],
  "admin.reports.$reportId": ["approver", "/admin/reports/{report}"],
  "admin.benefits._index": ["admin", "/admin/benefits"],
  "admin.benefits.new": ["admin", "/admin/benefits/new"],
  "admin.benefits.$benefitId": ["admin", "/admin/benefits/{benefit}"],
  "admin.counter": ["admin", "/admin/counter"],
  "admin.card-applications._index": ["reviewer", "/admin/card-applications"],
  "admin.card-applications.$applicationId": ["reviewer", "/admin/card-applications/{cardCase}"],
  "admin.card-figures._index": ["reviewer", "/admin/card-figures"],
  "admin.cultivation._index": ["reviewer", "/admin/cultivation"],
  "admin.cultivation.enterprises._index": [
    "reviewer",
    "/admin/cultivation/enterprises",
    "/admin/cultivation/enterprises?q=没有这家企业",
  ],
  "admin.cultivation.enterprises.$enterpriseId": ["approver", "/admin/cultivation/enterprises/{enterprise}"],
  "admin.cultivation.lists._index": ["approver", "/admin/cultivation/lists"],
  "admin.cultivation.lists.$listId": ["approver", "/admin/cultivation/lists/{list}"],
  "admin.cultivation.proposals._index": ["approver", "/admin/cultivation/proposals"],
  "admin.cultivation.proposals.$proposalId": ["approver", "/admin/cultivation/proposals/{proposal}"],
  "admin.recognition._index": ["approver", "/admin/recognition"],
  "admin.recognition.$foreignCardId": ["approver", "/admin/recognition/{foreignCard}"],
  "admin.talent-cards._index": ["approver", "/admin/talent-cards"],
  "admin.talent-cards.$cardId": ["approver", "/admin/talent-cards/{card}"],
  "hire.card-applications._index": ["employer", "/hire/card-applications"],
  "hire.card-applications.new": ["employer", "/hire/card-applications/new"],
  "hire.cultivation.figures._index": ["employer", "/hire/cultivation/figures"],
  "hire.cultivation.figures.import": ["employer", "/hire/cultivation/figures/import"],
  "hire.cultivation.figures.$year._index": [
    "employer",
    "/hire/cultivation/figures/{figuresYear}",
    "/hire/cultivation/figures/{figuresYear}?section=finance",
    "/hire/cultivation/figures/{figuresYear}?section=evidence",
    "/hire/cultivation/figures/{figuresYear}?section=check",
    "/hire/cultivation/figures/{toldYear}",
  ],
  "admin.figures._index": ["reviewer", "/admin/figures"],
  "admin.figures.$figuresId": ["reviewer", "/admin/figures/{figures}"],
  "me.card-applications._index": ["candidate", "/me/card-applications"],
  "me.card-applications.new": ["candidate", "/me/card-applications/new"],
  "admin.calendar": ["admin", "/admin/calendar"],
  "admin.card-templates": ["admin", "/admin/card-templates"],
  "hire.experts._index": ["employer", "/hire/experts"],
  "hire.experts.$expertId": ["employer", "/hire/experts/{expert}"],
  "me.account": ["candidate", "/me/account"],
  "me.talent-card._index": ["candidate", "/me/talent-card"],
  "me.talent-card.print": ["candidate", "/me/talent-card/print"],
  "me.talent-card_.directory": ["candidate", "/me/talent-card/directory"],
  "talent-card._index": ["visitor", "/talent-card"],
  "talent-card.benefits": ["visitor", "/talent-card/benefits", "/talent-card/benefits?category=young"],
  "talent-card.check": [
    "visitor",
    "/talent-card/check",
    "/talent-card/check?asked=degree,age&age=7",
    "/talent-card/check?degree=master&age=28&title=none&skill=none",
    "/talent-card/check?for=fengqi&degree=master&age=28&title=none&skill=none&employerInZone=yes&contractYears=3&socialInsuranceInZone=yes",
  ],
  "talent-card.publicity._index": ["visitor", "/talent-card/publicity"],
  "talent-card.publicity.$applicationId": ["visitor", "/talent-card/publicity/{cardPublicity}"],
  "talent-card.verify._index": ["visitor", "/talent-card/verify"],
  "talent-card.verify.$code": ["visitor", "/talent-card/verify/{cardCode}", "/talent-card/verify/none"],
};

/** Pages that this portal shows only in the middle of something, and which journey checks them there. */
export const ON_THE_WAY: Record<string, string> = {
  "hire.card-applications.$applicationId._index": "talent-card-application.spec.ts, an employer files",
  "hire.card-applications.$applicationId.edit": "talent-card-application.spec.ts, an employer files",
  "me.card-applications.$applicationId._index": "talent-card-application.spec.ts, an applicant applies",
  "me.card-applications.$applicationId.edit": "talent-card-application.spec.ts, an applicant applies",
  "login_.code": "accounts.spec.ts, signing in with a second step",
  "auth.oidc.callback": "shown with another provider of identities only; tests/services/oidc.test.ts",
  "auth.oidc.finish": "shown with another provider of identities only; tests/services/oidc.test.ts",
};

const ROUTES = fileURLToPath(new URL("../../app/routes/", import.meta.url));

/** The routes that show a page of their own: what only frames others is none. */
export function pageRoutes(): string[] {
  const files = readdirSync(ROUTES).filter((file) => file.endsWith(".tsx"));
  const names = files.map((file) => file.slice(0, -4));
  return names.filter(
    (name) =>
      /^export default /m.test(readFileSync(`${ROUTES}${name}.tsx`, "utf8")) &&
      !names.includes(`${name}._index`),
  );
}
