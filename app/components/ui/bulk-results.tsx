import { Notice } from "./notice";

export interface BulkLine {
  id: string;
  label: string;
  /** Why it was not done; null = it was. */
  refused: string | null;
}

interface BulkResultsProps {
  results: readonly BulkLine[];
  /** What is said of each that was done. */
  done: string;
  /** What is counted: those done, those not. */
  verb?: readonly [string, string];
}

/** What became of each of several that were decided on at once. */
export function BulkResults({ results, done, verb = ["通过", "未通过"] }: BulkResultsProps) {
  if (results.length === 0) return null;
  const n = results.filter(({ refused }) => refused === null).length;
  return (
    <Notice
      kind={n === results.length ? "ok" : "warning"}
      title={`${verb[0]} ${n} 个，${verb[1]} ${results.length - n} 个`}
      className="mb-5"
    >
      <div role="status">
        <ul className="list-disc pl-5">
          {results.map(({ id, label, refused }) => (
            <li key={id}>
              {label || id}：{refused ?? done}
            </li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}
