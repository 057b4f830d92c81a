import type { JobDecision } from "~/domain/job";
import { reasonText } from "~/domain/position-reasons";
import { formatTime } from "~/domain/time";
import { Notice } from "../ui/notice";

interface ReturnedNoticeProps {
  decision: { decision: JobDecision; reasons: string[]; note: string | null; decidedAt: number };
  className?: string;
}

/** What a reviewer wants to be mended. */
export function ReturnedNotice({ decision, className }: ReturnedNoticeProps) {
  const { reasons, note, decidedAt } = decision;
  const done = decision.decision === "suspend" ? "暂停展示" : "退回";
  return (
    <Notice
      kind="warning"
      title={`审核人员于 ${formatTime(decidedAt)} ${done}，请修改后再提交`}
      className={className}
    >
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>{reasonText(reason)}</li>
        ))}
        {note ? <li className="whitespace-pre-line">{note}</li> : null}
      </ul>
    </Notice>
  );
}
