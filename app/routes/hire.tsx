import { Outlet } from "@remix-run/react";
import { WorkArea } from "~/components/ui/work-area";
import { paths } from "~/http/paths";

const LINKS = [
  { to: paths.hire(), label: "待办", end: true },
  { to: paths.hireJobs(), label: "职位" },
  { to: paths.hireApplications(), label: "投递" },
  { to: paths.talents(), label: "找人才" },
  { to: paths.experts(), label: "专家名录" },
  { to: paths.hireCardApplications(), label: "人才卡代办" },
  { to: paths.hireCultivation(), label: "培育与积分" },
  { to: paths.hireEnterprise(), label: "单位与核验" },
];

/** The frame of an employer's pages; it reads nothing, the pages guard themselves. */
export default function Hire() {
  return (
    <WorkArea label="招聘管理" links={LINKS}>
      <Outlet />
    </WorkArea>
  );
}
