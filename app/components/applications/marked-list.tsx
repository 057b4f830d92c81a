import { Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { REJECT_REASON_LABELS, type ApplicationStatus } from "~/domain/application";
import { DEGREE_LABELS, type Degree } from "~/domain/candidate";
import type { FormFaults } from "~/domain/form";
import { formatDaysAgo, formatDaysLeft } from "~/domain/time";
import { StatusTag } from "./status-tag";

export interface Listed {
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

interface MarkedListProps {
  /** Said where there is nothing. */
  empty: string;
  applications: Listed[];
  openedId: string | undefined;
  faults: FormFaults | undefined;
  /** Of the decision before, where there was one. */
  results: unknown;
  hrefOf: (id: string) => string;
  ofOneJob: boolean;
  now: number;
}

const itemOf = ({ id, version }: Listed) => `${id}:${version}`;
const nameOf = ({ name }: Listed) => name ?? "已撤回的投递";

/** What is marked: the application as it was when it was marked, by id. */
type Marks = ReadonlyMap<string, { item: string; name: string }>;

function useMarks(applications: Listed[], results: unknown) {
  const [marks, setMarks] = useState<Marks>(new Map());
  const marking = (one: Listed) => [one.id, { item: itemOf(one), name: nameOf(one) }] as const;
  const toggle = (one: Listed) =>
    setMarks((before) => {
      const next = new Map(before);
      if (!next.delete(one.id)) next.set(...marking(one));
      return next;
    });
  const only = (some: Listed[]) => setMarks(new Map(some.map(marking)));
  // Once a decision has told each one's fate, what it changed is marked no more. Its answer comes before the list that
  // is read again, and a list that is read again by itself takes no mark away.
  const heard = useRef(results);
  useEffect(() => {
    if (!results || heard.current === results) return;
    heard.current = results;
    const standing = new Set(applications.map(itemOf));
    setMarks((before) => new Map([...before].filter(([, { item }]) => standing.has(item))));
  }, [applications]);
  return { marks, toggle, only };
}

/** The list with what is marked in it and what can be done with all of that at once. */
export function MarkedList({
  empty,
  applications,
  openedId,
  faults,
  results,
  hrefOf,
  ofOneJob,
  now,
}: MarkedListProps) {
  const { marks, toggle, only } = useMarks(applications, results);
  const listed = new Set(applications.map(({ id }) => id));
  /** Marked, and gone from the list since: what became of them is told with the others. */
  const gone = [...marks].filter(([id]) => !listed.has(id)).map(([, mark]) => mark);
  const all = applications.every(({ id }) => marks.has(id));
  if (applications.length === 0 && marks.size === 0) return <p className="card p-5">{empty}</p>;
  return (
    <PortalForm
      faults={faults}
      scope="bulk-"
      // Where there is no room for both, the one that is open stands in the place of the list.
      className={`min-w-0 ${openedId ? "hidden xl:block" : ""}`}
    >
      <input type="hidden" name="what" value="bulk" />
      <p className="js-only mb-2 flex flex-wrap items-center justify-between gap-2">
        <button
          type="button"
          data-mark-all
          className="btn btn-quiet"
          onClick={() => only(all ? [] : applications)}
        >
          {all ? "全部取消" : `全部勾选（${applications.length}）`}
        </button>
        <span role="status" className="text-sm text-ink-2">
          已勾选 {marks.size} 份{gone.length > 0 ? `，其中 ${gone.length} 份刚刚有变化、已不在列表` : ""}
        </span>
      </p>
      {gone.map(({ item }) => (
        <input key={item} type="hidden" name="items" value={item} />
      ))}
      <ul className="card divide-y divide-line">
        {applications.map((one) => (
          <Row
            key={one.id}
            {...{ one, ofOneJob, now }}
            current={openedId === one.id}
            href={hrefOf(one.id)}
            mark={marks.get(one.id)?.item ?? null}
            onMark={() => toggle(one)}
          />
        ))}
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

interface RowProps {
  one: Listed;
  current: boolean;
  href: string;
  /** As it was marked; null = it is not. */
  mark: string | null;
  onMark: () => void;
  ofOneJob: boolean;
  now: number;
}

function Row({ one, current, href, mark, onMark, ofOneJob, now }: RowProps) {
  return (
    <li data-row data-current={current} className={`flex gap-3 p-3 ${current ? "bg-teal-tint" : ""}`}>
      <input
        type="checkbox"
        name="items"
        value={mark ?? itemOf(one)}
        checked={mark !== null}
        onChange={onMark}
        aria-label={`勾选${nameOf(one)}`}
        className="mt-1 size-6 shrink-0"
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            data-open
            to={href}
            preventScrollReset
            aria-current={current ? "true" : undefined}
            className="font-bold"
          >
            {nameOf(one)}
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
}
