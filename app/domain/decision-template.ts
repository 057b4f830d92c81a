import type { CardApplicationVerb } from "./card-application-moves";
import { keysOf } from "./labels";

/** The setting that holds the texts; every version of it is kept. */
export const DECISION_TEMPLATES_SETTING = "card.decision-templates";

/** Texts that come up again and again in decisions, by verb. The applicant reads them. */
export type DecisionTemplates = Partial<Record<CardApplicationVerb, readonly string[]>>;

/** 项目默认: wording of the portal, for the office to replace with its own. */
export const DEFAULT_DECISION_TEMPLATES = {
  accept: ["申请材料齐全，已受理。"],
  exempt: ["申报的荣誉在目录内且可以直接证明，只核验真实性。"],
  pass: ["初审：申报内容与证明材料一致，符合申报类别的条件。", "初审：材料齐全，待核的条件请复审人员确认。"],
  verify: ["经核验，申报的荣誉属实。"],
  endorse: ["复审：同意初审意见，进入公示。"],
  approve: ["公示期满无异议，同意发卡。"],
  return: [
    "材料不清晰，请重新上传能看清姓名、单位和日期的扫描件。",
    "请补充近三个月的社会保险参保证明和个人所得税纳税记录。",
    "请补充劳动（聘用）合同的期限页和签章页。",
  ],
  reject: [
    "所申报的荣誉不在“金凤凰”人才分类目录内。条件变化后可以重新申请。",
    "社保、个税或薪金关系不在科学城（高新区），不符合入库条件。关系转入后可以重新申请。",
  ],
  review: ["现有材料不能直接证明所申报的荣誉，转初审办理。"],
  remand: ["初审意见的依据不充分，请核对后重新提出意见。"],
  dismiss: ["经核实，异议反映的情况不影响申报条件。"],
  uphold: ["经核实，异议反映的情况属实，不符合申报条件。"],
  grant: ["申诉提供的材料有新的证明力，重新审查。"],
  deny: ["申诉没有提出新的事实或依据，维持原决定。"],
} as const satisfies DecisionTemplates;

export type TemplatedVerb = keyof typeof DEFAULT_DECISION_TEMPLATES;
export const TEMPLATED_VERBS = keysOf<TemplatedVerb>(DEFAULT_DECISION_TEMPLATES);
/** More than have a key of their own are not offered. */
export const MOST_TEMPLATES = 9;
export const LONGEST_TEMPLATE = 300;

/** The text that `<verb>-<number from 0>` stands for; null = there is none. */
export function templateText(templates: DecisionTemplates, id: string | undefined): string | null {
  const [verb = "", at = ""] = (id ?? "").split("-");
  return templates[verb as CardApplicationVerb]?.[Number(at)] ?? null;
}
