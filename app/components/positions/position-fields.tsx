import { ChoiceGroup, Field, SelectField, TextField } from "~/components/forms/field";
import { fieldSpec, type PositionField } from "~/domain/position-form";
import type { StepView } from "~/domain/shown-review";
import { Marks, PayConditions } from "./findings";

interface PositionFieldsProps {
  view: StepView;
  /** What the controls show at first. */
  values: Record<string, string>;
  /** First and last day that can be chosen, `YYYY-MM-DD`. */
  days: { first: string; last: string };
}

/** The fields of a step, each with what the checks say of it. */
export function PositionFields({ view, values, days }: PositionFieldsProps) {
  return view.fields.map((field) => (
    <div key={field}>
      <Control field={field} value={values[field] ?? ""} days={days} />
      <div className="-mt-3 mb-5 space-y-2 empty:hidden" aria-live="polite">
        <Marks marks={view.marks.filter((mark) => mark.field === field)} label="文字检查" />
        <PayConditions lines={view.pay.filter((line) => line.field === field)} label="薪酬检查" />
      </div>
    </div>
  ));
}

function Control({
  field,
  value,
  days,
}: { field: PositionField; value: string } & Pick<PositionFieldsProps, "days">) {
  const { label, control, hint, optional, options = [], placeholder, unit } = fieldSpec(field);
  const named = { name: field, label: unit ? `${label}（${unit}）` : label, hint, optional };
  if (control === "text") return <TextField {...named} defaultValue={value} rows={6} />;
  if (control === "select")
    return <SelectField {...named} defaultValue={value} options={options} placeholder={placeholder} />;
  if (control === "check")
    return (
      <ChoiceGroup
        name={field}
        label="招聘对象"
        optional
        type="checkbox"
        options={[{ value: "on", label }]}
        chosen={value ? [value] : []}
      />
    );
  if (control === "date")
    return <Field {...named} type="date" min={days.first} max={days.last} defaultValue={value} />;
  return (
    <Field
      {...named}
      type="text"
      inputMode={control === "number" ? "numeric" : undefined}
      autoComplete="off"
      defaultValue={value}
    />
  );
}
