import { ChoiceGroup, Field, SelectField } from "~/components/forms/field";
import { FIGURE_UNITS, type Figure } from "~/domain/figures";

export interface ShownField extends Figure {
  typed: string;
  isCarried: boolean;
  /** Of the year before, in words; null = nothing was told. */
  last: string | null;
}

/** The fields of one part of a year, each with how it is counted and what was told the year before. */
export function FigureFields({ fields }: { fields: readonly ShownField[] }) {
  return (
    <div className="grid items-end gap-x-6 md:grid-cols-2">
      {fields.map((field) => (
        <FigureField key={field.name} field={field} />
      ))}
    </div>
  );
}

function FigureField({ field }: { field: ShownField }) {
  const { name, label, kind, required, options = [], typed } = field;
  const unit = FIGURE_UNITS[kind];
  const shared = { name, label: unit ? `${label}（${unit}）` : label, optional: !required };
  const hint = <Hint {...field} />;
  if (kind === "yesNo")
    return (
      <ChoiceGroup
        {...shared}
        hint={hint}
        type="radio"
        options={[
          { value: "yes", label: "是" },
          { value: "no", label: "否" },
          ...(required ? [] : [{ value: "", label: "暂不填写" }]),
        ]}
        chosen={[typed]}
      />
    );
  if (kind === "choice")
    return (
      <SelectField {...shared} hint={hint} options={options} placeholder="请选择" defaultValue={typed} />
    );
  return (
    <Field
      {...shared}
      hint={hint}
      type={kind === "day" ? "date" : "text"}
      inputMode={kind === "count" ? "numeric" : kind === "day" ? undefined : "decimal"}
      autoComplete="off"
      defaultValue={typed}
      className={kind === "day" ? "" : "tabular-nums"}
    />
  );
}

function Hint({ help, unchecked, isCarried, last }: ShownField) {
  return (
    <>
      {help}
      {unchecked ? <span className="tag tag-premium ml-1">口径待核</span> : null}
      {isCarried ? (
        <span className="tag tag-tier ml-1">沿用上年</span>
      ) : last === null ? null : (
        <span className="block tabular-nums">上年：{last}</span>
      )}
    </>
  );
}
