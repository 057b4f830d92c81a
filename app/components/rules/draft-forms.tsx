import { Link } from "@remix-run/react";
import { ConditionFields, factOptions } from "~/components/rules/condition-fields";
import { ChoiceGroup, Field, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { CLAUSE_CONFIDENCE_LABELS, type Clause } from "~/domain/clause";
import type { FormFaults } from "~/domain/form";
import { PART_LABELS, linesOf, type RulePart } from "~/domain/rules/describe";
import type { RuleSet, ScoreItem } from "~/domain/rules/rule-set";

const CONFIDENCES = Object.entries(CLAUSE_CONFIDENCE_LABELS).map(([value, label]) => ({
  value,
  label: `${value} · ${label}`,
}));

export interface EditProps {
  ruleSet: RuleSet;
  revision: number;
  faults: FormFaults | null | undefined;
  /** Back to the draft. */
  done: string;
}

function Buttons({ intent, done }: { intent: string; done: string }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <SubmitButton intent={intent}>保存</SubmitButton>
      <Link to={done}>完成，返回草案</Link>
    </div>
  );
}

/** Title, number, dates, outcome. */
export function BasicsForm({ ruleSet, revision, faults, done }: EditProps) {
  const { pass, outcome } = ruleSet;
  return (
    <PortalForm faults={faults} key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <Field name="title" label="名称" defaultValue={ruleSet.title} />
      <Field name="docNo" label="文号" optional hint="留空显示为待核" defaultValue={ruleSet.docNo ?? ""} />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field
          name="effectiveFrom"
          label="文件施行日"
          type="date"
          optional
          defaultValue={ruleSet.effectiveFrom ?? ""}
        />
        <Field
          name="effectiveTo"
          label="文件失效日"
          type="date"
          optional
          defaultValue={ruleSet.effectiveTo ?? ""}
        />
      </div>
      <SelectField
        name="confidence"
        label="来源置信"
        options={CONFIDENCES}
        defaultValue={ruleSet.confidence}
      />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field name="outcome" label="符合后的结果" defaultValue={outcome.label} />
        <Field
          name="validityMonths"
          label="结果有效期（月）"
          optional
          hint="留空显示为待核"
          inputMode="numeric"
          defaultValue={outcome.validityMonths ?? ""}
        />
        <Field
          name="points"
          label="通过分数"
          optional
          hint="没有评分的规则留空"
          inputMode="decimal"
          defaultValue={pass?.points ?? ""}
        />
        <ChoiceGroup
          name="exclusive"
          label="刚好达到时"
          optional
          type="checkbox"
          options={[{ value: "yes", label: "不算通过，须超过这个分数" }]}
          chosen={pass?.exclusive ? ["yes"] : []}
        />
      </div>
      <Buttons intent="basics" done={done} />
    </PortalForm>
  );
}

function ClauseFields({ clause }: { clause: Clause }) {
  return (
    <fieldset className="mb-5 border-l-4 border-line pl-4">
      <legend className="font-bold">依据</legend>
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field name="document" label="文件名称" defaultValue={clause.document} />
        <Field name="article" label="条款" optional defaultValue={clause.article ?? ""} />
        <Field
          name="clauseFrom"
          label="施行日"
          type="date"
          optional
          defaultValue={clause.effectiveFrom ?? ""}
        />
        <Field name="clauseTo" label="失效日" type="date" optional defaultValue={clause.effectiveTo ?? ""} />
      </div>
      <SelectField
        name="clauseConfidence"
        label="置信"
        options={CONFIDENCES}
        defaultValue={clause.confidence}
        hint="推断、凭记忆和没有公开文本的，处处显示为待核"
      />
    </fieldset>
  );
}

interface LineProps extends EditProps {
  part: Exclude<RulePart, "score">;
  id: string;
}

/** One line: its name, what it asks, its clause, what is said where it is not met. */
export function LineForm({ ruleSet, revision, faults, done, part, id }: LineProps) {
  const found = linesOf(ruleSet).find((one) => one.part === part && one.line.id === id);
  if (!found) return null;
  const { line, gates } = found;
  return (
    <PortalForm faults={faults} key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="id" value={id} />
      <TextField name="title" label="名称" rows={2} defaultValue={line.title} />
      <ConditionFields when={line.when} ruleSetId={ruleSet.id} />
      {gates ? (
        <ChoiceGroup
          name="gates"
          label="满足时可以不满足哪些必备条件"
          type="checkbox"
          stacked
          options={ruleSet.gates.map((gate) => ({ value: gate.id, label: gate.title }))}
          chosen={gates}
        />
      ) : null}
      <ClauseFields clause={line.clause} />
      <TextField
        name="advice"
        label="不符合时的提示"
        optional
        rows={2}
        hint="告诉申请人怎样才能符合"
        defaultValue={line.advice ?? ""}
      />
      <Buttons intent="line" done={done} />
    </PortalForm>
  );
}

/** One part of a score, with its bands: the first that is met counts. */
export function ItemForm({ ruleSet, item, revision, faults, done }: EditProps & { item: ScoreItem }) {
  const blank: ScoreItem["bands"][number] = { when: { op: "all", of: [] }, min: 0, max: 0 };
  return (
    <PortalForm faults={faults} key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="part" value="score" />
      <input type="hidden" name="id" value={item.id} />
      <TextField name="title" label="名称" rows={2} defaultValue={item.title} />
      <Field
        name="max"
        label="最高分"
        optional
        inputMode="decimal"
        hint="没有公开文本的留空（待核）"
        defaultValue={item.max ?? ""}
      />
      {item.bands.length === 0 ? (
        <p className="mb-3">
          <span className="tag tag-premium">待核</span>{" "}
          还没有分档，不计分。从最高的一档开始填，先符合的一档计分。
        </p>
      ) : null}
      {[...item.bands, blank].map((band, i) => (
        <fieldset key={i} className="mb-5 rounded-card border border-line p-4">
          <legend className="font-bold">{i < item.bands.length ? `第 ${i + 1} 档` : "再加一档"}</legend>
          <ConditionFields when={band.when} ruleSetId={ruleSet.id} prefix={`band${i}-`} />
          <div className="grid grid-cols-2 gap-x-5">
            <Field name={`band${i}-min`} label="最少分" inputMode="decimal" defaultValue={band.min} />
            <Field
              name={`band${i}-max`}
              label="最多分"
              hint="由专家判断的写成区间"
              inputMode="decimal"
              defaultValue={band.max}
            />
          </div>
        </fieldset>
      ))}
      <ClauseFields clause={item.clause} />
      <Buttons intent="item" done={done} />
    </PortalForm>
  );
}

/** A new line: filled in on its own page afterwards. */
export function AddForm({ ruleSet, revision, faults }: Omit<EditProps, "done">) {
  return (
    <PortalForm faults={faults} scope="add-" key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <SelectField
          name="part"
          label="类型"
          placeholder="请选择"
          options={Object.entries(PART_LABELS).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="fact"
          label="判定什么"
          placeholder="请选择"
          hint="评分项可以不选：分档待核，以后再填"
          options={factOptions(ruleSet.id)}
        />
      </div>
      <Field name="title" label="名称" />
      <SubmitButton intent="add" className="btn btn-quiet">
        增加一条
      </SubmitButton>
    </PortalForm>
  );
}
