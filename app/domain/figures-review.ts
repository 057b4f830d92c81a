import {
  FIGURES,
  FIGURE_SECTIONS,
  FIGURE_SECTION_NAMES,
  findFigure,
  type FigureName,
  type Figures,
  type FigureSection,
} from "./figures";
import { EVIDENCE_LABELS, REQUIRED_EVIDENCE, type EvidenceKind } from "./figures-evidence";
import { findIssues, type FigureIssue } from "./figures-checks";
import { formatNumber } from "./figures-form";
import { rdOf } from "./rules/compute-enterprise-facts";

export interface SectionReview {
  section: FigureSection;
  title: string;
  /** Figures that have to be told and are not. */
  gaps: FigureName[];
  /** How many of its figures are told. */
  told: number;
  all: number;
  hard: FigureIssue[];
  soft: FigureIssue[];
}

export interface FiguresReview {
  sections: SectionReview[];
  lacksEvidence: EvidenceKind[];
  issues: (FigureIssue & { explanation: string | null })[];
  /** Nothing is missing, nothing contradicts itself, what looks odd is explained. */
  complete: boolean;
  /** The first part with something to do; null = there is none. */
  next: FigureSection | "evidence" | null;
}

interface Reviewed {
  year: number;
  figures: Figures;
  previous: Figures | null;
  explanations: Readonly<Record<string, string>>;
  evidence: readonly EvidenceKind[];
}

const isTold = (figures: Figures, name: FigureName) =>
  figures[name] !== null && figures[name] !== undefined && figures[name] !== "";

/** How a year stands: what is missing, what contradicts itself, what still has to be explained. */
export function reviewFigures({ explanations, evidence, ...input }: Reviewed): FiguresReview {
  const { figures } = input;
  const issues = findIssues(input).map((issue) => ({
    ...issue,
    explanation: (Object.hasOwn(explanations, issue.id) ? explanations[issue.id]?.trim() : "") || null,
  }));
  const sections = FIGURE_SECTION_NAMES.map((section): SectionReview => {
    const own = FIGURES.filter((figure) => figure.section === section);
    const about = issues.filter(({ figures: [first] }) => first && findFigure(first)?.section === section);
    return {
      section,
      title: FIGURE_SECTIONS[section],
      gaps: own.filter(({ name, required }) => required && !isTold(figures, name)).map(({ name }) => name),
      told: own.filter(({ name }) => isTold(figures, name)).length,
      all: own.length,
      hard: about.filter(({ level }) => level === "hard"),
      soft: about.filter(({ level }) => level === "soft"),
    };
  });
  const lacksEvidence = REQUIRED_EVIDENCE.filter((kind) => !evidence.includes(kind));
  const open = sections.find(({ gaps, hard }) => gaps.length > 0 || hard.length > 0);
  const explained = issues.every(({ level, explanation }) => level === "soft" && explanation !== null);
  return {
    ...{ sections, lacksEvidence, issues },
    complete: !open && lacksEvidence.length === 0 && explained,
    next: open?.section ?? (lacksEvidence.length > 0 ? "evidence" : null),
  };
}

/** What keeps a year from being handed in, in words. */
export function missingWords({ sections, lacksEvidence, issues }: FiguresReview): string[] {
  const open = issues.filter(({ level, explanation }) => level === "soft" && explanation === null).length;
  return [
    ...sections.flatMap(({ title, gaps }) => (gaps.length > 0 ? [`${title}还缺 ${gaps.length} 项`] : [])),
    ...sections.flatMap(({ title, hard }) => (hard.length > 0 ? [`${title}有 ${hard.length} 处矛盾`] : [])),
    ...lacksEvidence.map((kind) => `没有上传${EVIDENCE_LABELS[kind]}`),
    ...(open > 0 ? [`${open} 处需要说明`] : []),
  ];
}

export interface ComputedLine {
  label: string;
  text: string | null;
}

const number = (figures: Figures, name: FigureName) => {
  const value = figures[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};
const share = (part: number | null, whole: number | null) =>
  part === null || whole === null || whole <= 0 ? null : `${formatNumber((part * 100) / whole)}%`;

/** What follows from the figures of a section, as the rules will compute it (policy-facts §2.4). */
export function computedLines(section: FigureSection, figures: Figures): ComputedLine[] {
  const at = (name: FigureName) => number(figures, name);
  const rd = rdOf(figures);
  if (section === "finance") {
    const [assets, debts] = [at("totalAssetsWan"), at("totalLiabilitiesWan")];
    const net = assets === null || debts === null ? null : `${formatNumber(assets - debts)} 万元`;
    return [
      { label: "净资产＝资产总额－负债总额", text: net },
      { label: "资产负债率", text: share(debts, assets) },
      {
        label: "高新技术产品（服务）收入占总收入",
        text: share(at("hiTechRevenueWan"), at("totalIncomeWan")),
      },
      { label: "主营业务收入占销售收入", text: share(at("mainRevenueWan"), at("revenueWan")) },
    ];
  }
  if (section === "rd")
    return [
      {
        label: "研发费用＝自主研发费用＋委托外部研发×80%",
        text: rd === null ? null : `${formatNumber(rd)} 万元`,
      },
      { label: "研发费用占销售收入", text: share(rd, at("revenueWan")) },
      { label: "研发费用占成本费用支出", text: share(rd, at("costsWan")) },
      {
        label: "境内研发费用占比",
        text: share(rd === null || at("rdAbroadWan") === null ? null : rd - (at("rdAbroadWan") ?? 0), rd),
      },
    ];
  if (section === "staff")
    return [
      { label: "科技人员占职工总数", text: share(at("sciStaffCount"), at("staffCount")) },
      { label: "研发人员占职工总数", text: share(at("rdStaffCount"), at("staffCount")) },
    ];
  return [];
}
