import type { ApplicationStatus } from "~/domain/application";
import type { NameList } from "~/domain/candidate";
import type { EnterpriseQuery } from "~/domain/enterprise-query";
import type { JobState } from "~/domain/job";
import type { JobQuery } from "~/domain/job-query";
import type { PositionStep } from "~/domain/position-steps";
import type { ReportState } from "~/domain/report";
import type { StatusPurpose } from "~/domain/status-list";
import type { TalentQuery } from "~/domain/talent";
import { formatEnterpriseQuery, formatJobQuery } from "~/domain/query-string";

function withQuery(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** What is empty, and the first page, stay out of the address. */
function given(query: Record<string, string | number | undefined>): URLSearchParams {
  const pairs = Object.entries(query).filter(([name, value]) => value && !(name === "page" && value === 1));
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]));
}

interface ReceivedQuery {
  status?: ApplicationStatus;
  tag?: string;
  page?: number;
  perPage?: number;
  /** The application that is shown beside the list. */
  open?: string;
}

/** Places on the page of one's profile. */
type ProfilePart = "basics" | "wishes" | "education" | "experience" | "resume-file" | "visibility";

/** Every internal URL is built here, so that a renamed page breaks the build and not a link. */
export const paths = {
  home: () => "/",
  jobs: (query: Partial<JobQuery> = {}) => withQuery("/jobs", formatJobQuery(query)),
  job: (id: string) => `/jobs/${encodeURIComponent(id)}`,
  jobReport: (id: string) => `/jobs/${encodeURIComponent(id)}/report`,
  jobApply: (id: string) => `/jobs/${encodeURIComponent(id)}/apply`,
  enterprises: (query: Partial<EnterpriseQuery> = {}) =>
    withQuery("/enterprises", formatEnterpriseQuery(query)),
  enterprise: (id: string) => `/enterprises/${encodeURIComponent(id)}`,
  jobsFeed: (query: Partial<JobQuery> = {}) => withQuery("/feeds/jobs.atom", formatJobQuery(query)),
  apiJobs: (query: Partial<JobQuery> = {}) => withQuery("/api/v1/jobs", formatJobQuery(query)),
  apiJob: (id: string) => `/api/v1/jobs/${encodeURIComponent(id)}`,
  apiEnterprises: (query: Partial<EnterpriseQuery> = {}) =>
    withQuery("/api/v1/enterprises", formatEnterpriseQuery(query)),
  apiEnterprise: (id: string) => `/api/v1/enterprises/${encodeURIComponent(id)}`,
  login: (next?: string) => withQuery("/login", new URLSearchParams(next ? { next } : {})),
  register: (next?: string) => withQuery("/register", new URLSearchParams(next ? { next } : {})),
  logout: () => "/logout",
  forgot: () => "/forgot",
  confirmEmail: (token: string) => `/confirm/${encodeURIComponent(token)}`,
  reset: (token: string) => `/reset/${encodeURIComponent(token)}`,
  loginCode: (next?: string) => withQuery("/login/code", new URLSearchParams(next ? { next } : {})),
  oidc: (next?: string) => withQuery("/auth/oidc", new URLSearchParams(next ? { next } : {})),
  oidcCallback: () => "/auth/oidc/callback",
  oidcFinish: () => "/auth/oidc/finish",
  me: () => "/me",
  myAccount: () => "/me/account",
  security: (next?: string) => withQuery("/me/security", new URLSearchParams(next ? { next } : {})),
  profile: (part?: ProfilePart) => `/me/profile${part ? `#${part}` : ""}`,
  profileBasics: () => "/me/profile/basics",
  profileWishes: () => "/me/profile/wishes",
  profileVisibility: (words?: string) => withQuery("/me/profile/visibility", given({ q: words })),
  /** `new` = one more. */
  profileEntry: (kind: "education" | "experience", id: string) =>
    `/me/profile/${kind}/${encodeURIComponent(id)}`,
  profileSuggest: (list: NameList, words: string) =>
    withQuery("/me/profile/suggest", given({ list, q: words })),
  resume: () => "/me/resume",
  saved: (page = 1) => withQuery("/me/saved", given({ page })),
  alerts: () => "/me/alerts",
  alert: (id: string) => `/me/alerts/${encodeURIComponent(id)}`,
  alertNew: (query: Partial<JobQuery> = {}) => withQuery("/me/alerts/new", formatJobQuery(query)),
  unsubscribe: (token: string) => `/unsubscribe/${encodeURIComponent(token)}`,
  myApplications: (query: { state?: "open" | "ended"; page?: number } = {}) =>
    withQuery("/me/applications", given(query)),
  myApplication: (id: string) => `/me/applications/${encodeURIComponent(id)}`,
  myData: (page = 1) => withQuery("/me/data", given({ page })),
  myExport: () => "/me/data/export",
  interviewCalendar: (id: string) => `/interviews/${encodeURIComponent(id)}/calendar.ics`,
  hireApplications: (query: ReceivedQuery = {}) => withQuery("/hire/applications", given({ ...query })),
  hireApplication: (id: string) => `/hire/applications/${encodeURIComponent(id)}`,
  hireApplicationResume: (id: string) => `/hire/applications/${encodeURIComponent(id)}/resume`,
  hireJobApplications: (jobId: string, query: ReceivedQuery = {}) =>
    withQuery(`/hire/jobs/${encodeURIComponent(jobId)}/applications`, given({ ...query })),
  talents: (query: Partial<TalentQuery> = {}) =>
    withQuery("/hire/talents", given({ ...query, degree: query.degree ?? undefined })),
  talent: (id: string) => `/hire/talents/${encodeURIComponent(id)}`,
  hire: () => "/hire",
  hireEnterprise: () => "/hire/enterprise",
  hireJobs: (query: { state?: JobState; page?: number } = {}) => withQuery("/hire/jobs", given(query)),
  hireJobNew: () => "/hire/jobs/new",
  hireJobImports: () => "/hire/jobs/import",
  hireJobTemplate: () => "/hire/jobs/import/template",
  hireJobImport: (id: string, page = 1) =>
    withQuery(`/hire/jobs/import/${encodeURIComponent(id)}`, given({ page })),
  hireJobImportFaults: (id: string) => `/hire/jobs/import/${encodeURIComponent(id)}/faults.csv`,
  hireJob: (id: string) => `/hire/jobs/${encodeURIComponent(id)}`,
  hireJobEdit: (id: string, step?: PositionStep | "check") =>
    withQuery(`/hire/jobs/${encodeURIComponent(id)}/edit`, given({ step })),
  adminJobs: (page = 1) => withQuery("/admin/jobs", given({ page })),
  adminJob: (id: string) => `/admin/jobs/${encodeURIComponent(id)}`,
  adminReports: (query: { state?: ReportState; page?: number } = {}) =>
    withQuery("/admin/reports", given(query)),
  adminReport: (id: string) => `/admin/reports/${encodeURIComponent(id)}`,
  invitation: (token: string) => `/invitations/${encodeURIComponent(token)}`,
  upload: (id: string) => `/uploads/${encodeURIComponent(id)}`,
  talentCard: (part?: "check" | "catalogue") => `/talent-card${part ? `#${part}` : ""}`,
  cardCheck: (answers: Record<string, string> = {}) => withQuery("/talent-card/check", given(answers)),
  cardPublicity: (page = 1) => withQuery("/talent-card/publicity", given({ page })),
  cardObjection: (id: string) => `/talent-card/publicity/${encodeURIComponent(id)}`,
  cardBenefits: (category?: string) => withQuery("/talent-card/benefits", given({ category })),
  cardVerify: (code?: string) => `/talent-card/verify${code ? `/${encodeURIComponent(code)}` : ""}`,
  cardStatusList: (purpose?: StatusPurpose) => withQuery("/talent-card/status-list", given({ purpose })),
  jwks: () => "/.well-known/jwks.json",
  apiCardVerify: (code: string) => `/api/v1/talent-cards/verify/${encodeURIComponent(code)}`,
  myCard: () => "/me/talent-card",
  myCardDirectory: () => "/me/talent-card/directory",
  myCardPrint: () => "/me/talent-card/print",
  myCardCredential: () => "/me/talent-card/credential",
  myCardApplications: (page = 1) => withQuery("/me/card-applications", given({ page })),
  /** With answers of the self-check, by name. */
  myCardApplicationNew: (query: { category?: string; kind?: string } & Record<string, string> = {}) =>
    withQuery("/me/card-applications/new", given(query)),
  myCardApplication: (id: string) => `/me/card-applications/${encodeURIComponent(id)}`,
  myCardApplicationEdit: (id: string, part?: string) =>
    withQuery(`/me/card-applications/${encodeURIComponent(id)}/edit`, given({ part })),
  hireCardApplications: (query: { state?: string; page?: number } = {}) =>
    withQuery("/hire/card-applications", given(query)),
  hireCardApplicationNew: () => "/hire/card-applications/new",
  hireCardApplication: (id: string) => `/hire/card-applications/${encodeURIComponent(id)}`,
  hireCardApplicationEdit: (id: string, part?: string) =>
    withQuery(`/hire/card-applications/${encodeURIComponent(id)}/edit`, given({ part })),
  experts: (query: { q?: string; field?: string; category?: string; page?: number } = {}) =>
    withQuery("/hire/experts", given(query)),
  /** @param ref made for the enterprise that looks */
  expert: (ref: string) => `/hire/experts/${encodeURIComponent(ref)}`,
  adminCardApplications: (query: Record<string, string | number | undefined> = {}) =>
    withQuery("/admin/card-applications", given(query)),
  /** `query`: the work list that it is looked at from. */
  adminCardApplication: (id: string, query: Record<string, string | number | undefined> = {}) =>
    withQuery(`/admin/card-applications/${encodeURIComponent(id)}`, given(query)),
  adminCardFigures: () => "/admin/card-figures",
  adminCardFiguresExport: (format: "csv" | "xlsx") => `/admin/card-figures/export?format=${format}`,
  adminCards: (query: Record<string, string | number | undefined> = {}) =>
    withQuery("/admin/talent-cards", given(query)),
  adminCard: (id: string) => `/admin/talent-cards/${encodeURIComponent(id)}`,
  adminBenefits: (query: { state?: "inactive"; page?: number } = {}) =>
    withQuery("/admin/benefits", given(query)),
  adminBenefitNew: () => "/admin/benefits/new",
  adminBenefit: (id: string) => `/admin/benefits/${encodeURIComponent(id)}`,
  adminCounter: (code?: string) => withQuery("/admin/counter", given({ code })),
  adminRecognition: (query: { status?: string; page?: number } = {}) =>
    withQuery("/admin/recognition", given(query)),
  adminForeignCard: (id: string) => `/admin/recognition/${encodeURIComponent(id)}`,
  adminCardTemplates: () => "/admin/card-templates",
  adminCalendar: () => "/admin/calendar",
  adminRules: () => "/admin/rules",
  /** `from` and `to`: the versions that are compared. */
  adminRule: (id: string, query: { from?: number; to?: number; page?: number } = {}) =>
    withQuery(`/admin/rules/${encodeURIComponent(id)}`, given(query)),
  adminRuleVersion: (
    id: string,
    version: number,
    query: { edit?: string; impact?: "1"; change?: string; page?: number } = {},
  ) => withQuery(`/admin/rules/${encodeURIComponent(id)}/${version}`, given(query)),
  hireCultivation: (query: { year?: number } = {}) => withQuery("/hire/cultivation", given(query)),
  hireFigures: () => "/hire/cultivation/figures",
  hireFiguresYear: (year: number, section?: string) =>
    withQuery(`/hire/cultivation/figures/${year}`, given({ section })),
  hireFiguresAutosave: (year: number) => `/hire/cultivation/figures/${year}/autosave`,
  hireFiguresImport: () => "/hire/cultivation/figures/import",
  hireFiguresTemplate: () => "/hire/cultivation/figures/template",
  adminCultivation: () => "/admin/cultivation",
  adminCultivationEnterprises: (query: Record<string, string | number | undefined> = {}) =>
    withQuery("/admin/cultivation/enterprises", given(query)),
  adminCultivationEnterprise: (id: string, query: { year?: number } = {}) =>
    withQuery(`/admin/cultivation/enterprises/${encodeURIComponent(id)}`, given(query)),
  adminCultivationExport: (query: Record<string, string | number | undefined> = {}) =>
    withQuery("/admin/cultivation/export", given(query)),
  adminProposals: (query: { status?: string; verb?: string; page?: number } = {}) =>
    withQuery("/admin/cultivation/proposals", given(query)),
  adminProposal: (id: string) => `/admin/cultivation/proposals/${encodeURIComponent(id)}`,
  adminLists: (page = 1) => withQuery("/admin/cultivation/lists", given({ page })),
  adminList: (id: string, query: { show?: string; page?: number; missing?: number } = {}) =>
    withQuery(`/admin/cultivation/lists/${encodeURIComponent(id)}`, given(query)),
  adminFigures: (query: { status?: string; year?: number; q?: string; page?: number } = {}) =>
    withQuery("/admin/figures", given(query)),
  adminFiguresOf: (id: string) => `/admin/figures/${encodeURIComponent(id)}`,
  admin: () => "/admin",
  adminEnterprises: (query: { status?: string; page?: number } = {}) =>
    withQuery("/admin/enterprises", given(query)),
  adminEnterprise: (caseId: string) => `/admin/enterprises/${encodeURIComponent(caseId)}`,
  adminUsers: (query: { q?: string; role?: string; page?: number } = {}) =>
    withQuery("/admin/users", given(query)),
  adminUser: (id: string) => `/admin/users/${encodeURIComponent(id)}`,
  adminAudit: (query: { actor?: string; action?: string; entity?: string; page?: number } = {}) =>
    withQuery("/admin/audit", given(query)),
  adminMail: (page = 1) => withQuery("/admin/mail", given({ page })),
  adminTasks: (query: { state?: string; page?: number } = {}) => withQuery("/admin/tasks", given(query)),
  adminImports: (page = 1) => withQuery("/admin/import", given({ page })),
  adminImport: (id: string, page = 1) =>
    withQuery(`/admin/import/${encodeURIComponent(id)}`, given({ page })),
  adminImportRejected: (id: string) => `/admin/import/${encodeURIComponent(id)}/rejected.csv`,
  adminSettings: () => "/admin/settings",
  adminSearch: () => "/admin/search",
  suggest: () => "/api/v1/suggest",
  openApi: () => "/api/openapi.json",
  privacy: () => "/privacy",
  sitemap: () => "/sitemap.xml",
  sitemapPart: (file: string) => `/sitemaps/${file}`,
} as const;
