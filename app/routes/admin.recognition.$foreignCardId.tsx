import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { FOREIGN_CARD_STATUS_LABELS } from "~/domain/benefit";
import { faults, formValues, readForm } from "~/domain/form";
import {
  PROOF_LABELS,
  RECOGNITION_REFUSAL_TEXT,
  SCHEMES,
  isScheme,
  recognitionLetter,
} from "~/domain/recognition";
import { DecideForm, ProposeForm } from "~/domain/recognition-form";
import { categoriesOfLevel } from "~/domain/recognition-map";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate, formatTime, shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import {
  decideRecognition,
  loadForeignCard,
  proposeRecognition,
  proposerOf,
} from "~/services/recognition/decide-recognition.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:manage");
  const ctx = accountContext(asked.context, person);
  const target = loadForeignCard(ctx, asked.params.foreignCardId ?? "");
  if (!target || !isScheme(target.scheme)) throw new Response(null, { status: 404 });
  return { ctx, person, target: { ...target, scheme: target.scheme } };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, person, target } = load(asked);
  const proposer = proposerOf(ctx.db, target.id);
  const { number, facts, scheme, note, status, grantedCategory } = target;
  const letter = { scheme, number, facts, granted: grantedCategory, note };
  const decided = status === "recognised" || status === "declined";
  const suggested = categoriesOfLevel(facts.level);
  const today = dayName(shanghaiDay(ctx.now));
  return {
    card: target,
    proposer: proposer ? { name: proposer.name, at: proposer.at, isMe: proposer.id === person.id } : null,
    suggested,
    over: facts.validUntil !== null && facts.validUntil < today,
    letter: decided ? recognitionLetter(letter, formatDate(target.decidedAt ?? ctx.now)) : null,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const here = paths.adminForeignCard(target.id);
  if (values.intent === "propose") {
    const { data, faults: found } = readForm(ProposeForm, values);
    if (!data) return found;
    const result = proposeRecognition(ctx, target, data);
    if ("refused" in result) return faults(values, { form: RECOGNITION_REFUSAL_TEXT[result.refused] });
    return redirectWithToast(here, "互认建议已提出，等待另一位同事决定。");
  }
  if (values.intent !== "decide") throw new Response(null, { status: 400 });
  const { data, faults: found } = readForm(DecideForm, values);
  if (!data) return found;
  const result = decideRecognition(ctx, target, data);
  if ("refused" in result) return faults(values, { form: RECOGNITION_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(here, data.verb === "recognise" ? "已互认，没有自动发卡。" : "已办结，未予互认。");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.card.number ?? "人才卡互认");

const CATEGORIES = Object.entries(CARD_CATEGORY_LABELS).map(([value, label]) => ({ value, label }));

export default function ForeignCard() {
  const { card, proposer, letter, over } = useLoaderData<typeof loader>();
  const { facts, proof, proofDetail } = card;
  const lines: [label: string, value: string][] = [
    ["对方卡种", SCHEMES[card.scheme]],
    ["持卡人", facts.holder || "对方没有提供"],
    ["等级", `${facts.level} 类`],
    ["有效期", `${facts.validFrom ?? "未注明"} 至 ${facts.validUntil ?? "未注明"}`],
    ["发卡单位", facts.issuer || "未注明"],
    ["导入时间", formatTime(card.importedAt)],
  ];
  return (
    <>
      <p>
        <Link to={paths.adminRecognition({ status: card.status })}>
          互认 · {FOREIGN_CARD_STATUS_LABELS[card.status]}
        </Link>
      </p>
      <WorkHead title={card.number} />
      <Notice
        kind={proof === "valid" ? "ok" : proof === "invalid" ? "danger" : "warning"}
        className="mb-4"
        title={PROOF_LABELS[proof]}
      >
        <p>{proofDetail}</p>
        {over ? <p>对方的卡已过有效期。</p> : null}
      </Notice>
      <section aria-label="对方的卡" className="card p-5">
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-2">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {card.status === "imported" ? <Propose /> : null}
      {card.status === "proposed" && proposer && card.proposedCategory ? (
        <Notice className="mt-5" title={`建议互认为“${CARD_CATEGORY_LABELS[card.proposedCategory]}”`}>
          <p className="whitespace-pre-line">依据：{card.note}</p>
          <p className="text-sm">
            {proposer.name ?? "同事"} · {formatTime(proposer.at)}
          </p>
        </Notice>
      ) : null}
      {card.status === "proposed" ? <Decide /> : null}
      {letter ? (
        <section aria-labelledby="letter" className="card mt-5 p-5">
          <h2 id="letter" className="text-lg font-bold">
            告知函
          </h2>
          <p className="no-print mb-3 text-ink-2">可以复制或打印；平台不会自动发送，也没有发卡。</p>
          <p className="prose-zh">{letter}</p>
        </section>
      ) : null}
    </>
  );
}

function Propose() {
  const { card, suggested } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const names = suggested.map((category) => CARD_CATEGORY_LABELS[category]).join("、");
  return (
    <section aria-labelledby="propose" className="card mt-5 p-5">
      <h2 id="propose" className="text-lg font-bold">
        提出互认建议
      </h2>
      <p className="mb-3 text-ink-2">
        {names ? `按对照关系，${card.facts.level} 类大致对应：${names}。` : "对照关系里没有这一等级。"}
        对照为推断（待核），只供参考，由人决定。
      </p>
      <PortalForm faults={found} key={card.version}>
        <input type="hidden" name="version" value={card.version} />
        <SelectField
          name="category"
          label="建议互认的类别"
          placeholder="请选择"
          options={CATEGORIES}
          defaultValue={suggested.length === 1 ? suggested[0] : ""}
        />
        <TextField name="note" label="依据" rows={3} hint="例如与对方核对的情况，最多 500 个字" />
        <SubmitButton intent="propose">提出建议</SubmitButton>
      </PortalForm>
    </section>
  );
}

function Decide() {
  const { card, proposer } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <section aria-labelledby="decide" className="card mt-5 p-5">
      <h2 id="decide" className="mb-2 text-lg font-bold">
        决定
      </h2>
      {proposer?.isMe ? (
        <Notice kind="warning" title={RECOGNITION_REFUSAL_TEXT.fourEyes} />
      ) : (
        <PortalForm faults={found} key={card.version}>
          <input type="hidden" name="version" value={card.version} />
          <ChoiceGroup
            name="verb"
            label="结论"
            type="radio"
            options={[
              { value: "recognise", label: "予以互认" },
              { value: "decline", label: "不予互认" },
            ]}
          />
          <SelectField
            name="category"
            label="互认的类别"
            optional
            hint="予以互认时选择"
            placeholder="请选择"
            options={CATEGORIES}
            defaultValue={card.proposedCategory ?? ""}
          />
          <TextField name="note" label="说明" rows={3} optional hint="写入告知函；不予互认时必填" />
          <SubmitButton intent="decide">提交结论</SubmitButton>
        </PortalForm>
      )}
    </section>
  );
}
