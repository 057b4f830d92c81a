import type { ReactNode } from "react";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";
import { Table } from "./table";

interface ChoiceTableProps<Row> {
  caption: string;
  columns: readonly string[];
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  /** How several are decided on at once; null = they are only shown. */
  choice: {
    button: string;
    /** Which can be chosen, in words. */
    hint: string;
    isOpen: (row: Row) => boolean;
    /** Where the form is sent; absent = to the page itself. */
    action?: string;
    faults: FormFaults | null | undefined;
  } | null;
  /** The cells of a row. */
  children: (row: Row) => ReactNode;
}

/** A list of the office of which several can be chosen and decided on at once. */
export function ChoiceTable<Row extends { id: string; version: number }>(props: ChoiceTableProps<Row>) {
  const { caption, columns, rows, nameOf, choice, children: cells } = props;
  const table = (
    <Table caption={caption} columns={choice ? ["选择", ...columns] : columns}>
      {rows.map((row) => (
        <tr key={row.id}>
          {choice ? (
            <td>
              <input
                type="checkbox"
                name="items"
                value={`${row.id}:${row.version}`}
                aria-label={`选择 ${nameOf(row)}`}
                disabled={!choice.isOpen(row)}
                className="size-6"
              />
            </td>
          ) : null}
          {cells(row)}
        </tr>
      ))}
    </Table>
  );
  if (!choice) return table;
  return (
    <PortalForm faults={choice.faults} action={choice.action}>
      {table}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <SubmitButton>{choice.button}</SubmitButton>
        <p className="text-sm text-ink-2">{choice.hint}</p>
      </div>
    </PortalForm>
  );
}
