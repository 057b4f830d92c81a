import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { SearchBox } from "~/components/filters/search-box";
import { JobCard } from "~/components/jobs/job-card";
import { toJobCard } from "~/domain/job-card";
import { INDUSTRY_LABELS, LEADING_INDUSTRIES } from "~/domain/industry";
import { PREMIUM_GOAL } from "~/domain/premium";
import { ZONE_TOWNS } from "~/domain/place";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { searchContext } from "~/services/load-context.server";
import { showFrontPage } from "~/services/portal/show-front-page.server";

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = searchContext(context);
  const { facets, ...page } = await showFrontPage(ctx);
  const counts = facets.industry ?? {};
  const industries = LEADING_INDUSTRIES.map(({ code, label, chains }) => {
    const rows = Object.entries(chains).map(([chain, name]) => ({
      code: chain,
      label: name,
      count: counts[chain] ?? 0,
    }));
    return {
      code,
      label,
      chains: rows,
      count: rows.reduce((sum, row) => sum + row.count, counts[code] ?? 0),
    };
  });
  const hubs = ZONE_TOWNS.flatMap(({ name, hub }) =>
    hub ? [{ name, hub, count: facets.district?.[name] ?? 0 }] : [],
  );
  return publicPage({
    ...page,
    newest: page.newest.map(toJobCard),
    industries,
    hubs,
    internships: facets.type?.internship ?? 0,
    canonical: new URL("/", context.publicUrl).href,
    now: ctx.now,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta({
        title: "西部（重庆）科学城人才与企业服务",
        description:
          "重庆高新区、西部（重庆）科学城的职位与企业：免费搜索，按地点、产业链、学历、经验、薪资查找。",
        canonical: data.canonical,
      })
    : [];

const COMMON_WORDS = ["集成电路", "嵌入式", "体外诊断", "人工智能", "新型储能"];

export default function FrontPage() {
  const { newest, total, premium, hiring, industries, hubs, internships, now } =
    useLoaderData<typeof loader>();
  const amount = (n: number) => n.toLocaleString("en-US");
  return (
    <>
      <section className="bg-chrome pb-10 text-chrome-ink" aria-labelledby="welcome">
        <div className="wrap pt-8">
          <h1 id="welcome" className="text-[1.75rem] leading-snug font-bold md:text-4xl">
            在科学城，找到你的位置
          </h1>
          <p className="mt-2 text-chrome-2">
            {amount(total)} 个在招职位，其中实习 {amount(internships)} 个。免费搜索，无需登录。
          </p>
          <p className="mb-5 text-chrome-2">
            凤栖计划五年发布 {amount(PREMIUM_GOAL)} 个以上高薪优岗，这里已发布{" "}
            <Link className="text-[#f1d9a4]" to={paths.jobs({ premium: true })}>
              {amount(premium)} 个
            </Link>
            （按项目默认口径自动计算，非官方）。
          </p>
          <SearchBox
            action={paths.jobs()}
            scope="jobs"
            label="搜索职位"
            placeholder="职位、技能、企业或地点，如：嵌入式 C++"
            defaultValue=""
          />
          <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2 text-sm leading-6 text-chrome-2">
            <span>常搜</span>
            {COMMON_WORDS.map((word) => (
              <Link
                key={word}
                className="text-[#f1d9a4] no-underline hover:underline"
                to={paths.jobs({ q: word })}
              >
                {word}
              </Link>
            ))}
            <Link
              className="text-[#f1d9a4] no-underline hover:underline"
              to={paths.jobs({ type: ["internship"] })}
            >
              实习
            </Link>
          </p>
        </div>
      </section>
      <div className="wrap">
        <section
          aria-labelledby="talent-card"
          className="card mt-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-l-4 border-l-gold px-5 py-4 md:px-6"
        >
          <div className="min-w-0 flex-1 basis-80">
            <h2 id="talent-card" className="text-xl font-bold">
              金凤凰人才卡
            </h2>
            <p className="text-ink-2">
              回答几个问题，看八个类别里符合哪一类、差哪一条、依据是什么。不用登录，不保存回答。
            </p>
          </div>
          <p className="flex flex-wrap gap-3">
            <Link to={paths.cardCheck()} className="btn">
              自查是否符合
            </Link>
            <Link to={paths.talentCard()} className="btn btn-quiet">
              了解人才卡
            </Link>
          </p>
        </section>
        <section aria-labelledby="industries" className="mt-10">
          <h2 id="industries" className="mb-3 text-xl font-bold">
            四大主导产业
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {industries.map(({ code, label, chains, count }) => (
              <li key={code} className="card px-5 py-4">
                <h3 className="flex items-baseline justify-between font-bold">
                  <Link
                    className="text-ink no-underline hover:underline"
                    to={paths.jobs({ industry: [code] })}
                  >
                    {label}
                  </Link>
                  <span className="text-gold-ink">{amount(count)}</span>
                </h3>
                <ul className="mt-2 text-sm">
                  {chains.map((chain) => (
                    <li key={chain.code} className="flex justify-between border-t border-line">
                      {chain.count > 0 ? (
                        <Link
                          className="py-1 no-underline hover:underline"
                          to={paths.jobs({ industry: [chain.code] })}
                        >
                          {chain.label}
                        </Link>
                      ) : (
                        <span className="py-1 text-ink-2">{chain.label}</span>
                      )}
                      <span className="py-1 text-ink-2">{amount(chain.count)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="hubs" className="mt-10">
          <h2 id="hubs" className="mb-3 text-xl font-bold">
            五大创新支撑
          </h2>
          <ul className="grid grid-cols-2 gap-3 md:grid-cols-5">
            {hubs.map(({ name, hub, count }) => (
              <li key={name}>
                <Link
                  className="card block px-4 py-3 text-ink no-underline hover:border-teal"
                  to={paths.jobs({ district: [name] })}
                >
                  <b className="block text-lg">{hub}</b>
                  <span className="text-sm text-ink-2">
                    {name} · {amount(count)} 个职位
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <div className="mt-10 grid gap-8 lg:grid-cols-[1fr_320px]">
          <section aria-labelledby="newest" className="min-w-0">
            <div className="mb-3 flex items-baseline justify-between">
              <h2 id="newest" className="text-xl font-bold">
                最新职位
              </h2>
              <Link className="text-sm font-normal" to={paths.jobs({ sort: "newest" })}>
                查看全部
              </Link>
            </div>
            <ol className="space-y-3">
              {newest.map((job) => (
                <li key={job.id}>
                  <JobCard job={job} terms={[]} now={now} heading="h3" />
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="hiring" className="min-w-0">
            <div className="mb-3 flex items-baseline justify-between">
              <h2 id="hiring" className="text-xl font-bold">
                正在招人的企业
              </h2>
              <Link className="text-sm font-normal" to={paths.enterprises({ hiring: true })}>
                查看全部
              </Link>
            </div>
            <ul className="card divide-y divide-line px-5 py-2">
              {hiring.map(({ id, name, industry, openJobs }) => (
                <li key={id} className="py-2.5">
                  <Link to={paths.enterprise(id)}>{name}</Link>
                  <span className="block text-sm text-ink-2">
                    {industry === "unknown" ? "行业待核" : INDUSTRY_LABELS[industry]} · {amount(openJobs)}{" "}
                    个职位
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}
