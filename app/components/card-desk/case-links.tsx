import { Link } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import {
  CARD_APPLICATION_KIND_LABELS,
  CARD_APPLICATION_STATUS_LABELS,
  type CardApplicationKind,
  type CardApplicationStatus,
} from "~/domain/card-application";
import { isOpenCardApplication } from "~/domain/card-application-moves";
import {
  CARD_CATEGORY_LABELS,
  CARD_STATUS_LABELS,
  type CardCategory,
  type CardStatus,
} from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { paths } from "~/http/paths";

interface OtherCase {
  id: string;
  caseNumber: string | null;
  kind: CardApplicationKind;
  category: CardCategory;
  status: CardApplicationStatus;
  name: string | null;
  movedAt: number;
}
interface Others {
  cases: readonly OtherCase[];
  cards: readonly { id: string; number: string; status: CardStatus }[];
}

const isEmpty = ({ cases, cards }: Others) => cases.length + cards.length === 0;

interface CaseLinksProps {
  duplicates: Others;
  others: Others;
  /** Whether cards can be opened, and so are led to. */
  managesCards: boolean;
}

/** The same identity number under another account, and what the person themselves has or asked for besides. */
export function CaseLinks({ duplicates, others, managesCards }: CaseLinksProps) {
  return (
    <>
      {isEmpty(duplicates) ? null : (
        <Notice
          kind={
            duplicates.cards.length > 0 ||
            duplicates.cases.some(({ status }) => isOpenCardApplication(status))
              ? "danger"
              : "warning"
          }
          className="mb-4"
          title="同一证件号码在其他账号下也有申请或人才卡，请核实是否重复"
        >
          <List {...duplicates} managesCards={managesCards} />
        </Notice>
      )}
      {isEmpty(others) ? null : (
        <Notice className="mb-4" title="本人的其他申请和人才卡">
          <List {...others} managesCards={managesCards} />
        </Notice>
      )}
    </>
  );
}

function List({ cases, cards, managesCards }: Others & Pick<CaseLinksProps, "managesCards">) {
  return (
    <ul className="list-disc pl-5">
      {cards.map(({ id, number, status }) => (
        <li key={id}>
          人才卡 {managesCards ? <Link to={paths.adminCard(id)}>{number}</Link> : number} ·{" "}
          {CARD_STATUS_LABELS[status]}
        </li>
      ))}
      {cases.map(({ id, caseNumber, kind, category, status, name, movedAt }) => (
        <li key={id}>
          <Link to={paths.adminCardApplication(id)}>{caseNumber}</Link> {name} ·{" "}
          {CARD_APPLICATION_KIND_LABELS[kind]} · {CARD_CATEGORY_LABELS[category]} ·{" "}
          {CARD_APPLICATION_STATUS_LABELS[status]} · {formatDate(movedAt)}
        </li>
      ))}
    </ul>
  );
}

interface RuleChange {
  ruleSetId: string;
  title: string;
  used: number;
  inForce: number;
  added: readonly string[];
  removed: readonly string[];
  changed: readonly string[];
}

/** That rules have changed since the case was handed in: it keeps those it was handed in under. */
export function RuleChanges({ changes }: { changes: readonly RuleChange[] }) {
  if (changes.length === 0) return null;
  const lines = (what: string, titles: readonly string[]) =>
    titles.length > 0 ? `${what}：${titles.join("、")}。` : "";
  return (
    <Notice kind="warning" className="mb-4" title="提交之后规则有新版本，这份申请仍按提交时的版本办理">
      <ul className="list-disc pl-5">
        {changes.map(({ ruleSetId, title, used, inForce, added, removed, changed }) => (
          <li key={ruleSetId}>
            {title}：本案第 {used} 版，现行第 {inForce} 版。
            {lines("新增", added)}
            {lines("取消", removed)}
            {lines("有改动", changed)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
