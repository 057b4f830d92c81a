import { redirect, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useCallback, useState, type FormEvent } from "react";
import { ScanButton } from "~/components/cards/scan-button";
import { TokenVerdictPanel } from "~/components/cards/token-verdict";
import { useAddressToken } from "~/components/cards/use-address-token";
import { useCardVerifier } from "~/components/cards/use-card-verifier";
import { useOfflinePage } from "~/components/cards/use-offline-page";
import { Notice } from "~/components/ui/notice";
import { readAskedCard, type TokenVerdict } from "~/domain/card-token";
import { formatTime } from "~/domain/time";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { permissionsPolicy } from "~/http/permissions-policy";
import { publicPage } from "~/http/public-page.server";

/** Longer texts hold no card. */
const LONGEST = 2_000;

export function loader({ request, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("code")?.slice(0, LONGEST).trim();
  if (asked) {
    const { code, number } = readAskedCard(asked);
    const known = code ?? number;
    if (known) throw redirect(paths.cardVerify(known), 303);
  }
  return publicPage({
    canonical: new URL(paths.cardVerify(), context.publicUrl).href,
    /** Typed, and neither code nor number. */
    unread: asked || null,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const all = new Headers(loaderHeaders);
  all.set("Permissions-Policy", permissionsPolicy({ camera: true }));
  return all;
};

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta({
        title: "核验金凤凰人才卡",
        description:
          "扫描二维码，或输入核验码、卡号，查看一张金凤凰人才卡是否真实有效；没有网络也能核验签名。",
        canonical: data.canonical,
      })
    : [];

const UNREAD = "没有认出核验码或卡号。核验码是 12 位字母和数字，卡号形如 JFH-2026-000123。";
const NEEDS_TOKEN = "现在没有网络，只凭核验码或卡号不能核验。请扫描，或粘贴二维码的完整内容。";

export default function VerifyCard() {
  const { unread } = useLoaderData<typeof loader>();
  const verifier = useCardVerifier();
  const kept = useOfflinePage();
  const [verdict, setVerdict] = useState<TokenVerdict | null>(null);
  const [fault, setFault] = useState(unread === null ? null : UNREAD);
  const { judge } = verifier;

  const judgeToken = useCallback((token: string) => void judge(token).then(setVerdict), [judge]);
  useAddressToken(judgeToken);

  const ask = (text: string) => {
    const { code, number, token } = readAskedCard(text);
    const known = code ?? number;
    setVerdict(null);
    setFault(null);
    if (known && navigator.onLine) location.assign(`${paths.cardVerify(known)}${token ? `#${token}` : ""}`);
    else if (token) judgeToken(token);
    else setFault(known ? NEEDS_TOKEN : UNREAD);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask(String(new FormData(event.currentTarget).get("code")).slice(0, LONGEST));
  };
  return (
    <div className="mx-auto max-w-2xl px-5 py-10">
      <h1 className="text-2xl font-bold">核验金凤凰人才卡</h1>
      <p className="mt-1 text-ink-2">
        不用登录。只显示脱敏姓名、类别、卡号、有效期和状态；平台只记录某张卡被核验过，不记录是谁核验。
      </p>
      <div role="status" className="mt-5 empty:hidden">
        {verdict ? <TokenVerdictPanel verdict={verdict} /> : null}
      </div>
      <div className="card mt-5 p-5 md:p-7">
        <ScanButton onFound={ask} />
        <form method="get" action={paths.cardVerify()} onSubmit={onSubmit}>
          <label htmlFor="code" className="font-bold">
            核验码、卡号或二维码内容
          </label>
          <p id="code-hint" className="text-sm text-ink-2">
            卡面二维码下方的 12 位核验码，或 JFH- 开头的卡号；也可以粘贴扫出的网址
          </p>
          {fault ? (
            <p id="code-error" role="alert" className="text-sm font-bold text-danger">
              {fault}
            </p>
          ) : null}
          <input
            id="code"
            name="code"
            defaultValue={unread ?? ""}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? "code-hint code-error" : "code-hint"}
            className={`field mt-1 min-h-11 w-full ${fault ? "border-danger" : ""}`}
          />
          <button type="submit" className="btn mt-4">
            核验
          </button>
        </form>
      </div>
      <Offline kept={kept} {...verifier} />
    </div>
  );
}

function Offline({ kept, fetchedAt, state }: { kept: boolean } & ReturnType<typeof useCardVerifier>) {
  return (
    <section aria-labelledby="offline" className="mt-6">
      <h2 id="offline" className="text-lg font-bold">
        没有网络时
      </h2>
      <p className="text-ink-2">
        打开过一次这个页面的浏览器，断网后仍能打开它，并用本平台的公钥核验二维码里的签名。撤销和暂停以最近一次取得的状态名单为准。
      </p>
      <noscript>
        <p className="mt-2">离线核验需要浏览器启用脚本；联网核验不需要。</p>
      </noscript>
      {state === "old" ? (
        <Notice kind="warning" className="js-only mt-3" title="现在没有连上网络">
          <p>
            {fetchedAt === null
              ? "本机还没有保存公钥和状态名单，请联网后再打开这个页面。"
              : `正在使用 ${formatTime(fetchedAt)} 取得的公钥和状态名单，之后撤销的卡这里看不出来。`}
          </p>
        </Notice>
      ) : (
        <p className="js-only mt-2 text-sm text-ink-2">
          {fetchedAt === null ? "正在取得公钥和状态名单…" : `公钥和状态名单取得于 ${formatTime(fetchedAt)}。`}
          {kept ? "这个页面已可离线使用。" : ""}
        </p>
      )}
      <p className="mt-2 text-sm text-ink-2">
        供其他系统使用：<a href={paths.jwks()}>公钥（JWK Set）</a> ·{" "}
        <a href={paths.cardStatusList("revocation")}>撤销名单</a> ·{" "}
        <a href={paths.cardStatusList("suspension")}>暂停名单</a> · <a href={paths.openApi()}>核验接口说明</a>
      </p>
    </section>
  );
}
