import {
  CARD_APPLICATION_SIDE_LABELS,
  CARD_APPLICATION_STATUSES,
  CARD_APPLICATION_STATUS_LABELS,
  STAGE_WORKING_DAYS,
} from "~/domain/card-application";
import { cardApplicationMoves, type CardApplicationNeed } from "~/domain/card-application-moves";

const NEED_LABELS: Record<CardApplicationNeed, string> = {
  complete: "填写和材料齐全",
  reason: "写明原因",
  missing: "列出补正内容",
  fourEyes: "未办理过另一环节（初审、核验与复审分开）",
  provable: "荣誉可以直接证明",
  proved: "证明材料已核验属实",
  publicityOver: "公示期满且无未结异议",
  answered: "异议均已答复",
  freshEyes: "未参与原决定",
  inTime: "在申诉期限内",
  founded: "有异议认定属实",
  unfounded: "没有异议认定属实",
  alone: "没有其他在办申请或有效的卡",
  sameStage: "回到要求补正的环节",
  card: "续期、变更的原卡仍可用",
  cardGone: "续期、变更的原卡已失效",
};

/** Every way a case can go, as the portal holds to it: drawn from the same table that decides on buttons. */
export function FlowTable() {
  return (
    <details className="mt-6">
      <summary className="flex min-h-10 w-fit cursor-pointer items-center font-bold text-teal">
        办理流程
      </summary>
      <p className="mb-2 text-sm text-ink-2">流程和办理时限为项目默认，官方流程尚未公开（待核）。</p>
      <ol className="card divide-y divide-line">
        {CARD_APPLICATION_STATUSES.map((status) => {
          const days = STAGE_WORKING_DAYS[status];
          const moves = cardApplicationMoves(status);
          return (
            <li key={status} className="grid gap-x-4 gap-y-1 p-3 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
              <p>
                <b>{CARD_APPLICATION_STATUS_LABELS[status]}</b>
                {days === undefined ? null : <span className="block text-ink-2">{days} 个工作日内办结</span>}
              </p>
              {moves.length === 0 ? (
                <p className="text-ink-2">办结</p>
              ) : (
                <ul>
                  {moves.map(({ verb, to, who, label, needs }) => (
                    <li key={`${verb}${to}`}>
                      {label} <span aria-hidden="true">→</span>
                      <span className="visually-hidden">到</span> {CARD_APPLICATION_STATUS_LABELS[to]}
                      <span className="text-ink-2">
                        （
                        {[CARD_APPLICATION_SIDE_LABELS[who], ...needs.map((need) => NEED_LABELS[need])].join(
                          "；",
                        )}
                        ）
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
