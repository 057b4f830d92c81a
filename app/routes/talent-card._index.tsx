import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CardPicture } from "~/components/programme/card-picture";
import { Bands, Catalogue, Entry } from "~/components/programme/conditions";
import { Benefits, Comparison, Documents } from "~/components/programme/overview";
import { Process } from "~/components/programme/process";
import { qrShape } from "~/domain/qr";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { showProgramme } from "~/services/card-check/show-programme.server";

export function loader({ context }: LoaderFunctionArgs) {
  return publicPage({
    ...showProgramme({ db: context.db, now: context.now }),
    qr: qrShape(new URL(paths.talentCard(), context.publicUrl).href),
    canonical: new URL(paths.talentCard(), context.publicUrl).href,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta({
        title: "金凤凰人才卡",
        description:
          "西部（重庆）科学城金凤凰人才卡：顶尖、杰出、领军、青年四类与凤栖四档，条件、依据、办理流程和权益。不用登录即可自查。",
        canonical: data.canonical,
      })
    : [];

const PARTS = [
  { id: "catalogue", label: "八个类别" },
  { id: "entry", label: "入库条件" },
  { id: "process", label: "办理流程" },
  { id: "benefits", label: "权益" },
  { id: "verify", label: "核验" },
  { id: "comparison", label: "与其他城市对照" },
  { id: "documents", label: "依据" },
];

export default function TalentCard() {
  const { qr, ...programme } = useLoaderData<typeof loader>();
  return (
    <>
      <section className="bg-chrome text-chrome-ink" aria-labelledby="programme">
        <div className="wrap grid items-center gap-x-12 gap-y-8 py-10 md:grid-cols-[minmax(0,1fr)_minmax(0,25rem)] md:py-14">
          <div>
            <h1 id="programme" className="text-3xl leading-snug font-bold md:text-[2.6rem]">
              金凤凰人才卡
            </h1>
            <p className="mt-3 max-w-xl text-lg text-chrome-2">
              给在科学城全职工作的人才：四个“金凤凰”类别，四档“凤栖”青年人才。先看清每一条条件和依据，再申请；每一步有时限，不予通过有理由、可申诉。
            </p>
            <p className="mt-6 flex flex-wrap gap-3">
              <Link
                to={paths.cardCheck()}
                className="btn min-h-12 border-amber bg-amber px-6 text-lg text-amber-ink"
              >
                看看我符合哪一类
              </Link>
              <Link
                to={paths.myCardApplicationNew()}
                className="btn btn-quiet min-h-12 border-chrome-2 px-6 text-lg text-chrome-ink"
              >
                申请人才卡
              </Link>
            </p>
            <p className="mt-3 text-sm text-chrome-2">自查不用登录，不保存任何回答。</p>
          </div>
          <CardPicture qr={qr} className="mx-auto w-full max-w-md" />
        </div>
      </section>
      <nav aria-label="本页内容" className="no-print border-b border-line bg-surface">
        <ul className="wrap flex flex-wrap gap-x-6 gap-y-0">
          {PARTS.map(({ id, label }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="inline-flex min-h-11 items-center text-sm no-underline hover:underline"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="wrap space-y-14 py-10">
        <Catalogue {...programme} />
        <Bands {...programme} />
        <Entry {...programme} />
        <Process {...programme} />
        <Benefits {...programme} />
        <Verify />
        <Comparison {...programme} />
        <Documents {...programme} />
      </div>
    </>
  );
}

function Verify() {
  return (
    <section aria-labelledby="verify">
      <h2 id="verify" className="text-2xl font-bold">
        怎样核验一张卡
      </h2>
      <ol className="mt-4 grid gap-4 md:grid-cols-3">
        {[
          ["扫卡上的二维码", "用任何手机扫码，打开的网址应当是本平台的域名。"],
          ["看在线状态", "页面显示有效、即将到期、已到期、暂停或已撤销，只显示脱敏姓名。"],
          [
            "没有网络也能验",
            "二维码里带有签名，用公布的公钥即可离线验证真伪；离线看不到最新状态，有网络时再核一次。",
          ],
        ].map(([title, text], i) => (
          <li key={title} className="card flex gap-4 px-5 py-4">
            <span
              aria-hidden="true"
              className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-gold-tint font-bold text-gold-ink"
            >
              {i + 1}
            </span>
            <div>
              <h3 className="font-bold">{title}</h3>
              <p className="text-ink-2">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-4">
        <Link to={paths.cardVerify()} className="btn btn-quiet">
          核验一张卡
        </Link>
      </p>
    </section>
  );
}
