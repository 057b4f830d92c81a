import type { ComputedLine } from "~/domain/figures-review";

interface ComputedLinesProps {
  lines: readonly ComputedLine[];
  className?: string;
  /** They stand beside fields that are being written. */
  live?: boolean;
}

/** What the portal computes from the figures. */
export function ComputedLines({ lines, className = "", live = false }: ComputedLinesProps) {
  if (lines.length === 0) return null;
  return (
    <div className={`rounded-lg border border-line px-4 py-3 ${className}`}>
      <p className="text-sm font-bold">由系统计算{live ? "（保存后更新）" : ""}</p>
      <dl className="mt-1 grid gap-x-6 text-sm md:grid-cols-2">
        {lines.map(({ label, text }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-3 py-0.5">
            <dt className="text-ink-2">{label}</dt>
            <dd className="tabular-nums">{text ?? "数据不足"}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
