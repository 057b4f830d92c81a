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
  "account:second-step-on": "开启两步验证",
  "account:second-step-off": "关闭两步验证",
  "account:second-step-reset": "为账号关闭两步验证",
  "account:second-step-failed": "两步验证失败",
  "account:recovery-codes": "更换恢复码",
  "account:identity-linked": "绑定统一身份",
  "account:identity-unlinked": "解除绑定统一身份",
  "account:view": "查看账号",
  "account:roles-changed": "更改角色",
  "account:disable": "停用账号",
  "account:enable": "启用账号",
  "job:create": "新建职位",
  "job:save": "填写职位",
  "job:submit": "提交职位审核",
  "job:withdraw": "撤回职位修改",
  "job:return": "退回职位",
  "job:approve": "通过并发布职位",
  "job:confirm": "确认职位仍在招聘",
  "job:extend": "更改职位有效期",
  "job:headcount": "更改招聘人数",
  "job:pause": "暂停职位",
  "job:lapse": "职位到期未确认，自动暂停",
  "job:unverify": "单位核验到期，自动暂停职位",
  "job:suspend": "暂停展示职位",
  "job:reinstate": "恢复展示职位",
  "job:resume": "恢复职位",
  "job:close": "停止招聘",
  "job:revise": "下线修改职位",
  "job:discard": "删除职位草稿",
  "job:copy": "复制职位",
  "job:relist": "重新发布职位",
  "job:import": "批量导入职位草稿",
  "verification:submit": "提交企业核验",
  "verification:withdraw": "撤回企业核验",
  "verification:view": "查看企业核验",
  "verification:approve": "通过企业核验",
  "verification:return": "退回企业核验",
  "verification:reject": "否决企业核验",
  "report:create": "举报职位",
  "report:view": "查看举报",
  "report:answer": "答复举报",
  "upload:open": "查看上传文件",
  "member:invite": "邀请成员",
  "member:revoke": "撤销邀请",
  "member:join": "加入企业",
  "member:role": "更改成员身份",
  "member:remove": "移除成员",
  "task:retry": "重试任务",
  "search:rebuild": "重建搜索索引",
  "search:verify": "核对搜索索引",
  "search:repair": "修复搜索索引",
  "setting:change": "更改设置",
  "demo.load": "载入示例数据",
  "import:upload": "上传导入文件",
  "import:ask": "批准导入",
  "import:start": "开始导入职位",
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
