import { Timeline } from "~/components/ui/timeline";
import type { FiguresSide, FiguresVerb } from "~/domain/figures-status";

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

/** What happened to a year. */
export function FiguresHistory({ history }: { history: readonly FiguresEventLine[] }) {
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history" className="card mt-5 p-5">
      <h2 id="history" className="text-lg font-bold">
        办理记录
      </h2>
      <Timeline
        events={history.map(({ id, at, side, verb, note, revision, actor }) => ({
          ...{ id, at, title: DONE[verb] },
          by: [actor ? `${SIDES[side]}（${actor}）` : SIDES[side], `第 ${revision} 版`],
          said: note ? <p className="prose-zh whitespace-pre-line">{note}</p> : null,
        }))}
      />
    </section>
  );
}
