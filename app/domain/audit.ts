/** The actions of the audit trail in words. What is not named here is shown as it was written. */
export const AUDIT_ACTION_LABELS = {
  "account:register": "注册",
  "account:create": "创建账号",
  "account:sign-in": "登录",
  "account:sign-in-failed": "登录失败",
  "account:sign-out": "退出",
  "account:reset-asked": "申请重置密码",
  "account:reset": "重置密码",
  "account:password-changed": "修改密码",
  "account:session-revoked": "结束会话",
  "account:view": "查看账号",
  "account:roles-changed": "更改角色",
  "account:disable": "停用账号",
  "account:enable": "启用账号",
  "demo.load": "载入示例数据",
  "import:finish": "导入职位",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTION_LABELS;

export const actionLabel = (action: string): string =>
  (AUDIT_ACTION_LABELS as Record<string, string>)[action] ?? action;

/** Who acted where it was no account: `访客`, `命令 import`, `系统 job`. */
export function actorLabel(actor: string): string {
  const [kind, name = ""] = actor.split(":");
  if (kind === "visitor") return "访客";
  if (kind === "command") return `命令 ${name}`;
  return kind === "system" ? `系统 ${name}`.trim() : actor;
}
