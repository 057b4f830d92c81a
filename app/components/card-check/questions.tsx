import { ChoiceGroup, Field } from "~/components/forms/field";
import { useFaults, useFieldId } from "~/components/forms/portal-form";

interface Option {
  value: string;
  label: string;
}

export interface Question {
  name: string;
  kind: "yesNo" | "claim" | "number" | "choice" | "choices" | "office";
  question: string;
  label: string;
  hint: string;
  unit: string | null;
  options: readonly Option[];
  /** Boxes in parts, where there are many. */
  groups: readonly { label: string; options: readonly Option[] }[] | null;
  /** Boxes joined by commas; `unsure` where somebody cannot say. */
  chosen: string;
  /** Where a prefilled answer comes from. */
  from: string | null;
}

const UNSURE = { value: "unsure", label: "不确定" };

/** One question of the self-check. */
export function QuestionField({ question }: { question: Question }) {
  const { name, kind, question: label, options, chosen, from } = question;
  const hint = [question.hint, from ? `已预填，${from}，请核对。` : ""].filter(Boolean).join(" ");
  if (kind === "number") return <NumberField question={question} hint={hint} />;
  if (kind === "choices") return <BoxesField question={question} hint={hint} />;
  return (
    <ChoiceGroup
      name={name}
      label={label}
      hint={hint}
      type="radio"
      options={kind === "choice" ? [...options, UNSURE] : options}
      chosen={[chosen]}
    />
  );
}

function NumberField({ question, hint }: { question: Question; hint: string }) {
  const { name, question: label, chosen, unit } = question;
  const isUnsure = chosen === UNSURE.value;
  return (
    <div>
      <Field
        name={name}
        label={
          <>
            {label}
            <span className="ml-1 font-normal text-ink-2">（{unit}）</span>
          </>
        }
        hint={hint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={isUnsure ? "" : chosen}
        className="max-w-40"
      />
      <label className="-mt-4 mb-5 flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          name={name}
          value={UNSURE.value}
          defaultChecked={isUnsure}
          className="size-5 shrink-0"
        />
        <span>
          {UNSURE.label}
          <span className="visually-hidden">（{question.label}）</span>
        </span>
      </label>
    </div>
  );
}

/** Many boxes in parts, and one for none of them. */
function BoxesField({ question, hint }: { question: Question; hint: string }) {
  const { name, question: label, groups, options } = question;
  const faults = useFaults();
  const id = useFieldId()(name);
  const error = faults?.errors[name];
  const chosen = (faults?.values[name] ?? question.chosen).split(",");
  const parts = [
    ...(groups ?? [{ label: "", options }]),
    { label: "没有或不清楚", options: [{ value: "none", label: "以上都没有" }, UNSURE] },
  ];
  return (
    <fieldset className="mb-5" aria-describedby={[`${id}-hint`, error ? `${id}-error` : ""].join(" ").trim()}>
      <legend className="font-bold">{label}</legend>
      <p id={`${id}-hint`} className="text-sm text-ink-2">
        {hint}
      </p>
      {error ? (
        <p id={`${id}-error`} className="text-sm font-bold text-danger">
          {error}
        </p>
      ) : null}
      {parts.map((part, i) => (
        <div key={part.label} role="group" aria-label={part.label} className="mt-3">
          <p className="border-b border-line pb-1 text-sm font-bold text-ink-2">{part.label}</p>
          <div className="grid gap-x-6 md:grid-cols-2">
            {part.options.map((option, n) => (
              <label key={option.value} className="flex min-h-11 items-center gap-2 py-1">
                <input
                  id={i === 0 && n === 0 ? id : undefined}
                  type="checkbox"
                  name={name}
                  value={option.value}
                  defaultChecked={chosen.includes(option.value)}
                  className="size-5 shrink-0"
                />
                <span className="leading-snug">{option.label}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
