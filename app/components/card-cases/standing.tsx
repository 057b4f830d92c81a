import { Notice } from "~/components/ui/notice";
import { STAGE_WORKING_DAYS, type CardApplicationStatus } from "~/domain/card-application";
import { CARD_DECISION_REASONS, type CardDecisionReason } from "~/domain/card-decision";
import { formatDate } from "~/domain/time";
import { missingLabel } from "./history";

export interface Standing {
  status: CardApplicationStatus;
  dueAt: number | null;
  daysLeft: number | null;
  publicityUntil: number | null;
  reasons: CardDecisionReason[];
  missing: string[];
  note: string | null;
  appealUntil: number | null;
  enterprise: string | null;
}

/** The clock of a stage: by when, and how many working days are left. */
function Clock({ dueAt, daysLeft, status }: Standing) {
  if (dueAt === null || daysLeft === null) return null;
  const days = STAGE_WORKING_DAYS[status];
  return (
    <>
      {daysLeft >= 0
        ? `应在 ${formatDate(dueAt)} 前办完本环节，还有 ${daysLeft} 个工作日`
        : `本环节已超过期限 ${-daysLeft} 个工作日，办理期限为 ${formatDate(dueAt)}`}
      {days === undefined ? "。" : `（每份 ${days} 个工作日，项目默认）。`}
    </>
  );
}

const GOING_ON: Partial<Record<CardApplicationStatus, string>> = {
  submitted: "申请已提交，等待受理。",
  firstReview: "正在初审。",
  verification: "走免评通道，正在核验荣誉的真实性。",
  secondReview: "初审已通过，正在复审，由另一位工作人员办理。",
  objection: "公示期间收到异议，正在处理。",
  appeal: "正在处理您的申诉，由未参与原决定的工作人员办理。",
};

/** In a few words: what is going on, by when, and what is asked of whoever reads it. */
export function CaseStanding({ standing, side }: { standing: Standing; side: "person" | "filer" }) {
  const { status, publicityUntil, reasons, missing, note, enterprise } = standing;
  const why = reasons.map((reason) => CARD_DECISION_REASONS[reason]);
  switch (status) {
    case "draft":
      return (
        <Notice title="还没有提交">
          <p>内容自动保存，随时可以回来继续填写。</p>
        </Notice>
      );
    case "consent":
      return side === "filer" ? (
        <Notice title="等待本人确认">
          <p>对方会补充证件并确认，或退回修改。</p>
        </Notice>
      ) : (
        <Notice kind="warning" title={`“${enterprise ?? "用人单位"}”为您填写了这份申请，请您确认`}>
          <p>请核对内容，填写证件并上传身份证件，然后确认提交；不对的可以退回单位修改。</p>
        </Notice>
      );
    case "returned":
      return (
        <Notice kind="warning" title="需要补正">
          <ul className="list-disc pl-5">
            {missing.map((one) => (
              <li key={one}>{missingLabel(one)}</li>
            ))}
          </ul>
          {why.length > 0 ? <p>原因：{why.join("；")}</p> : null}
          {note ? <p className="prose-zh">{note}</p> : null}
          <p>{side === "person" ? "补齐后提交，回到原来的环节。" : "可以帮对方补充材料，由本人提交补正。"}</p>
        </Notice>
      );
    case "rejected":
    case "closed":
      return (
        <Notice kind="danger" title={status === "rejected" ? "申请未通过" : "申诉未获支持，已办结"}>
          {why.length > 0 ? (
            <ul className="list-disc pl-5">
              {why.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
          {note ? <p className="prose-zh">{note}</p> : null}
          {standing.appealUntil === null || side !== "person" ? null : (
            <p>
              对决定不服的，可以在 {formatDate(standing.appealUntil)} 前申诉（60
              天，项目默认），每次决定可以申诉一次。
            </p>
          )}
          {status === "closed" ? <p>情况有变化的，可以重新申请。</p> : null}
        </Notice>
      );
    case "publicity":
      return (
        <Notice kind="ok" title="审查通过，正在公示">
          <p>
            {publicityUntil === null ? "" : `公示至 ${formatDate(publicityUntil)}。`}
            公示内容只含脱敏姓名、类别和单位；期满无异议的批准发卡。
          </p>
        </Notice>
      );
    case "approved":
      return (
        <Notice kind="ok" title="已批准，正在发卡">
          <p>通常几分钟内完成，请稍后刷新。</p>
        </Notice>
      );
    case "issued":
      return <Notice kind="ok" title="已发卡" />;
    case "withdrawn":
      return <Notice title="已撤回，不再办理" />;
    default:
      return (
        <Notice title={GOING_ON[status]}>
          <p>
            <Clock {...standing} />
          </p>
        </Notice>
      );
  }
}
