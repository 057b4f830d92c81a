import { Link } from "@remix-run/react";
import { TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Table } from "~/components/ui/table";
import {
  CARD_APPLICATION_KIND_LABELS,
  type CardApplicationKind,
  type CardApplicationStatus,
} from "~/domain/card-application";
import { cardApplicationMoves } from "~/domain/card-application-moves";
import { BULK_VERBS, deskParams, type DeskQuery } from "~/domain/card-desk";
import type { FormFaults } from "~/domain/form";
import { isPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { VERDICT_LABELS, type Verdict } from "~/domain/rules/rule-set";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { paths } from "~/http/paths";
import { CaseStatusTag } from "./case-status-tag";
import { StageAge } from "./stage-age";
import { useListKeys } from "./use-list-keys";

interface Listed {
  id: string;
  caseNumber: string;
  kind: CardApplicationKind;
  category: CardCategory;
  status: CardApplicationStatus;
  name: string | null;
  employer: string | null;
  exempt: boolean;
  verdict: string | null;
  movedAt: number;
  dueAt: number | null;
  version: number;
  assignee: string | null;
  mine: boolean;
  seen: boolean;
}

interface DeskTableProps {
  cases: readonly Listed[];
  query: DeskQuery;
  roles: readonly Role[];
  faults: FormFaults | null;
  keysOn: boolean;
  now: number;
}

/** What several of the listed can be decided with at once, by the stages that are listed and by role. */
function bulkMoves(cases: readonly Listed[], roles: readonly Role[]) {
  return BULK_VERBS.flatMap((verb) => {
    const move = cases
      .flatMap(({ status }) => cardApplicationMoves(status))
      .find((one) => one.verb === verb && one.permission && isPermitted(roles, one.permission));
    return move ? [{ verb, label: move.label }] : [];
  });
}

/** A page of the work list, to be opened one by one or decided on together. */
export function DeskTable({ cases, query, roles, faults, keysOn, now }: DeskTableProps) {
  const box = useListKeys<HTMLDivElement>(keysOn);
  const moves = bulkMoves(cases, roles);
  const params = deskParams({ ...query, page: undefined });
  return (
    <div ref={box}>
      <PortalForm faults={faults}>
        <Table
          caption="人才卡申请"
          columns={["选择", "申请", "类别与单位", "环节", "办理时间", "规则判断", "承办人"]}
        >
          {cases.map((row) => (
            <tr key={row.id} data-row className="focus-within:bg-teal-tint">
              <td>
                <input
                  type="checkbox"
                  name="items"
                  value={`${row.id}:${row.version}`}
                  aria-label={`选择 ${row.caseNumber}`}
                  className="size-6"
                />
              </td>
              <td>
                <Link
                  data-open
                  to={paths.adminCardApplication(row.id, params)}
                  className="font-bold whitespace-nowrap"
                >
                  {row.caseNumber}
                </Link>
                <span className="block">
                  {row.name ?? "未填写姓名"}
                  {row.seen ? <span className="tag ml-2">已查看</span> : null}
                </span>
              </td>
              <td>
                {CARD_CATEGORY_LABELS[row.category]}
                {row.kind === "new" ? "" : ` · ${CARD_APPLICATION_KIND_LABELS[row.kind]}`}
                {row.exempt ? <span className="tag tag-tier ml-2">免评</span> : null}
                <span className="block text-ink-2">{row.employer ?? "未填写单位"}</span>
              </td>
              <td>
                <CaseStatusTag status={row.status} />
              </td>
              <td className="whitespace-nowrap">
                <StageAge {...row} now={now} />
              </td>
              <td className="whitespace-nowrap">
                {row.verdict === null ? "—" : VERDICT_LABELS[row.verdict as Verdict]}
              </td>
              <td className="whitespace-nowrap">{row.mine ? "我" : (row.assignee ?? "未分派")}</td>
            </tr>
          ))}
        </Table>
        <fieldset className="card mt-4 p-4">
          <legend className="px-1 font-bold">办理勾选的申请</legend>
          <p className="mb-3 text-sm text-ink-2">
            逐份办理、逐份给出结果，一份不能办理不影响其他。只办理您在本环节打开看过的申请；退回和不予通过须逐份办理。
          </p>
          {moves.length > 0 ? (
            <TextField name="note" label="说明" optional rows={2} hint="申请人会看到，用于勾选的每一份" />
          ) : null}
          <span className="flex flex-wrap gap-3">
            {moves.map(({ verb, label }) => (
              <SubmitButton key={verb} intent={verb}>
                {label}
              </SubmitButton>
            ))}
            <SubmitButton intent="take" className="btn btn-quiet">
              由我承办
            </SubmitButton>
          </span>
        </fieldset>
      </PortalForm>
    </div>
  );
}
