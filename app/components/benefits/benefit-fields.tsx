import { ChoiceGroup, Field, SelectField, TextField } from "~/components/forms/field";
import {
  BENEFIT_KIND_LABELS,
  QUOTA_PERIOD_LABELS,
  type BenefitKind,
  type QuotaPeriod,
} from "~/domain/benefit";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";

/** What the office decides about a benefit. */
export interface BenefitTerms {
  kind: BenefitKind;
  title: string;
  summary: string;
  provider: string;
  source: string | null;
  categories: readonly CardCategory[];
  redeemable: boolean;
  perCard: number | null;
  perCardPeriod: QuotaPeriod;
  quota: number | null;
  quotaPeriod: QuotaPeriod;
  from: string | null;
  until: string | null;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function BenefitFields({ terms }: { terms: BenefitTerms | null }) {
  return (
    <>
      <div className="grid gap-x-5 md:grid-cols-[10rem_1fr]">
        <SelectField
          name="kind"
          label="种类"
          placeholder="请选择"
          options={optionsOf(BENEFIT_KIND_LABELS)}
          defaultValue={terms?.kind}
        />
        <Field name="title" label="名称" hint="持卡人看到的名称，最多 40 个字" defaultValue={terms?.title} />
      </div>
      <TextField
        name="summary"
        label="内容"
        rows={4}
        hint="写明有什么、怎样享受。没有依据的金额和次数不要写。"
        defaultValue={terms?.summary}
      />
      <div className="grid gap-x-5 md:grid-cols-2">
        <Field name="provider" label="提供单位" defaultValue={terms?.provider} />
        <Field
          name="source"
          label="依据"
          optional
          hint="文件名称、文号和条款；留空则页面显示“待核”"
          defaultValue={terms?.source ?? ""}
        />
      </div>
      <ChoiceGroup
        name="categories"
        label="适用类别"
        type="checkbox"
        options={optionsOf(CARD_CATEGORY_LABELS)}
        chosen={terms?.categories}
      />
      <ChoiceGroup
        name="redeemable"
        label="使用方式"
        optional
        type="checkbox"
        options={[
          { value: "yes", label: "在柜台扫码核销", hint: "不勾选的只在页面介绍，由提供单位另行办理" },
        ]}
        chosen={terms?.redeemable ? ["yes"] : []}
      />
      <div className="grid gap-x-8 md:grid-cols-2">
        <Times name="perCard" label="每张卡次数" value={terms?.perCard} period={terms?.perCardPeriod} />
        <Times name="quota" label="全体总次数" value={terms?.quota} period={terms?.quotaPeriod} />
        <Field name="from" label="开始日期" type="date" optional defaultValue={terms?.from ?? ""} />
        <Field
          name="until"
          label="结束日期"
          type="date"
          optional
          hint="当天仍可使用"
          defaultValue={terms?.until ?? ""}
        />
      </div>
    </>
  );
}

interface TimesProps {
  name: "perCard" | "quota";
  label: string;
  value: number | null | undefined;
  period: QuotaPeriod | undefined;
}

function Times({ name, label, value, period }: TimesProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-end gap-x-3">
      <Field
        name={name}
        label={label}
        optional
        hint="留空为不限"
        inputMode="numeric"
        defaultValue={value ?? ""}
      />
      <SelectField
        name={`${name}Period`}
        label={<span className="visually-hidden">{label}按什么计算</span>}
        options={optionsOf(QUOTA_PERIOD_LABELS)}
        defaultValue={period ?? "year"}
      />
    </div>
  );
}
