import { keysOf } from "./labels";

/** Work that the portal does by itself. */
export const TASK_LABELS = {
  "mail:send": "发送邮件",
  "account:tidy": "清理过期的登录与链接",
  "position:lapse": "暂停到期未确认的职位",
  "verification:remind": "提醒核验即将到期的单位",
  "application:remind": "提醒待答复的投递",
  "application:lapse": "结束逾期未答复的投递",
  "application:outcome": "提醒登记是否在岗",
  "alert:send": "发送职位订阅邮件",
  "data:terms": "删除保存期满的个人数据",
  "upload:tidy": "清理不再使用的上传文件",
  "card:issue": "发放人才卡",
  "card:expire": "提醒人才卡即将到期",
  "card:remind": "提醒到期待办的人才卡申请",
  "cultivation:assess": "按规则判断企业",
  "cultivation:recompute": "重新计算全部企业",
  "cultivation:nearness": "计算企业离下一层级的差距",
  "certificate:remind": "提醒企业证书即将到期",
  "import:check": "检查导入文件",
  "import:run": "导入职位",
  "premium:recompute": "按规则重算高薪优岗",
  "search:rebuild": "重建搜索索引",
  "search:verify": "核对搜索索引",
  "search:repair": "修复搜索索引的差异",
} as const;
export type TaskKind = keyof typeof TASK_LABELS;
export const TASK_KINDS = keysOf<TaskKind>(TASK_LABELS);

export const TASK_STATES = { waiting: "等待中", failed: "已放弃", done: "已完成" } as const;
export type TaskState = keyof typeof TASK_STATES;

/** What counts for long over the database alone: a thread of its own does it, so that no answer waits for it. */
export const THREAD_TASKS = [
  "import:check",
  "import:run",
  "premium:recompute",
  "cultivation:recompute",
  "cultivation:nearness",
] as const satisfies readonly TaskKind[];

/** What may take minutes and asks search is done beside the rest, so that no message waits for it. */
export const LONG_TASKS: readonly TaskKind[] = [
  "alert:send",
  "search:rebuild",
  "search:verify",
  "search:repair",
];

export interface TaskProgress {
  done: number;
  total: number;
  /** What it counted, by name. */
  found?: Record<string, number>;
}

/** After that many attempts it is left to people. */
export const MOST_ATTEMPTS = 10;
/** How long one attempt may take before it counts as died. */
export const HELD_FOR = 5 * 60_000;
const FIRST_PAUSE = 10_000;
const LONGEST_PAUSE = 60 * 60_000;

/** How long to wait after the n-th attempt failed (from 1): 10 s, 20 s, 40 s … an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempts - 1));
}

/** Whole percent; 100 only when it is done. */
export const percentOf = ({ done, total }: TaskProgress): number =>
  total === 0 ? 100 : Math.min(done < total ? 99 : 100, Math.floor((done / total) * 100));
