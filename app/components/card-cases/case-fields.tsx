import { ChoiceGroup, Field, SelectField, TextField } from "~/components/forms/field";
import { SuggestField } from "~/components/forms/suggest-field";
import type { CardField } from "~/domain/card-form";
import { paths } from "~/http/paths";

export interface ShownField extends Omit<CardField, "read"> {
  value: string;
  /** Where what is in it came from, where the portal knew it. */
  from?: string | null;
}

const suggestEmployer = (q: string) =>
  `${paths.suggest()}?${new URLSearchParams({ q, index: "enterprises" })}`;

/** The fields of a part of a case, each with where what is in it came from. */
export function CaseFields({ fields, identity }: { fields: readonly ShownField[]; identity: string | null }) {
  return fields.map((field) => <CaseField key={field.name} field={field} identity={identity} />);
}

function CaseField({ field, identity }: { field: ShownField; identity: string | null }) {
  const { name, label, control, options = [], value, required, inputMode, autoComplete } = field;
  const hint = [field.hint, field.from].filter(Boolean).join("。");
  const shared = { name, label, hint: hint || undefined, optional: !required };
  switch (control) {
    case "identity":
      return (
        <Field
          {...shared}
          hint={identity ? `已填写 ${identity}，不更换就不用再填。${hint}` : hint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      );
    case "employer":
      return <SuggestField {...shared} defaultValue={value} addressOf={suggestEmployer} />;
    case "lines":
      return <TextField {...shared} rows={4} defaultValue={value} />;
    case "select":
      return <SelectField {...shared} options={options} placeholder="请选择" defaultValue={value} />;
    case "radio":
    case "checkbox":
      return (
        <ChoiceGroup
          {...shared}
          type={control}
          options={options}
          chosen={value === "" ? [] : value.split(",")}
          stacked={control === "checkbox"}
        />
      );
    default:
      return <Field {...shared} inputMode={inputMode} autoComplete={autoComplete} defaultValue={value} />;
  }
}
