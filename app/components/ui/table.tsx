import type { ReactNode } from "react";

interface TableProps {
  /** Read out as the name of the table. */
  caption: string;
  columns: readonly ReactNode[];
  /** Rows of cells. */
  children: ReactNode;
}

/** A table that scrolls within itself where the window is too narrow. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <div className="card overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table
        className={`${columns.length > 3 ? "min-w-[42rem]" : ""} w-full border-collapse text-sm [&_td]:border-t [&_td]:border-line [&_td]:px-4 [&_td]:py-2.5 [&_td]:align-top`}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={i}
                scope="col"
                className="px-4 py-2.5 text-left font-bold whitespace-nowrap text-ink-2"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
