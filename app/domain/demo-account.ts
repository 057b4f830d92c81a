import type { Role } from "./role";

/** Everybody may know it: these accounts exist beside fictional data only. */
export const DEMO_PASSWORD = "fengqi-demo-2026";

export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role }[] = [
  { email: "candidate@demo.local", name: "示例求职者", role: "candidate" },
  { email: "employer@demo.local", name: "示例用人单位", role: "employer" },
  { email: "reviewer@demo.local", name: "示例初审员", role: "reviewer" },
  { email: "approver@demo.local", name: "示例复审员", role: "approver" },
  { email: "admin@demo.local", name: "示例管理员", role: "admin" },
];
