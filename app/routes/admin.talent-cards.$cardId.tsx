import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import {
  CARD_CATEGORY_LABELS,
  CARD_REASON_LABELS,
  CARD_REFUSAL_TEXT,
  CARD_STATE_LABELS,
  CARD_VERB_TEXT,
  REASONS_OF,
  VERIFICATION_CHANNEL_LABELS,
  officeCardMoves,
} from "~/domain/talent-card";
import { CardMoveForm } from "~/domain/talent-card-form";
import { formatDate, formatTime } from "~/domain/time";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { loadManagedCard } from "~/services/talent-card/load-card.server";
import { moveCard } from "~/services/talent-card/move-card.server";
import { COUNTED_DAYS, viewCard } from "~/services/talent-card/view-card.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:manage"));
  const target = loadManagedCard(ctx, asked.params.cardId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  const { card, ...seen } = viewCard(ctx, target);
  const { id, number, category, holderName, employerName, enterpriseId, field, status, version } = card;
  const { reason, note, issuedAt, validFrom, validUntil, remindedDays } = card;
  return {
    ...seen,
    card: { id, number, category, holderName, employerName, enterpriseId, field, status, version },
    ...{ reason, note, issuedAt, validFrom, validUntil, remindedDays },
    days: COUNTED_DAYS,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(CardMoveForm, values);
  if (!data) return found;
  const result = moveCard(ctx, target, data, cardLinks(asked.context.publicUrl));
  if ("refused" in result) return faults(values, { form: CARD_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(paths.adminCard(target.id), `${target.number} 已${CARD_VERB_TEXT[data.verb]}。`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.card.number ?? "人才卡");

export default function ManagedCard() {
  const data = useLoaderData<typeof loader>();
  const { card, state } = data;
  const facts: [label: string, value: string][] = [
    ["持卡人", card.holderName ?? "已注销"],
    ["类别", CARD_CATEGORY_LABELS[card.category]],
    ["单位", card.employerName ?? "—"],
    ["领域", card.field ? (INDUSTRY_LABELS[card.field] ?? card.field) : "—"],
    ["发卡时间", formatTime(data.issuedAt)],
    ["有效期", `${formatDate(data.validFrom)} 至 ${formatDate(data.validUntil)}`],
    ["到期提醒", data.remindedDays === null ? "还没有发送" : `已发送到期前 ${data.remindedDays} 天的提醒`],
  ];
  return (
    <>
      <p>
        <Link to={paths.adminCards()}>人才卡</Link>
      </p>
      <WorkHead title={card.number}>
        <span
          className={`tag ${state === "active" ? "tag-tier" : state === "expiring" ? "tag-premium" : "tag-ended"}`}
        >
          {CARD_STATE_LABELS[state]}
        </span>
      </WorkHead>
      {data.reason ? (
        <Notice kind="warning" className="mb-4" title={CARD_REASON_LABELS[data.reason]}>
          {data.note ? <p className="whitespace-pre-line">{data.note}</p> : null}
        </Notice>
      ) : null}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <section aria-labelledby="facts" className="card p-5">
          <h2 id="facts" className="text-lg font-bold">
            卡面与登记
          </h2>
          <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt className="text-sm text-ink-2">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
            {data.issuedOn ? (
              <Link to={paths.adminCardApplication(data.issuedOn.id)}>
                发卡依据：{data.issuedOn.caseNumber ?? "申请"}
              </Link>
            ) : null}
            {card.enterpriseId ? <Link to={paths.enterprise(card.enterpriseId)}>单位页面</Link> : null}
          </p>
        </section>
        <section aria-labelledby="history" className="card p-5">
          <h2 id="history" className="text-lg font-bold">
            经过
          </h2>
          <ol className="mt-2 space-y-2">
            {data.history.toReversed().map(({ id, at, verb, reason, note, officer }) => (
              <li key={id}>
                <span className="font-bold">{CARD_VERB_TEXT[verb]}</span>
                <span className="ml-2 text-sm text-ink-2">
                  {formatTime(at)} · {officer ?? "平台"}
                </span>
                {reason ? <p className="text-sm">{CARD_REASON_LABELS[reason]}</p> : null}
                {note ? <p className="text-sm whitespace-pre-line">{note}</p> : null}
              </li>
            ))}
          </ol>
          <h2 className="mt-5 text-lg font-bold">核验次数</h2>
          <Counts />
        </section>
      </div>
      <Decision />
    </>
  );
}

function Counts() {
  const { verifications, days } = useLoaderData<typeof loader>();
  const sum = (rows: readonly { n: number }[]) => rows.reduce((total, { n }) => total + n, 0);
  const by = verifications.all.map(({ channel, n }) => `${VERIFICATION_CHANNEL_LABELS[channel]} ${n}`);
  return (
    <p>
      共 {sum(verifications.all)} 次，近 {days} 天 {sum(verifications.lately)} 次
      {by.length > 0 ? `（${by.join("，")}）` : ""}。只计次数，不记录是谁核验。
    </p>
  );
}

function Decision() {
  const { card, isOwn } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const moves = officeCardMoves(card.status);
  const reasons = [...new Set(moves.flatMap(({ verb }) => REASONS_OF[verb]))];
  return (
    <section aria-labelledby="decision" className="card mt-5 p-5">
      <h2 id="decision" className="mb-2 text-lg font-bold">
        办理
      </h2>
      {isOwn ? (
        <Notice kind="warning" title={CARD_REFUSAL_TEXT.own} />
      ) : moves.length === 0 ? (
        <p>已撤销的卡不能再变更；本人可以重新申请。</p>
      ) : (
        <PortalForm faults={found} key={card.version}>
          <input type="hidden" name="version" value={card.version} />
          <ChoiceGroup
            name="verb"
            label="操作"
            type="radio"
            options={moves.map(({ verb, label }) => ({
              value: verb,
              label,
              hint: verb === "revoke" ? "不能恢复" : undefined,
            }))}
          />
          <SelectField
            name="reason"
            label="原因"
            hint="持卡人会看到"
            placeholder="请选择"
            options={reasons.map((value) => ({ value, label: CARD_REASON_LABELS[value] }))}
          />
          <TextField
            name="note"
            label="说明"
            rows={3}
            optional
            hint="持卡人会看到，最多 500 个字；原因选“其他”时必填"
          />
          <p className="mb-3 text-sm text-ink-2">
            提交后立即生效：联网核验和状态名单随即更新，并发邮件告知持卡人。
          </p>
          <SubmitButton>提交</SubmitButton>
        </PortalForm>
      )}
    </section>
  );
}
