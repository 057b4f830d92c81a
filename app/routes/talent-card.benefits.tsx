import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BENEFIT_KINDS, BENEFIT_KIND_LABELS, quotaText } from "~/domain/benefit";
import { isKeyOf } from "~/domain/labels";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listBenefits } from "~/services/benefit/list-benefits.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("category");
  const category = isKeyOf<CardCategory>(CARD_CATEGORY_LABELS, asked) ? asked : null;
  const benefits = listBenefits({ db: context.db, now: context.now }).map(
    ({
      id,
      kind,
      title,
      summary,
      provider,
      source,
      categories,
      redeemable,
      demo,
      from,
      until,
      ...quota
    }) => ({
      ...{ id, kind, title, summary, provider, source, categories, demo, from, until },
      terms: redeemable ? quotaText(quota) : null,
    }),
  );
  return data(
    {
      category,
      benefits: benefits.filter(({ categories }) => category === null || categories.includes(category)),
      canonical: new URL(paths.cardBenefits(), context.publicUrl).href,
    },
    // Changed by the office at any time, and asked for seldom: read anew each time.
    { headers: { "Cache-Control": "no-cache" } },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  shown
    ? pageMeta({
        title: "人才卡权益",
        description:
          "金凤凰人才卡的权益：安居、子女入学、医疗、金融、科研、政务服务，按人才类别列出内容、提供单位和依据。",
        canonical: shown.canonical,
      })
    : [];

const CHIP =
  "chip min-h-10 aria-[current=true]:bg-teal aria-[current=true]:font-bold aria-[current=true]:text-paper";

type Benefit = ReturnType<typeof useLoaderData<typeof loader>>["benefits"][number];

export default function Benefits() {
  const { category, benefits } = useLoaderData<typeof loader>();
  const kinds = BENEFIT_KINDS.filter((kind) => benefits.some((benefit) => benefit.kind === kind));
  return (
    <div className="wrap py-8">
      <p>
        <Link to={paths.talentCard()}>金凤凰人才卡</Link>
      </p>
      <h1 className="mt-1 text-2xl font-bold md:text-3xl">
        人才卡权益{category ? `：${CARD_CATEGORY_LABELS[category]}` : ""}
      </h1>
      <p className="prose-zh mt-1 text-ink-2">
        只列公开文件写明的内容；没有公开的金额、次数和办理单位写“待核”。最终以提供单位的办理规定为准。
      </p>
      <nav aria-label="按人才类别查看" className="no-print mt-4">
        <ul className="flex flex-wrap gap-2">
          <li>
            <Link
              to={paths.cardBenefits()}
              aria-current={category === null ? "true" : undefined}
              className={CHIP}
            >
              全部
            </Link>
          </li>
          {CARD_CATEGORIES.map((one) => (
            <li key={one}>
              <Link
                to={paths.cardBenefits(one)}
                preventScrollReset
                aria-current={category === one ? "true" : undefined}
                className={CHIP}
              >
                {CARD_CATEGORY_LABELS[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {benefits.length === 0 ? (
        <p className="card mt-6 p-5">
          {category ? "目录里还没有这个类别的权益，待核。" : "权益目录还没有内容。"}
        </p>
      ) : null}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={kind} className="mt-8">
          <h2 id={kind} className="mb-3 text-xl font-bold">
            {BENEFIT_KIND_LABELS[kind]}
          </h2>
          <ul className="grid items-stretch gap-4 md:grid-cols-2">
            {benefits
              .filter((benefit) => benefit.kind === kind)
              .map((benefit) => (
                <li key={benefit.id} className="card flex flex-col px-5 py-4">
                  <Item benefit={benefit} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p className="mt-10">
        <Link to={paths.cardCheck()} className="btn">
          看看我符合哪一类
        </Link>
      </p>
    </div>
  );
}

function Item({ benefit }: { benefit: Benefit }) {
  const { title, summary, provider, source, categories, terms, demo, from, until } = benefit;
  return (
    <>
      <h3 className="text-lg font-bold">
        {title}
        {demo ? <span className="tag ml-2 align-middle font-normal">示例数据</span> : null}
      </h3>
      <p className="mt-1 flex-1">{summary}</p>
      {terms ? (
        <p className="mt-2">
          <span className="tag tag-premium">出示卡核销：{terms}</span>
        </p>
      ) : null}
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 border-t border-line pt-3 text-sm">
        <dt className="text-ink-2">适用</dt>
        <dd>
          {categories.length === CARD_CATEGORIES.length
            ? "全部类别"
            : categories.map((one) => CARD_CATEGORY_LABELS[one]).join("、")}
        </dd>
        <dt className="text-ink-2">提供</dt>
        <dd>{provider}</dd>
        <dt className="text-ink-2">依据</dt>
        <dd>{source ?? "待核"}</dd>
        {from !== null || until !== null ? (
          <>
            <dt className="text-ink-2">期间</dt>
            <dd>
              {from ?? "即日"}至{until ?? "另行通知"}
            </dd>
          </>
        ) : null}
      </dl>
    </>
  );
}
