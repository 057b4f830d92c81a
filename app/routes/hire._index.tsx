import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requirePermission } from "~/auth/require.server";
import { CultivationDues, hasDues } from "~/components/cultivation/dues";
import { NoEnterprise, VerificationNotice } from "~/components/positions/employer-notice";
import { WorkHead } from "~/components/ui/work-area";
import { RESPONSE_DAYS } from "~/domain/application";
import { confirmBy, JOB_STATES, JOB_STATE_LABELS, PAUSE_REASON_LABELS } from "~/domain/job";
import { formatDaysLeft, formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { showHireDesk } from "~/services/position/show-hire-desk.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const desk = showHireDesk(accountContext(asked.context, person));
  if (!desk) return { desk: null, now: asked.context.now };
  const { id, name, verifiedUntil } = desk.enterprise;
  return { desk: { ...desk, enterprise: { id, name, verifiedUntil } }, now: asked.context.now };
}

export const meta: MetaFunction = () => pageTitle("招聘待办");

interface ListProps {
  id: string;
  title: string;
  items: readonly { id: string; title: string; note: string }[];
  hint?: ReactNode;
  href?: (id: string) => string;
}

function DeskList({ id, title, items, hint, href = paths.hireJob }: ListProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id} className="card p-5">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {hint ? <p className="text-sm text-ink-2">{hint}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link to={href(item.id)}>{item.title || "未命名的职位"}</Link>
            <span className="text-sm text-ink-2">{item.note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function HireDesk() {
  const { desk, now } = useLoaderData<typeof loader>();
  if (!desk) return <NoEnterprise />;
  const { enterprise, drafts, unconfirmed, expiring, lapsed, counts, waiting, dues } = desk;
  const idle =
    !hasDues(dues) && waiting + drafts.length + unconfirmed.length + expiring.length + lapsed.length === 0;
  return (
    <>
      <WorkHead title={enterprise.name}>
        <Link to={paths.hireJobNew()} className="btn">
          发布职位
        </Link>
      </WorkHead>
      <div className="space-y-5">
        <VerificationNotice
          verified={desk.verified}
          verifiedUntil={enterprise.verifiedUntil}
          endsSoon={desk.verificationEndsSoon}
        />
        {waiting > 0 ? (
          <section aria-labelledby="waiting" className="card p-5">
            <h2 id="waiting" className="text-lg font-bold">
              待答复的投递
            </h2>
            <p>
              <Link to={paths.hireApplications()}>{waiting.toLocaleString("en-US")} 份</Link>
              <span className="text-sm text-ink-2">
                ，请在投递后 {RESPONSE_DAYS} 天内答复，答复率对外公开。
              </span>
            </p>
          </section>
        ) : null}
        <DeskList
          id="lapsed"
          title="被暂停的职位"
          hint="打开职位查看怎样恢复。"
          items={lapsed.map(({ pausedReason, updatedAt, ...job }) => ({
            ...job,
            note: `${pausedReason ? PAUSE_REASON_LABELS[pausedReason] : ""}，${formatTime(updatedAt)}暂停`,
          }))}
        />
        <DeskList
          id="unconfirmed"
          title="请确认仍在招聘"
          hint="每 30 天确认一次，过期未确认的职位会自动暂停。"
          items={unconfirmed.map((job) => ({
            ...job,
            note: `确认期限${formatDaysLeft(confirmBy(job.confirmedAt ?? now), now)}`,
          }))}
        />
        <DeskList
          id="expiring"
          title="即将到期"
          hint="到期后职位不再展示，需要时可延长有效期。"
          items={expiring.map((job) => ({ ...job, note: formatDaysLeft(job.validUntil ?? now, now) }))}
        />
        <DeskList
          id="drafts"
          title="草稿"
          items={drafts.map((job) => ({
            ...job,
            note: job.returned ? "已退回，请修改后再提交" : `${formatTime(job.updatedAt)}保存`,
          }))}
        />
        <CultivationDues dues={dues} />
        {idle ? <p className="card p-5">目前没有待办。需要招人时，点“发布职位”。</p> : null}
        <section aria-labelledby="all" className="card p-5">
          <h2 id="all" className="text-lg font-bold">
            全部职位
          </h2>
          <ul className="mt-2 flex flex-wrap gap-2">
            {JOB_STATES.filter((state) => counts[state] > 0).map((state) => (
              <li key={state}>
                <Link to={paths.hireJobs({ state })} className="chip">
                  {JOB_STATE_LABELS[state]} {counts[state].toLocaleString("en-US")}
                </Link>
              </li>
            ))}
            <li>
              <Link to={paths.hireJobs()} className="chip">
                查看全部
              </Link>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}
