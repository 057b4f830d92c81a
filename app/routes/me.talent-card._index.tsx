import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CardBack, CardFront } from "~/components/cards/card-face";
import { ChoiceGroup } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { QrCode } from "~/components/ui/qr-code";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_KIND_LABELS, CARD_APPLICATION_STATUS_LABELS } from "~/domain/card-application";
import { faults, formValues, readForm } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import {
  CARD_REASON_LABELS,
  CARD_STATE_LABELS,
  CARD_VERB_TEXT,
  NAME_SHOWN,
  VERIFICATION_CHANNEL_LABELS,
} from "~/domain/talent-card";
import { NameShownForm } from "~/domain/talent-card-form";
import { formatDate, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { loadOwnCard } from "~/services/talent-card/load-card.server";
import { setNameShown } from "~/services/talent-card/set-name-shown.server";
import { showOwnCard } from "~/services/talent-card/show-own-card.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  return showOwnCard(ctx, asked.context.publicUrl);
}

export async function action(asked: ActionFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(NameShownForm, values);
  if (!data) return found;
  const card = loadOwnCard(ctx);
  if (!card || !setNameShown(ctx, card, data.shown))
    return faults(values, { form: "没有可以设置的人才卡。" });
  const said =
    data.shown === "off" ? "核验时一直显示脱敏姓名。" : `核验时将${NAME_SHOWN[data.shown].label}全名。`;
  return redirectWithToast(paths.myCard(), said);
}

export const meta: MetaFunction = () => pageTitle("我的人才卡");

export default function OwnCard() {
  const { card, running } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="我的人才卡">
        {card && card.state !== "revoked" ? (
          <span className="flex flex-wrap gap-3">
            <Link to={paths.myCardPrint()} className="btn btn-quiet">
              打印 / 存为 PDF
            </Link>
          </span>
        ) : null}
      </WorkHead>
      {running ? (
        <Notice className="mb-4" title={`${CARD_APPLICATION_KIND_LABELS[running.kind]}正在办理`}>
          <p>
            {running.caseNumber ?? "尚未提交"} · {CARD_APPLICATION_STATUS_LABELS[running.status]}。
            <Link to={paths.myCardApplication(running.id)}>查看申请</Link>
          </p>
        </Notice>
      ) : null}
      {card ? <Held /> : <None />}
    </>
  );
}

function None() {
  return (
    <section className="card p-5 md:p-7">
      <h2 className="text-lg font-bold">还没有人才卡</h2>
      <p className="mt-1 text-ink-2">
        先用几分钟自测：符合哪一类，差哪个条件，有哪些权益。自测不保存任何内容，通过后可以直接带着答案申请。
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        <Link to={paths.talentCard()} className="btn">
          了解并自测
        </Link>
        <Link to={paths.cardBenefits()} className="btn btn-quiet">
          看看有哪些权益
        </Link>
      </p>
    </section>
  );
}

type Card = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["card"]>;
const useCard = () => useLoaderData<typeof loader>().card as Card;

function Held() {
  const card = useCard();
  return (
    <>
      <StateNotice />
      <div className="grid gap-5 xl:grid-cols-2">
        <CardFront {...card} />
        <CardBack benefits={card.benefits} code={card.code} host={card.host} />
      </div>
      <details className="mt-3">
        <summary className="inline-flex min-h-10 cursor-pointer items-center font-bold text-teal">
          放大二维码给对方扫
        </summary>
        <div className="mt-2 [&>svg]:w-full [&>svg]:max-w-sm">
          <QrCode shape={card.qr} label="核验用二维码，放大" />
        </div>
      </details>
      <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        <Link to={paths.cardBenefits(card.category)}>这张卡能做什么</Link>
        <Link to={paths.cardVerify(card.code)} reloadDocument>
          看看别人核验时看到什么
        </Link>
        <a href={paths.myCardCredential()} download>
          下载可验证凭证（Open Badges 3.0）
        </a>
      </p>
      <div className="mt-6 grid items-start gap-5 lg:grid-cols-2">
        {card.state === "revoked" ? null : <NameShown />}
        <History />
      </div>
      <Uses />
      <Verifications />
    </>
  );
}

function StateNotice() {
  const { state, reason, note, validFrom, validUntil, renewable } = useCard();
  const { running } = useLoaderData<typeof loader>();
  const why = (
    <p>
      {reason ? `原因：${CARD_REASON_LABELS[reason]}。` : ""}
      {note ? `说明：${note}` : ""}
    </p>
  );
  const renew =
    renewable && !running ? (
      <p className="mt-1">
        <Link to={paths.myCardApplicationNew({ kind: "renewal" })}>申请续期</Link>
      </p>
    ) : null;
  if (state === "active") return null;
  if (state === "suspended")
    return (
      <Notice kind="warning" className="mb-4" title="这张卡已暂停使用">
        {why}
        <p>原因消除后由办理机关恢复，恢复前不能使用。</p>
      </Notice>
    );
  if (state === "revoked")
    return (
      <Notice kind="danger" className="mb-4" title="这张卡已撤销，不能再使用">
        {why}
        <p className="mt-1">
          <Link to={paths.talentCard()}>重新了解申请条件</Link>
        </p>
      </Notice>
    );
  if (state === "notYet") return <Notice className="mb-4" title={`${formatDate(validFrom)}起生效`} />;
  return (
    <Notice
      kind={state === "expired" ? "danger" : "warning"}
      className="mb-4"
      title={
        state === "expired"
          ? `已于 ${formatDate(validUntil)}到期`
          : `有效期至 ${formatDate(validUntil)}，即将到期`
      }
    >
      <p>续期时已有的资料会自动带入，只需核对有变化的部分。</p>
      {renew}
    </Notice>
  );
}

function NameShown() {
  const { name, nameShownUntil } = useCard();
  const found = useActionData<typeof action>();
  return (
    <section aria-labelledby="name" className="card p-5">
      <h2 id="name" className="text-lg font-bold">
        核验时怎样显示姓名
      </h2>
      <p className="mb-3 text-ink-2">
        {nameShownUntil === null
          ? `现在显示“${name?.text ?? "—"}”。`
          : `全名显示到 ${formatTime(nameShownUntil)}，之后自动恢复脱敏。`}
        需要对方核对身份证时可以临时显示全名：在此期间用二维码或核验码联网核验的人能看到。二维码、打印件和下载的电子凭证里始终是脱敏姓名，只按卡号查询的人看不到姓名。
      </p>
      <PortalForm faults={found} action={`${paths.myCard()}?index`} key={nameShownUntil}>
        <ChoiceGroup
          name="shown"
          label="显示方式"
          type="radio"
          options={Object.entries(NAME_SHOWN).map(([value, { label }]) => ({ value, label }))}
          chosen={nameShownUntil === null ? ["off"] : []}
        />
        <SubmitButton>保存</SubmitButton>
      </PortalForm>
    </section>
  );
}

function History() {
  const { history } = useCard();
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        这张卡的经过
      </h2>
      <ol className="mt-2 space-y-2">
        {history.toReversed().map(({ id, at, verb, reason, note }) => (
          <li key={id}>
            <span className="font-bold">{CARD_VERB_TEXT[verb]}</span>
            <span className="ml-2 text-sm text-ink-2">{formatTime(at)}</span>
            {reason ? <p className="text-sm">{CARD_REASON_LABELS[reason]}</p> : null}
            {note ? <p className="text-sm whitespace-pre-line">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the card was used for at counters. */
function Uses() {
  const { uses } = useCard();
  if (uses.length === 0) return null;
  return (
    <section aria-labelledby="uses" className="mt-6">
      <h2 id="uses" className="mb-2 text-lg font-bold">
        最近使用的权益
      </h2>
      <Table caption="最近使用的权益" columns={["时间", "权益", "提供单位"]}>
        {uses.map(({ id, at, title, provider, undoneAt }) => (
          <tr key={id}>
            <td className="whitespace-nowrap">{formatTime(at)}</td>
            <td>
              {title}
              {undoneAt === null ? null : <span className="tag ml-2">已撤销，不计次数</span>}
            </td>
            <td>{provider}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Verifications() {
  const { verifications } = useCard();
  return (
    <section aria-labelledby="verifications" className="mt-6">
      <h2 id="verifications" className="mb-2 text-lg font-bold">
        最近的核验
      </h2>
      {verifications.length > 0 ? (
        <Table caption="核验记录" columns={["时间", "方式", "结果"]}>
          {verifications.map(({ id, at, channel, result }) => (
            <tr key={id}>
              <td className="whitespace-nowrap">{formatTime(at)}</td>
              <td>{VERIFICATION_CHANNEL_LABELS[channel]}</td>
              <td>{isKeyOf(CARD_STATE_LABELS, result) ? CARD_STATE_LABELS[result] : result}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">还没有人核验过这张卡。</p>
      )}
      <p className="mt-2 text-sm text-ink-2">
        只记录时间、方式和结果，不记录是谁核验；离线核验不经过平台，不会出现在这里。
      </p>
    </section>
  );
}
