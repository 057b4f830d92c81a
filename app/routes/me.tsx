import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { WorkArea } from "~/components/ui/work-area";
import { isPermitted, type Permission } from "~/domain/permission";
import { paths } from "~/http/paths";
import type { loader as rootLoader } from "~/root";

const LINKS: readonly { to: string; label: string; end?: boolean; permission?: Permission }[] = [
  { to: paths.me(), label: "我的账号", end: true },
  { to: paths.profile(), label: "我的简历", permission: "candidate:act" },
  { to: paths.myApplications(), label: "我的投递", permission: "candidate:act" },
  { to: paths.myCard(), label: "我的人才卡", permission: "card:hold" },
  { to: paths.myCardApplications(), label: "人才卡申请", permission: "card:hold" },
  { to: paths.saved(), label: "我的收藏", permission: "candidate:act" },
  { to: paths.alerts(), label: "保存的搜索", permission: "candidate:act" },
  { to: paths.myCardDirectory(), label: "专家名录", permission: "card:hold" },
  { to: paths.myData(), label: "我的数据" },
  { to: paths.security(), label: "两步验证" },
];

/** The frame of one's own pages; it reads nothing, the pages guard themselves. */
export default function Me() {
  const { roles = [], cardNews = 0 } = useRouteLoaderData<typeof rootLoader>("root")?.account ?? {};
  const links = LINKS.filter(
    ({ permission }) => permission === undefined || isPermitted(roles, permission),
  ).map((link) => (link.to === paths.myCardApplications() ? { ...link, news: cardNews } : link));
  return (
    <WorkArea label="个人中心" links={links}>
      <Outlet />
    </WorkArea>
  );
}
