import { ChoiceGroup, Field, SelectField } from "~/components/forms/field";
import { useFaults } from "~/components/forms/portal-form";
import { MOST_ROWS, rowsOf, type ConditionRow } from "~/domain/rules/condition-rows";
import { describeCondition } from "~/domain/rules/describe";
import { factsFor, findEditableFact, type EditableFact } from "~/domain/rules/editable-facts";
import type { Condition } from "~/domain/rules/rule-set";

/** What can be judged, to choose from. */
export const factOptions = (ruleSetId: string) =>
  factsFor(ruleSetId).map(({ name, label, unit }) => ({
    value: name,
    label: unit ? `${label}（${unit}）` : label,
  }));
const COMPARISONS = [
  { value: "min", label: "不少于" },
  { value: "max", label: "不超过" },
  { value: "above", label: "多于" },
  { value: "below", label: "少于" },
];
const ANSWERS = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
  { value: "person", label: "由工作人员认定" },
  { value: "open", label: "待核（没有公开文本）" },
];

interface ConditionProps {
  when: Condition;
  /** Whose facts can be asked for. */
  ruleSetId: string;
  prefix?: string;
}

/**
 * A condition, one fact a row. A row that is new asks for its fact only; what is asked of it can be laid down once it
 * has been saved, so that the form works without script.
 */
export function ConditionFields({ when, ruleSetId, prefix = "" }: ConditionProps) {
  const rows = rowsOf(when);
  if (!rows)
    return (
      <p className="mb-5 text-ink-2">
        判定：{describeCondition(when)}。这一条的判定有多层，不能在这里修改，保存时保持不变。
      </p>
    );
  const blank = Math.min(rows.rows.length, MOST_ROWS - 1);
  return (
    <fieldset className="mb-5 border-l-4 border-line pl-4">
      <legend className="font-bold">判定</legend>
      {rows.rows.length > 1 || prefix === "" ? (
        <ChoiceGroup
          name={`${prefix}join`}
          label="有多行时"
          type="radio"
          options={[
            { value: "all", label: "每一行都要满足" },
            { value: "any", label: "满足任意一行" },
          ]}
          chosen={[rows.join]}
        />
      ) : null}
      {rows.rows.map((row, i) => (
        <Row key={i} row={row} i={i} prefix={prefix} ruleSetId={ruleSetId} />
      ))}
      <SelectField
        name={`${prefix}fact-${blank}`}
        label={rows.rows.length === 0 ? "判定什么" : "再加一行"}
        optional
        placeholder="不加"
        options={factOptions(ruleSetId)}
        hint="选好后保存，再填写对它的要求"
      />
    </fieldset>
  );
}

interface RowProps {
  row: ConditionRow;
  i: number;
  prefix: string;
  ruleSetId: string;
}

const answersOf = (fact: EditableFact | undefined) =>
  ANSWERS.filter(({ value }) => value !== "person" || fact?.byPerson !== false);

function Row({ row: { leaf, not }, i, prefix, ruleSetId }: RowProps) {
  const fact = findEditableFact(leaf.fact);
  const named = (name: string) => `${prefix}${name}-${i}`;
  const facts = factOptions(ruleSetId);
  const isOffered = facts.some(({ value }) => value === leaf.fact);
  const options = isOffered ? facts : [...facts, { value: leaf.fact, label: `${leaf.fact}（没有公开文本）` }];
  return (
    <div className="mb-2 border-b border-line pb-2">
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField
          name={named("fact")}
          label={`第 ${i + 1} 行`}
          placeholder="删除这一行"
          options={options}
          defaultValue={leaf.fact}
        />
        {fact?.asks === "number" ? (
          <div className="grid grid-cols-2 gap-x-4">
            <SelectField
              name={named("op")}
              label="要求"
              options={COMPARISONS}
              defaultValue={"value" in leaf && leaf.op !== "is" ? leaf.op : "min"}
            />
            <Field
              name={named("value")}
              label={fact.unit ?? "数值"}
              hint="留空为待核"
              optional
              inputMode="decimal"
              defaultValue={"value" in leaf && typeof leaf.value === "number" ? leaf.value : ""}
            />
          </div>
        ) : fact?.asks === "list" ? null : (
          <SelectField
            name={named("value")}
            label="要求"
            options={answersOf(fact)}
            defaultValue={
              leaf.op === "person"
                ? "person"
                : leaf.op === "is" && typeof leaf.value === "boolean"
                  ? leaf.value
                    ? "yes"
                    : "no"
                  : "open"
            }
          />
        )}
      </div>
      {fact?.asks === "list" ? (
        <ChoiceGroup
          name={named("values")}
          label="有其中任意一个"
          hint="一个都不选为待核（清单没有公开文本）"
          optional
          type="checkbox"
          stacked={fact.options.length > 8}
          options={fact.options}
          chosen={chosenOf(leaf)}
        />
      ) : null}
      <NotBox name={named("not")} not={not} />
    </div>
  );
}

function chosenOf(leaf: ConditionRow["leaf"]): readonly string[] {
  if (leaf.op === "in") return leaf.values ?? [];
  return leaf.op === "is" && typeof leaf.value === "string" ? [leaf.value] : [];
}

function NotBox({ name, not }: { name: string; not: boolean }) {
  const faults = useFaults();
  const isOn = faults ? faults.values[name] === "yes" : not;
  return (
    <label className="flex min-h-11 items-center gap-2">
      <input type="checkbox" name={name} value="yes" defaultChecked={isOn} className="size-5 shrink-0" />
      反过来：不满足这一行才算
    </label>
  );
}
