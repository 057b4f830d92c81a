import { Outlet } from "@remix-run/react";
import { WorkArea } from "~/components/ui/work-area";
import { paths } from "~/http/paths";

const LINKS = [
  { to: paths.me(), label: "我的账号", end: true },
  { to: paths.profile(), label: "我的简历" },
  { to: paths.myApplications(), label: "我的投递" },
  { to: paths.myData(), label: "我的数据" },
  { to: paths.security(), label: "两步验证" },
];

/** The frame of one's own pages; it reads nothing, the pages guard themselves. */
export default function Me() {
  return (
    <WorkArea label="个人中心" links={LINKS}>
      <Outlet />
    </WorkArea>
  );
}
