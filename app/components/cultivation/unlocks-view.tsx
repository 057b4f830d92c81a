import { Link } from "@remix-run/react";
import { VerdictTag } from "~/components/card-cases/verdicts";
import { ConfidenceTag } from "~/components/programme/confidence-tag";
import type { Verdict } from "~/domain/rules/rule-set";
import type { LoanPreAssessment } from "~/domain/loan";
import type { Rewards } from "~/domain/unlocks";
import { paths } from "~/http/paths";
import { Table } from "../ui/table";
import { LoanView } from "./loan-view";

interface UnlocksViewProps {
  rewards: Rewards;
  /** null = the year was judged before there was a rule about it. */
  loan: LoanPreAssessment | null;
}

/** What the standing of a company may bring: rewards of the zone, the loan, and what else the portal has for it. */
export function UnlocksView({ rewards, loan }: UnlocksViewProps) {
  return (
    <section aria-labelledby="unlocks" className="card space-y-5 p-5">
      <h2 id="unlocks" className="text-xl font-bold">
        可能对应的支持
        <small className="ml-2 text-sm font-normal text-ink-2">预评估，不是认定结论</small>
      </h2>
      <RewardsView {...rewards} />
      <LoanView loan={loan} />
      <section aria-labelledby="other-support">
        <h3 id="other-support" className="font-bold">
          本门户可以办的
        </h3>
        <ul className="list-disc pl-5">
          <li>
            <Link to={paths.hireCardApplications()}>为员工代办“金凤凰”人才卡</Link>，持卡人可以享受
            <Link to={paths.cardBenefits()}>各项权益</Link>
          </li>
          <li>
            <Link to={paths.hireJobs()}>发布职位</Link>，培育层级会显示在职位上
          </li>
        </ul>
      </section>
    </section>
  );
}

const THEN: Record<Verdict, string> = {
  met: "取得证书后符合",
  notMet: "取得证书后也不符合",
  unknown: "取得证书后待核",
};

function RewardsView({ rewards, highTechWan, highTechThenWan, isOverlapping }: Rewards) {
  const wan = highTechWan ?? highTechThenWan;
  return (
    <section aria-labelledby="rewards">
      <h3 id="rewards" className="font-bold">
        高新区奖励
      </h3>
      {wan === null ? null : (
        <p>
          {highTechWan === null ? "取得高新技术企业证书后，" : ""}高新技术企业认定奖励按条件最高为
          <b> {wan} 万元</b>。
          {isOverlapping ? "同时符合的几档是否叠加，公开文件没有说明（待核），这里取最高一档。" : ""}
        </p>
      )}
      <p className="mb-2 text-sm text-ink-2">一次性奖励；以前是否兑现过、何时申报，以主管部门的通知为准。</p>
      <Table caption="高新区奖励的条件与金额" columns={["奖励", "条件", "金额", "预评估"]}>
        {rewards.map((one) => (
          <tr key={one.id}>
            <td className="min-w-36">{one.title}</td>
            <td className="min-w-52">
              {one.asks}
              <span className="block text-ink-2">
                {one.clause} <ConfidenceTag confidence={one.confidence} />
              </span>
            </td>
            <td className="whitespace-nowrap">{one.amountWan} 万元</td>
            <td className="min-w-28">
              <VerdictTag verdict={one.verdict} />
              {one.withCertificate ? (
                <span className="block text-ink-2">{THEN[one.withCertificate]}</span>
              ) : null}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
