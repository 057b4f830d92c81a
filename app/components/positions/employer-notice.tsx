import { Link } from "@remix-run/react";
import { formatDate } from "~/domain/time";
import { paths } from "~/http/paths";
import { Notice } from "../ui/notice";
import { WorkHead } from "../ui/work-area";

/** For an account that acts for no enterprise yet. */
export function NoEnterprise() {
  return (
    <>
      <WorkHead title="先登记单位" />
      <Notice kind="warning" title="您的账号还没有关联单位">
        <p>
          自主招聘账号只能发布本单位的职位。请先<Link to={paths.hireEnterprise()}>登记单位并申请核验</Link>
          ，或请本单位负责人邀请您加入。
        </p>
      </Notice>
    </>
  );
}

interface VerificationNoticeProps {
  verified: boolean;
  verifiedUntil: number | null;
  endsSoon: boolean;
}

/** Whether the enterprise may publish; nothing while it may and will for a while. */
export function VerificationNotice({ verified, verifiedUntil, endsSoon }: VerificationNoticeProps) {
  const link = <Link to={paths.hireEnterprise()}>单位与核验</Link>;
  if (!verified)
    return (
      <Notice
        kind="danger"
        title={verifiedUntil === null ? "单位尚未通过核验" : `核验已于 ${formatDate(verifiedUntil)} 到期`}
      >
        <p>可以先填写职位，核验通过后才能提交审核、发布和恢复招聘。请到{link}办理。</p>
      </Notice>
    );
  if (!endsSoon || verifiedUntil === null) return null;
  return (
    <Notice kind="warning" title={`核验将于 ${formatDate(verifiedUntil)} 到期`}>
      <p>每 6 个月至少核验一次，到期后不能发布职位。请提前到{link}重新核验。</p>
    </Notice>
  );
}
