import { EDUCATION_LABELS } from "~/domain/education";
import { EXPERIENCE_LABELS } from "~/domain/experience";
import { jobFilterChips } from "~/domain/facet-groups";
import { escapeMarkup, printable } from "~/domain/html";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { parseJobQuery, type JobQuery } from "~/domain/job-query";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import { districtLabel } from "~/domain/place";
import { salaryText, statedPay } from "~/domain/salary";
import { formatDate, isoShanghai, shanghaiDay } from "~/domain/time";
import { pagesOf } from "~/http/pagination";
import { paths } from "~/http/paths";
import type { SearchContext } from "../context.server";
import { findJobs } from "../job/find-jobs.server";
import type { JobSummary } from "../job/job-view.server";

const PER_PAGE = 50;
const PORTAL = "金凤凰 · 凤栖";

const xml = (text: string) => escapeMarkup(printable(text));

/** An id that lives as long as the portal's name (RFC 4151), whatever address or port it is read at. */
function tag(publicUrl: string, specific: string): string {
  return `tag:${new URL(publicUrl).hostname},2026:${specific}`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${xml(href)}"/>`;
}

function summaryOf(job: JobSummary): string {
  return [
    job.enterprise.name,
    districtLabel(job.district),
    salaryText(statedPay(job)),
    EDUCATION_LABELS[job.education],
    EXPERIENCE_LABELS[job.experience],
    JOB_TYPE_LABELS[job.type],
    job.premium ? "高薪优岗" : "",
    job.validUntil === null ? "" : `有效期至 ${formatDate(job.validUntil)}`,
    job.origin === "imported" ? `转载自 ${job.sourceSite ?? "外部来源"}` : "",
    job.origin === "demo" ? "示例数据" : "",
  ]
    .filter(Boolean)
    .join("，");
}

function entry(job: JobSummary, publicUrl: string): string {
  return [
    "<entry>",
    `<id>${xml(tag(publicUrl, paths.job(job.id)))}</id>`,
    `<title>${xml(job.title)}</title>`,
    link("alternate", publicUrl + paths.job(job.id), "text/html"),
    `<updated>${isoShanghai(job.updatedAt)}</updated>`,
    job.postedAt === null ? "" : `<published>${isoShanghai(job.postedAt)}</published>`,
    `<author><name>${xml(job.enterprise.name)}</name></author>`,
    `<category term="${xml(job.industry)}" label="${xml(INDUSTRY_LABELS[job.industry] ?? job.industry)}"/>`,
    `<summary type="text">${xml(summaryOf(job))}</summary>`,
    "</entry>",
  ].join("");
}

/** What a search is called: its words and filters. */
function titleOf(query: JobQuery): string {
  const parts = [query.q, ...jobFilterChips(query).map((chip) => chip.label)].filter(Boolean);
  return `${parts.length > 0 ? parts.join(" · ") : "全部职位"} | ${PORTAL}`;
}

/**
 * Any job search as an Atom feed (RFC 4287, paged as in RFC 5005). Unless the address says otherwise the newest come
 * first, 50 a page: a reader of feeds looks for what was added.
 */
export async function writeJobFeed(ctx: SearchContext, params: URLSearchParams, publicUrl: string) {
  const parsed = parseJobQuery(params).query;
  const query: JobQuery = {
    ...parsed,
    sort: params.has("sort") ? parsed.sort : "newest",
    perPage: params.has("perPage") ? parsed.perPage : PER_PAGE,
  };
  const { jobs, total, page, perPage } = await findJobs(ctx, query);
  const { last } = pagesOf(total, perPage, page);
  const self = (n: number) =>
    publicUrl + paths.jobsFeed({ ...parsed, page: n, sort: query.sort, perPage: query.perPage });
  const search = { ...parsed, page: 1, perPage: 20, sort: "relevance" } as const;
  const updated =
    jobs.length > 0
      ? Math.max(...jobs.map((job) => job.updatedAt))
      : shanghaiDay(ctx.now) * 86_400_000 - 8 * 3_600_000;
  const atom = "application/atom+xml";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${xml(tag(publicUrl, paths.jobsFeed(search)))}</id>`,
    `<title>${xml(titleOf(query))}</title>`,
    `<subtitle>${total.toLocaleString("en-US")} 个在招职位</subtitle>`,
    `<updated>${isoShanghai(updated)}</updated>`,
    `<author><name>${PORTAL}</name><uri>${xml(publicUrl)}/</uri></author>`,
    link("self", self(page), atom),
    link("alternate", publicUrl + paths.jobs(search), "text/html"),
    link("first", self(1), atom),
    page > 1 ? link("previous", self(page - 1), atom) : "",
    page < last ? link("next", self(page + 1), atom) : "",
    link("last", self(last), atom),
    ...jobs.map((job) => entry(job, publicUrl)),
    "</feed>",
  ].join("\n");
}
