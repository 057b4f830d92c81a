import { Wait } from "~/components/ui/wait";
import type { CardApplicationStatus } from "~/domain/card-application";
import { formatDate, formatSpan } from "~/domain/time";

interface StageAgeProps {
  status: CardApplicationStatus;
  /** Since when it has been in its stage. */
  movedAt: number;
  dueAt: number | null;
  now: number;
}

/** How long a case has been in its stage, against the stage's deadline. */
export function StageAge({ status, movedAt, dueAt, now }: StageAgeProps) {
  if (dueAt === null) return <>已 {formatSpan(now - movedAt)}</>;
  if (status !== "publicity") return <Wait since={movedAt} dueAt={dueAt} now={now} />;
  return dueAt < now ? (
    <span className="font-bold text-gold-ink">公示期满，待批准</span>
  ) : (
    <>公示至 {formatDate(dueAt)}</>
  );
}
