import { formatSpan, formatTime } from "~/domain/time";

interface WaitProps {
  since: number;
  dueAt: number;
  now: number;
}

/** How long something has been waiting for the office, against its deadline. */
export function Wait({ since, dueAt, now }: WaitProps) {
  const isLate = dueAt < now;
  return (
    <span className={isLate ? "font-bold text-danger" : ""}>
      已等 {formatSpan(now - since)}
      <small className={`block ${isLate ? "" : "text-ink-2"}`}>
        {isLate ? `已超期 ${formatSpan(now - dueAt)}` : `${formatTime(dueAt)} 前办结`}
      </small>
    </span>
  );
}

interface WaitOrEndProps {
  /** Whether it is still to be decided. */
  waits: boolean;
  row: { submittedAt: number | null; dueAt: number | null; decidedAt: number | null };
  now: number;
}

/** In a list: how long something has been waiting, or when it was decided. */
export function WaitOrEnd({ waits, row: { submittedAt, dueAt, decidedAt }, now }: WaitOrEndProps) {
  if (waits && submittedAt !== null && dueAt !== null)
    return <Wait since={submittedAt} dueAt={dueAt} now={now} />;
  return decidedAt === null ? "—" : formatTime(decidedAt);
}
