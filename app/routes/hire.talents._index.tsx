import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { WishList } from "~/components/candidates/wish-list";
import { NoEnterprise, VerificationNotice } from "~/components/positions/employer-notice";
import { Pager } from "~/components/ui/pager";
import { WorkHead } from "~/components/ui/work-area";
import { DEGREES, DEGREE_LABELS } from "~/domain/candidate";
import { shortMonth } from "~/domain/month";
import { parseTalentQuery } from "~/domain/talent";
import { formatDaysAgo } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { findTalents, loadFinder } from "~/services/talent/find-talents.server";
import { talentRef } from "~/services/talent/talent-ref.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "talent:find"));
  const query = parseTalentQuery(new URL(asked.request.url).searchParams);
  const { finder, refused } = loadFinder(ctx);
  if (!finder) return { refused, query, found: null, now: ctx.now };
  const { talents, ...found } = findTalents(ctx, finder, query);
  // An address of somebody says nothing of their account.
  const named = talents.map(({ id, ...talent }) => ({ ...talent, ref: talentRef(ctx, finder, id) }));
  return { refused: null, query, found: { ...found, talents: named }, now: ctx.now };
}

export const meta: MetaFunction = () => pageTitle("找人才");

export default function Talents() {
  const { refused, query, found, now } = useLoaderData<typeof loader>();
  if (refused === "noEnterprise") return <NoEnterprise />;
  if (!found)
    return (
      <>
        <WorkHead title="找人才" />
        <VerificationNotice verified={false} verifiedUntil={null} endsSoon={false} />
        <p className="card mt-5 p-5">只有已核验的用人单位可以查看公开求职意向的人。</p>
      </>
    );
  const { talents, total, page, perPage } = found;
  return (
    <>
      <WorkHead title="找人才" />
      <p className="mb-4 text-ink-2">
        这里是同意向已核验用人单位公开求职意向的人。姓名和联系方式不公开；邀请投递后，由对方决定是否把资料交给您。
      </p>
      <Form className="mb-4 flex flex-wrap items-end gap-3" role="search">
        <label className="grow">
          <span className="block text-sm text-ink-2">技能、专业、学校或经历</span>
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            maxLength={200}
            className="field min-h-11 w-full"
          />
        </label>
        <label>
          <span className="block text-sm text-ink-2">学历至少</span>
          <select name="degree" defaultValue={query.degree ?? ""} className="field min-h-11">
            <option value="">不限</option>
            {DEGREES.map((degree) => (
              <option key={degree} value={degree}>
                {DEGREE_LABELS[degree]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn">
          查找
        </button>
      </Form>
      <p className="mb-2 text-sm text-ink-2" role="status">
        {total.toLocaleString("en-US")} 人
      </p>
      {talents.length === 0 ? (
        <p className="card p-5">
          没有符合条件的人。{query.q || query.degree ? <Link to={paths.talents()}>查看全部</Link> : null}
        </p>
      ) : (
        <ul className="space-y-3">
          {talents.map(({ ref, headline, city, skills, education, updatedAt, ...wishes }) => (
            <li key={ref} className="card p-4">
              <h2 className="font-bold">
                <Link to={paths.talent(ref)}>{headline ?? education[0]?.major ?? "求职者"}</Link>
              </h2>
              {education.slice(0, 2).map(({ id: entry, school, major, degree, endMonth }) => (
                <p key={entry}>
                  {school} · {major} · {DEGREE_LABELS[degree]} · {shortMonth(endMonth)}毕业
                </p>
              ))}
              {skills.length > 0 ? (
                <ul className="mt-1.5 flex flex-wrap gap-1.5">
                  {skills.map((skill) => (
                    <li key={skill} className="tag">
                      {skill}
                    </li>
                  ))}
                </ul>
              ) : null}
              <div className="mt-1.5">
                <WishList wishes={wishes} />
              </div>
              <p className="text-sm text-ink-2">
                {city ? `现居${city} · ` : ""}
                {formatDaysAgo(updatedAt, now)}更新
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.talents({ ...query, page: n })} />
    </>
  );
}
