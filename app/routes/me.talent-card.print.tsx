import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CardBack, CardFront } from "~/components/cards/card-face";
import { WorkHead } from "~/components/ui/work-area";
import { formatDate } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { loadOwnCard } from "~/services/talent-card/load-card.server";
import { showCardFace } from "~/services/talent-card/show-own-card.server";
import { vaultContext } from "~/services/vault-context.server";

export async function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const card = loadOwnCard(ctx);
  if (!card || card.status === "revoked") throw new Response(null, { status: 404 });
  return { face: await showCardFace(ctx, card, asked.context.publicUrl), now: ctx.now };
}

export const meta: MetaFunction = () => pageTitle("打印人才卡");

const COPIES = ["第一张", "第二张"] as const;

export default function PrintCard() {
  const { face, now } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <WorkHead title="打印人才卡">
          <span className="flex flex-wrap gap-3">
            <Link to={paths.myCard()} className="btn btn-quiet">
              返回
            </Link>
            <button type="button" className="btn js-only" onClick={() => window.print()}>
              打印 / 存为 PDF
            </button>
          </span>
        </WorkHead>
        <p className="mb-4 text-sm text-ink-2">
          一页 A4 上有两张，各印正反面，实际大小 85.6 × 54 毫米。打印请用
          <span className="js-only">上面的按钮或</span>
          浏览器菜单中的“打印”：缩放选“100%”，勾选“背景图形”；目标选“另存为 PDF”可以保存为文件。
        </p>
      </div>
      <article aria-label="人才卡打印页" className="card-sheet space-y-8">
        {COPIES.map((copy) => (
          <section
            key={copy}
            aria-label={copy}
            className="grid gap-3 md:grid-cols-2 print:grid-cols-[85.6mm_85.6mm]"
          >
            <CardFront {...face} />
            <CardBack benefits={face.benefits} code={face.code} host={face.host} />
          </section>
        ))}
        <p className="text-sm text-ink-2">
          {formatDate(now)}打印。纸上的卡不会随状态变化，是否有效以扫码核验为准。
        </p>
      </article>
    </>
  );
}
