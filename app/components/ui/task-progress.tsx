import { percentOf, type TaskProgress } from "~/domain/task";

interface TaskStateProps {
  label: string;
  task: {
    progress: TaskProgress | null;
    running: boolean;
    doneAt: number | null;
    failedAt: number | null;
    lastError: string | null;
  };
}

/** How far work is that somebody waits for. */
export function TaskState({
  label,
  task: { progress, running, doneAt, failedAt, lastError },
}: TaskStateProps) {
  if (doneAt !== null) return <span className="tag tag-tier">已完成</span>;
  if (failedAt !== null) return <span className="tag tag-ended">已放弃：{lastError}</span>;
  if (!running)
    return lastError === null ? <span className="tag">排队中</span> : <>上次失败，将自动重试：{lastError}</>;
  const { done, total } = progress ?? { done: 0, total: 1 };
  return (
    <span className="flex items-center gap-2">
      <progress max={total} value={done} aria-label={label} className="h-2 w-40 accent-teal" />
      {percentOf({ done, total })}%
    </span>
  );
}
