import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { WorkArea } from "~/components/ui/work-area";
import { isPermitted, type Permission } from "~/domain/permission";
import { paths } from "~/http/paths";
import type { loader as rootLoader } from "~/root";

const LINKS: readonly { to: string; label: string; end?: boolean; permission: Permission }[] = [
  { to: paths.admin(), label: "总览", end: true, permission: "admin:enter" },
  { to: paths.adminJobs(), label: "职位审核", permission: "position:decide" },
  { to: paths.adminReports(), label: "举报处理", permission: "report:decide" },
  { to: paths.adminCardApplications(), label: "人才卡申请", permission: "card:read" },
  { to: paths.adminCardFigures(), label: "人才卡统计", permission: "card:read" },
  { to: paths.adminCards(), label: "人才卡", permission: "card:manage" },
  { to: paths.adminRecognition(), label: "人才卡互认", permission: "card:manage" },
  { to: paths.adminEnterprises(), label: "企业核验", permission: "enterprise:verify" },
  { to: paths.adminCultivation(), label: "企业培育库", permission: "cultivation:read" },
  { to: paths.adminFigures(), label: "年度数据", permission: "figures:confirm" },
  { to: paths.adminCounter(), label: "权益核销", permission: "benefit:redeem" },
  { to: paths.adminBenefits(), label: "人才卡权益", permission: "benefit:manage" },
  { to: paths.adminUsers(), label: "账号", permission: "account:manage" },
  { to: paths.adminAudit(), label: "审计日志", permission: "audit:read" },
  { to: paths.adminMail(), label: "邮件", permission: "mail:read" },
  { to: paths.adminImports(), label: "导入职位", permission: "import:manage" },
  { to: paths.adminRules(), label: "政策规则", permission: "rule:edit" },
  { to: paths.adminSettings(), label: "规则与参数", permission: "setting:manage" },
  { to: paths.adminCalendar(), label: "节假日日历", permission: "setting:manage" },
  { to: paths.adminCardTemplates(), label: "办理常用说明", permission: "setting:manage" },
  { to: paths.adminSearch(), label: "搜索索引", permission: "search:manage" },
  { to: paths.adminTasks(), label: "后台任务", permission: "task:manage" },
];

/** The frame of the administration; it reads nothing, the pages guard themselves. */
export default function Admin() {
  const roles = useRouteLoaderData<typeof rootLoader>("root")?.account?.roles ?? [];
  const links = LINKS.filter(({ permission }) => isPermitted(roles, permission));
  return (
    <WorkArea label="管理后台" links={links}>
      <Outlet />
    </WorkArea>
  );
}
