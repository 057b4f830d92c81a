import type { FiguresSide, FiguresVerb } from "~/domain/figures-status";
import { formatTime } from "~/domain/time";

export interface FiguresEventLine {
  id: number;
  at: number;
  side: FiguresSide;
  verb: FiguresVerb;
  note: string | null;
  revision: number;
  actor: string | null;
}

const DONE: Record<FiguresVerb, string> = {
  submit: "提交",
  withdraw: "取回修改",
  return: "退回修改",
  confirm: "确认",
  supersede: "被新的一版更正",
};
const SIDES: Record<FiguresSide, string> = { enterprise: "企业", office: "工作人员", system: "系统" };

/** What happened to a year, last first. */
export function FiguresHistory({ history }: { history: readonly FiguresEventLine[] }) {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history" className="card mt-5 p-5">
      <h2 id="history" className="mb-2 text-lg font-bold">
        办理记录
      </h2>
      <ol className="space-y-2">
        {history.toReversed().map(({ id, at, side, verb, note, revision, actor }) => (
          <li key={id}>
            <span className="text-ink-2">{formatTime(at)}</span> · 第 {revision} 版 · {SIDES[side]}
            {actor ? `（${actor}）` : ""}
            {DONE[verb]}
            {note ? <p className="whitespace-pre-line">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
