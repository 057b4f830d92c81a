import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useFaults, useFieldId } from "./portal-form";

interface Described {
  name: string;
  label: ReactNode;
  /** What to write, where the label alone leaves it open. */
  hint?: ReactNode;
  /** Says so behind the label; fields are required unless they say this. */
  optional?: boolean;
}

/** The state of one control: its id, its fault, what was typed. */
function useField({ name, hint }: Pick<Described, "name" | "hint">) {
  const faults = useFaults();
  const id = useFieldId()(name);
  const error = faults?.errors[name];
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const aria = {
    id,
    name,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described || undefined,
  } as const;
  return { aria, error, typed: faults?.values[name], answered: faults !== null };
}

interface RowProps extends Described {
  children: ReactNode;
}

/** Label, hint and fault around one control. */
function Row({ name, label, hint, optional, children }: RowProps) {
  const id = useFieldId()(name);
  const { error } = useField({ name, hint });
  return (
    <div className="mb-5">
      <label htmlFor={id} className="font-bold">
        {label}
        {optional ? <span className="ml-1 font-normal text-ink-2">（选填）</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-bold text-danger">
          {error}
        </p>
      ) : null}
      {children}
    </div>
  );
}

type FieldProps = Described & Omit<InputHTMLAttributes<HTMLInputElement>, keyof Described>;

/** One line of text. A password is never written back. */
export function Field({ name, label, hint, optional, defaultValue, className = "", ...input }: FieldProps) {
  const { aria, error, typed } = useField({ name, hint });
  const kept = input.type === "password" || input.type === "file" ? undefined : (typed ?? defaultValue);
  return (
    <Row {...{ name, label, hint, optional }}>
      <input
        {...aria}
        {...input}
        required={false}
        aria-required={!optional}
        defaultValue={kept}
        className={`field mt-1 min-h-11 w-full ${error ? "border-danger" : ""} ${className}`}
      />
    </Row>
  );
}

type TextProps = Described & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Described>;

/** Several lines of text. */
export function TextField({ name, label, hint, optional, defaultValue, rows = 5, ...area }: TextProps) {
  const { aria, error, typed } = useField({ name, hint });
  return (
    <Row {...{ name, label, hint, optional }}>
      <textarea
        {...aria}
        {...area}
        rows={rows}
        aria-required={!optional}
        defaultValue={typed ?? defaultValue}
        className={`field mt-1 w-full ${error ? "border-danger" : ""}`}
      />
    </Row>
  );
}

type SelectProps = Described & {
  options: readonly { value: string; label: string }[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof Described>;

/** One of several values. */
export function SelectField({
  name,
  label,
  hint,
  optional,
  options,
  placeholder,
  defaultValue,
  ...select
}: SelectProps) {
  const { aria, error, typed } = useField({ name, hint });
  return (
    <Row {...{ name, label, hint, optional }}>
      <select
        {...aria}
        {...select}
        aria-required={!optional}
        defaultValue={typed ?? defaultValue}
        className={`field mt-1 min-h-11 w-full ${error ? "border-danger" : ""}`}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Row>
  );
}

interface ChoiceGroupProps extends Described {
  type: "radio" | "checkbox";
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  /** What is chosen at first. */
  chosen?: readonly string[];
  /** One below the other, where they are too long to stand side by side. */
  stacked?: boolean;
}

/** A few values side by side, of which one (radio) or any (checkbox) can be chosen. */
export function ChoiceGroup({
  name,
  label,
  hint,
  optional,
  type,
  options,
  chosen = [],
  stacked = false,
}: ChoiceGroupProps) {
  const { error, typed, answered } = useField({ name, hint });
  const id = useFieldId()(name);
  // Boxes of which none is ticked are not sent at all.
  const none = answered && type === "checkbox" ? [] : chosen;
  const now = typed === undefined ? none : typed.split(",");
  return (
    <fieldset className="mb-5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="font-bold">
        {label}
        {optional ? <span className="ml-1 font-normal text-ink-2">（选填）</span> : null}
      </legend>
      {hint ? <p className="text-sm text-ink-2">{hint}</p> : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-bold text-danger">
          {error}
        </p>
      ) : null}
      <div className={`mt-1 flex gap-x-6 gap-y-1 ${stacked ? "flex-col" : "flex-wrap"}`}>
        {options.map(({ value, label: text, hint: note }, i) => (
          <label key={value} className="flex min-h-11 items-center gap-2">
            <input
              id={i === 0 ? id : undefined}
              type={type}
              name={name}
              value={value}
              defaultChecked={now.includes(value)}
              className="size-5 shrink-0"
            />
            <span>
              {text}
              {note ? <small className="block text-ink-2">{note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
