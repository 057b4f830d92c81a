import { OFFICE_FACTS } from "~/domain/rules/enterprise-facts";
import type { Tx } from "~db/client";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import { tellOwners } from "../member/tell-owners.server";
import { FIGURES_WRITING, reviewRow, type OfficeFigures } from "./load-figures.server";
import { findFigures, moveFigures, type FiguresResult, type FiguresRow } from "./move-figures.server";

/** Makes the address where a company finds a year. */
export type FiguresLink = (year: number) => string;

export interface FiguresDecision {
  verb: "return" | "confirm";
  note: string;
  /** What experts have found, by name of the fact; what is empty was not found. */
  findings: Readonly<Record<string, string>>;
  version: number;
}

/** Confirms a year, or returns it to be mended. A member of the company decides nothing of it (four eyes). */
export function decideFigures(
  ctx: AccountContext,
  { row: shown }: OfficeFigures,
  { verb, note, findings, version }: FiguresDecision,
  link: FiguresLink,
): FiguresResult {
  return ctx.db.transaction((tx): FiguresResult => {
    if (isMemberOf(tx, ctx.actor.id, shown.enterpriseId)) return { refused: "own" };
    const result = moveFigures(tx, ctx, {
      ...{ figuresId: shown.id, verb, who: "office", version, note },
      isComplete: (row) => isSound(tx, row),
      ...(verb === "confirm" ? { set: { findings: soundFindings(findings) } } : {}),
    });
    const row = findFigures(tx, shown.id);
    if ("done" in result && row) tell(tx, ctx, row, { verb, note: note.trim() }, link);
    return result;
  }, FIGURES_WRITING);
}

/** Nothing is missing, nothing contradicts itself. What looks odd the office has before it and judges itself. */
function isSound(tx: Tx, row: FiguresRow): boolean {
  const { sections, lacksEvidence } = reviewRow(tx, row, "office");
  return (
    lacksEvidence.length === 0 && sections.every(({ gaps, hard }) => gaps.length === 0 && hard.length === 0)
  );
}

/** Only what the list of facts offers. */
function soundFindings(findings: Readonly<Record<string, string>>): Record<string, string> {
  const kept = OFFICE_FACTS.flatMap(({ name, options = [] }) => {
    const value = findings[name];
    return options.some((option) => option.value === value) && value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

const OUTCOMES = {
  return: { subject: "年度数据需要修改", says: "已退回，请修改后重新提交。" },
  confirm: {
    subject: "年度数据已确认",
    says: "已确认，将按它计算培育层级和创新积分。需要更正时可以提交新的一版。",
  },
} as const;

function tell(
  tx: Tx,
  ctx: AccountContext,
  row: FiguresRow,
  { verb, note }: Pick<FiguresDecision, "verb" | "note">,
  link: FiguresLink,
): void {
  const { subject, says } = OUTCOMES[verb];
  tellOwners(tx, ctx, {
    enterpriseId: row.enterpriseId,
    onceKey: `figures:${row.id}:${row.version}`,
    subject,
    says: (company) => [
      `“${company}”${row.year} 年的年度数据${says}`,
      ...(note ? [`说明：${note}`] : []),
      `查看：${link(row.year)}`,
    ],
  });
}
