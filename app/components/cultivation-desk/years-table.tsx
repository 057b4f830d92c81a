import { Form, Link } from "@remix-run/react";
import { VerdictTag } from "~/components/card-cases/verdicts";
import { SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Table } from "~/components/ui/table";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import { TIER_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { anyOf } from "~/domain/rules/evaluate-condition";
import type { Verdict } from "~/domain/rules/rule-set";
import { formatDate } from "~/domain/time";
import { paths } from "~/http/paths";

interface YearsTableProps {
  years: readonly {
    id: number;
    year: number;
    at: number;
    asOf: string;
    digest: string;
    verdicts: Readonly<Record<string, Verdict>>;
  }[];
  shownYear: number | null;
  /** Of a year that was just computed again. */
  checked: { year: number; same: boolean; kept: string; digest: string } | null;
  enterpriseId: string;
}

/** What the rules said of each confirmed year; each can be computed again from what was kept then. */
export function YearsTable({ years, shownYear, checked, enterpriseId }: YearsTableProps) {
  const here = paths.adminCultivationEnterprise(enterpriseId);
  return (
    <section aria-labelledby="years" className="mb-5">
      <h2 id="years" className="mb-2 text-lg font-bold">
        历年判断
      </h2>
      {checked ? (
        <Notice
          kind={checked.same ? "ok" : "danger"}
          className="mb-3"
          title={
            checked.same
              ? `${checked.year} 年：重新计算的结果与记录逐字一致`
              : `${checked.year} 年：重新计算的结果与记录不一致，请报告管理员`
          }
        >
          <p role="status" className="text-sm break-all">
            记录的校验值 {checked.kept}
            <br />
            重新计算 {checked.digest}
          </p>
        </Notice>
      ) : null}
      {years.length === 0 ? (
        <p className="card p-5">还没有已确认的年度数据。</p>
      ) : (
        <Table
          caption="历年判断，最近的在前；高新技术企业、高能级领军企业只是按规则的预判"
          columns={[
            "年度",
            ...CULTIVATION_TIERS.map((tier) => CULTIVATION_TIER_LABELS[tier]),
            "判断于",
            "核对",
          ]}
        >
          {years.map((row) => (
            <tr key={row.id}>
              <td className="whitespace-nowrap">
                {row.year === shownYear ? (
                  <strong>{row.year} 年</strong>
                ) : (
                  <Link to={`${paths.adminCultivationEnterprise(enterpriseId, { year: row.year })}#verdicts`}>
                    {row.year} 年
                  </Link>
                )}
              </td>
              {CULTIVATION_TIERS.map((tier) => (
                <td key={tier}>
                  <VerdictTag
                    verdict={anyOf(TIER_RULE_SETS[tier].map((id) => row.verdicts[id] ?? "unknown"))}
                  />
                </td>
              ))}
              <td className="whitespace-nowrap">
                {formatDate(row.at)}
                <small className="block text-ink-2">判断日 {row.asOf}</small>
              </td>
              <td>
                <Form method="post" action={here} preventScrollReset>
                  <input type="hidden" name="year" value={row.year} />
                  <SubmitButton
                    intent="check"
                    className="btn btn-quiet whitespace-nowrap"
                    label={`按当时的规则和数据重新计算 ${row.year} 年`}
                  >
                    重新计算
                  </SubmitButton>
                </Form>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
