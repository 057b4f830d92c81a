import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useParams, useRouteLoaderData } from "@remix-run/react";
import { useCallback, useState } from "react";
import { findingOf } from "~/components/cards/token-verdict";
import { useAddressToken } from "~/components/cards/use-address-token";
import { useCardVerifier } from "~/components/cards/use-card-verifier";
import { useOfflinePage } from "~/components/cards/use-offline-page";
import { VerdictFacts, VerdictPanel } from "~/components/cards/verdict-panel";
import { Notice } from "~/components/ui/notice";
import type { TokenVerdict } from "~/domain/card-token";
import { isPermitted } from "~/domain/permission";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate, formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import type { loader as rootLoader } from "~/root";
import { tryContext } from "~/services/load-context.server";
import { verifyCard } from "~/services/talent-card/verify-card.server";

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = verifyCard(tryContext(context, request), params.code ?? "", "page");
  const known = { card: null, wait: null, now: context.now };
  // Asked again it may be answered otherwise.
  const headers = { "Cache-Control": "no-store" };
  if ("wait" in found)
    return data(
      { ...known, wait: found.wait },
      { status: 429, headers: { ...headers, "Retry-After": String(found.wait * 60) } },
    );
  if ("unknown" in found) return data(known, { status: 404, headers });
  return data({ ...known, card: found.card }, { headers });
}

export const meta: MetaFunction = () => pageTitle("人才卡核验结果");

export default function VerifiedCard() {
  const { card, wait, now } = useLoaderData<typeof loader>();
  useOfflinePage();
  return (
    <div className="mx-auto max-w-2xl px-5 py-10">
      <h1 className="mb-4 text-2xl font-bold">人才卡核验结果</h1>
      {wait !== null ? (
        <Notice kind="warning" title="核验次数太多">
          <p>请约 {wait} 分钟后再试。</p>
        </Notice>
      ) : card ? (
        <VerdictPanel finding={card.state}>
          <VerdictFacts
            facts={[
              ["卡号", card.number],
              ["类别", CARD_CATEGORY_LABELS[card.category]],
              ["持卡人", card.holder?.text ?? "不显示"],
              ["有效期", `${formatDate(card.validFrom)} 至 ${formatDate(card.validUntil)}`],
            ]}
          />
          <p className="mt-3 text-sm">核验时间 {formatTime(now)}，以平台当时的记录为准。</p>
          {card.holder?.masked === false ? <p className="text-sm">持卡人已选择在此期间显示全名。</p> : null}
        </VerdictPanel>
      ) : (
        <VerdictPanel finding="unknown" />
      )}
      {wait === null ? <SignatureNote number={card?.number ?? null} /> : null}
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <Link to={paths.cardVerify()} reloadDocument>
          核验另一张卡
        </Link>
        {card ? <ToCounter /> : <Link to={paths.talentCard()}>什么是金凤凰人才卡</Link>}
      </p>
    </div>
  );
}

/** Whether what the QR code says by itself agrees with what the portal knows. */
/** For those who stand at a counter and have scanned the code with a phone. */
function ToCounter() {
  const { code = "" } = useParams();
  const roles = useRouteLoaderData<typeof rootLoader>("root")?.account?.roles ?? [];
  if (!isPermitted(roles, "benefit:redeem")) return null;
  return <Link to={paths.adminCounter(code)}>核销权益</Link>;
}

function SignatureNote({ number }: { number: string | null }) {
  const { judge } = useCardVerifier();
  const [verdict, setVerdict] = useState<TokenVerdict | null>(null);
  useAddressToken(useCallback((token: string) => void judge(token).then(setVerdict), [judge]));
  if (!verdict) return null;
  const finding = findingOf(verdict);
  const broken = finding === "forged" || finding === "malformed";
  const differs = !("fault" in verdict) && verdict.card.number !== number;
  return (
    <div role="status">
      {broken || differs ? (
        <Notice kind="danger" className="mt-4" title="二维码内容与平台记录不符">
          <p>
            {differs
              ? "二维码里签名的是另一张卡。"
              : "二维码里的签名无效：内容可能被改动过，或没有扫描完整。"}
            请以上面的平台记录为准，并核对持卡人身份。
          </p>
        </Notice>
      ) : finding === "unknownKey" ? null : (
        <p className="mt-4 text-sm text-ink-2">二维码里的签名有效，内容与平台记录是同一张卡。</p>
      )}
    </div>
  );
}
