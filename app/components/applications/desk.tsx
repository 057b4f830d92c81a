import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { BulkResults } from "~/components/ui/bulk-results";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import {
  APPLICATION_REFUSAL_TEXT,
  APPLICATION_STATUSES,
  APPLICATION_STATUS_LABELS,
  REJECT_REASON_LABELS,
  type ApplicationRefusal,
  type ApplicationStatus,
} from "~/domain/application";
import { MOST_AT_ONCE } from "~/domain/application-form";
import { DEGREE_LABELS, type Degree } from "~/domain/candidate";
import type { FormFaults } from "~/domain/form";
import { formatDaysAgo, formatDaysLeft } from "~/domain/time";
import { ReceivedApplicationCase, type ReceivedCase } from "./received-case";
import { StatusTag } from "./status-tag";
import { useDeskKeys } from "./use-desk-keys";

interface Listed {
  id: string;
  status: ApplicationStatus;
  appliedAt: number;
  respondedAt: number | null;
  respondBy: number;
  version: number;
  tags: string[];
  unseen: boolean;
  title: string;
  name: string | null;
  headline: string | null;
  education: { school: string; major: string; degree: Degree } | null;
  skills: string[];
}

export interface DeskQuery {
  status?: ApplicationStatus;
  tag?: string;
  page?: number;
  perPage?: number;
  open?: string;
}

interface DeskProps {
  list: {
    applications: Listed[];
    counts: Record<ApplicationStatus, number>;
    open: number;
    total: number;
    page: number;
    perPage: number;
    tags: string[];
    status: ApplicationStatus | null;
    tag: string | null;
    opened: ReceivedCase | null;
  };
  result: {
    bulk?: { id: string; name: string; refused: ApplicationRefusal | "unknown" | null }[];
    bulkFaults?: FormFaults;
    faults?: FormFaults;
    contact?: { phone: string | null; email: string | null };
  };
  /** Whether the list is of one position. */
  ofOneJob: boolean;
  href: (query: DeskQuery) => string;
  formKey: string;
  now: number;
}

/** The applications of an enterprise: the list on the left, the one that is open beside it, the marked ones together. */
export function ApplicationDesk({ list, result, ofOneJob, href, formKey, now }: DeskProps) {
  const box = useDeskKeys<HTMLDivElement>();
  const { applications, counts, status, tag, opened, page, perPage, total } = list;
  const openedId = opened?.application.id;
  useEffect(() => {
    if (openedId && !matchMedia("(min-width: 80rem)").matches)
      document.getElementById("opened")?.scrollIntoView();
  }, [openedId]);
  const here: DeskQuery = {
    status: status ?? undefined,
    tag: tag ?? undefined,
    page,
    perPage: perPage === 50 ? undefined : perPage,
  };
  return (
    <div ref={box}>
      <StateTabs
        label="按进展查看"
        tabs={[
          { to: href({ tag: here.tag }), label: "待处理与进行中", n: list.open, current: status === null },
          ...APPLICATION_STATUSES.filter((name) => counts[name] > 0 || name === status).map((name) => ({
            to: href({ status: name, tag: here.tag }),
            label: APPLICATION_STATUS_LABELS[name],
            n: counts[name],
            current: status === name,
          })),
        ]}
      />
      {list.tags.length > 0 ? (
        <StateTabs
          label="按标签查看"
          tabs={[
            { to: href({ status: here.status }), label: "全部标签", current: tag === null },
            ...list.tags.map((name) => ({
              to: href({ status: here.status, tag: name }),
              label: name,
              current: tag === name,
            })),
          ]}
        />
      ) : null}
      <BulkResults
        done="已处理"
        verb={["处理", "未处理"]}
        results={(result.bulk ?? []).map(({ id, name, refused }) => ({
          id,
          label: name,
          refused:
            refused === null
              ? null
              : refused === "unknown"
                ? "没有找到这份投递"
                : APPLICATION_REFUSAL_TEXT[refused],
        }))}
      />
      {applications.length === 0 ? (
        <p className="card p-5">{status === null ? "没有待处理的投递。" : "没有这个状态的投递。"}</p>
      ) : (
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
          <Marked {...{ list, result, href, here, ofOneJob, now }} />
          {opened ? (
            <section
              aria-label="打开的投递"
              id="opened"
              className="min-w-0 scroll-mt-4 xl:sticky xl:top-4 xl:max-h-[calc(100vh-2rem)] xl:overflow-y-auto"
            >
              <p className="mb-2 xl:hidden">
                <Link to={href(here)}>返回列表</Link>
              </p>
              <h2 className="mb-2 flex flex-wrap items-center gap-3 text-lg font-bold">
                {opened.snapshot?.realName ?? "已撤回的投递"}
                <StatusTag status={opened.application.status} />
              </h2>
              <ReceivedApplicationCase
                key={opened.application.id}
                shown={opened}
                contact={result.contact ?? null}
                found={result.faults ?? null}
                formKey={formKey}
                now={now}
              />
            </section>
          ) : (
            <p className="card hidden p-5 text-ink-2 xl:block">
              选择左侧一份投递，在这里查看和处理。键盘：j 下一份，k 上一份，x 勾选，s 初筛通过，r
              选择不合适的原因。
            </p>
          )}
        </div>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => href({ ...here, page: n })} />
      {total > 50 ? (
        <p className="mt-3 text-center text-sm">
          <a href={href({ ...here, page: 1, perPage: perPage === 50 ? MOST_AT_ONCE : undefined })}>
            {perPage === 50 ? `每页显示 ${MOST_AT_ONCE} 份` : "每页显示 50 份"}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function Marked({
  list,
  result,
  href,
  here,
  ofOneJob,
  now,
}: Pick<DeskProps, "list" | "result" | "href" | "ofOneJob" | "now"> & { here: DeskQuery }) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { applications, opened } = list;
  const mark = (id: string) =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const boxes = applications.map(({ id }) => id);
  const n = boxes.filter((id) => marked.has(id)).length;
  const all = n === boxes.length;
  return (
    <PortalForm
      faults={result.bulkFaults}
      scope="bulk-"
      // Where there is no room for both, the one that is open stands in the place of the list.
      className={`min-w-0 ${opened ? "hidden xl:block" : ""}`}
    >
      <input type="hidden" name="what" value="bulk" />
      <p className="js-only mb-2 flex flex-wrap items-center justify-between gap-2">
        <button type="button" className="btn btn-quiet" onClick={() => setMarked(new Set(all ? [] : boxes))}>
          {all ? "全部取消" : `全部勾选（${boxes.length}）`}
        </button>
        <span role="status" className="text-sm text-ink-2">
          已勾选 {n} 份
        </span>
      </p>
      <ul className="card divide-y divide-line">
        {applications.map((one) => {
          const current = opened?.application.id === one.id;
          return (
            <li
              key={one.id}
              data-row
              data-current={current}
              className={`flex gap-3 p-3 ${current ? "bg-teal-tint" : ""}`}
            >
              <input
                type="checkbox"
                name="items"
                value={`${one.id}:${one.version}`}
                checked={marked.has(one.id)}
                onChange={() => mark(one.id)}
                aria-label={`勾选${one.name ?? "已撤回的投递"}`}
                className="mt-1 size-6 shrink-0"
              />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <Link
                    data-open
                    to={href({ ...here, open: one.id })}
                    preventScrollReset
                    aria-current={current ? "true" : undefined}
                    className="font-bold"
                  >
                    {one.name ?? "已撤回的投递"}
                  </Link>
                  <StatusTag status={one.status} />
                  {one.unseen ? <span className="tag tag-premium">新</span> : null}
                </p>
                {one.headline ? <p className="truncate text-sm">{one.headline}</p> : null}
                {one.education ? (
                  <p className="text-sm">
                    {one.education.school} · {one.education.major} · {DEGREE_LABELS[one.education.degree]}
                  </p>
                ) : null}
                {one.skills.length > 0 ? <p className="text-sm text-ink-2">{one.skills.join("、")}</p> : null}
                <p className="text-sm text-ink-2">
                  {ofOneJob ? "" : `${one.title} · `}
                  {formatDaysAgo(one.appliedAt, now)}投递
                  {one.respondedAt === null ? ` · 答复期限${formatDaysLeft(one.respondBy, now)}` : ""}
                </p>
                {one.tags.length > 0 ? (
                  <ul className="mt-1 flex flex-wrap gap-1">
                    {one.tags.map((name) => (
                      <li key={name} className="tag">
                        {name}
                      </li>
                    ))}
                  </ul>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      <fieldset className="card mt-4 p-4">
        <legend className="px-1 font-bold">处理勾选的投递</legend>
        <SelectField
          name="reason"
          label="不合适的原因"
          optional
          placeholder="请选择"
          hint="选“不合适”时必填，求职者会看到"
          options={Object.entries(REJECT_REASON_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <Field name="tags" label="标签" optional hint="选“加标签”时填写" />
        <span className="flex flex-wrap gap-3">
          <SubmitButton intent="shortlist">初筛通过</SubmitButton>
          <SubmitButton intent="reject" className="btn btn-quiet">
            不合适
          </SubmitButton>
          <SubmitButton intent="tag" className="btn btn-quiet">
            加标签
          </SubmitButton>
        </span>
      </fieldset>
    </PortalForm>
  );
}
