import type { z } from "zod";

/** What a form is answered with when it cannot be taken: by field what to mend, and what had been typed. */
export interface FormFaults {
  errors: Record<string, string>;
  values: Record<string, string>;
}

/** Typed, but never sent back. */
const SECRET_FIELD = /password/i;

/** The text fields of a form; several of one name are joined by commas, files count as empty. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    const text = typeof value === "string" ? value : "";
    values[name] = values[name] === undefined ? text : `${values[name]},${text}`;
  }
  return values;
}

/** The fault of a form that could be read but not carried out. */
export function faults(values: Record<string, string>, errors: Record<string, string>): FormFaults {
  const kept = Object.entries(values).filter(([name]) => !SECRET_FIELD.test(name));
  return { errors, values: Object.fromEntries(kept) };
}

/** Reads the fields by a schema; of several faults of a field the first is told. */
export function readForm<S extends z.ZodType>(
  schema: S,
  values: Record<string, string>,
): { data: z.output<S>; faults: null } | { data: null; faults: FormFaults } {
  const read = schema.safeParse(values);
  if (read.success) return { data: read.data, faults: null };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[String(path[0] ?? "form")] ??= message;
  return { data: null, faults: faults(values, errors) };
}
