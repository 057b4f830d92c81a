import { Link } from "@remix-run/react";
import { useEffect } from "react";
import { BulkResults } from "~/components/ui/bulk-results";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import {
  APPLICATION_REFUSAL_TEXT,
  APPLICATION_STATUSES,
  APPLICATION_STATUS_LABELS,
  type ApplicationRefusal,
  type ApplicationStatus,
} from "~/domain/application";
import { MOST_AT_ONCE } from "~/domain/application-form";
import type { FormFaults } from "~/domain/form";
import { MarkedList, type Listed } from "./marked-list";
import { ReceivedApplicationCase, type ReceivedCase } from "./received-case";
import { StatusTag } from "./status-tag";
import { DESK_KEYS, useDeskKeys } from "./use-desk-keys";

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
  const { box, on, turn } = useDeskKeys<HTMLDivElement>();
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
      {applications.length === 0 ? null : <KeySwitch on={on} turn={turn} />}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <MarkedList
          // Marks are of one list: on another page or under another tag they begin anew.
          empty={status === null ? "没有待处理的投递。" : "没有这个状态的投递。"}
          key={`${status} ${tag} ${page} ${perPage}`}
          {...{ applications, ofOneJob, now }}
          openedId={openedId}
          faults={result.bulkFaults}
          results={result.bulk}
          hrefOf={(id) => href({ ...here, open: id })}
        />
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
        ) : applications.length === 0 ? null : (
          <p className="card hidden p-5 text-ink-2 xl:block">选择左侧一份投递，在这里查看和处理。</p>
        )}
      </div>
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

/** Says what the keys do and switches them: what is typed by voice, or by mistake, would press them too. */
function KeySwitch({ on, turn }: { on: boolean; turn: (on: boolean) => void }) {
  return (
    <div className="js-only">
      <div className="mb-3 hidden flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2 md:flex">
        <label className="flex min-h-8 items-center gap-2 text-ink">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => turn(event.target.checked)}
            className="size-5"
          />
          使用单键快捷键
        </label>
        <span>
          {Object.entries(DESK_KEYS)
            .map(([key, does]) => `${key} ${does}`)
            .join("　")}
        </span>
      </div>
    </div>
  );
}
