import type { CardApplicationKind } from "./card-application";
import { isKeyOf, keysOf } from "./labels";
import { isCatalogueCategory, type CardCategory } from "./talent-card";

/** Materials of a case, each proving a condition or the identity. */
export const CARD_MATERIALS = {
  identity: { label: "身份证件", hint: "身份证人像面与国徽面，或护照资料页" },
  honour: {
    label: "荣誉、奖励或入选证明",
    hint: "证书、文件或公布网页的打印件，须能看出姓名、名称、授予单位和时间",
  },
  contract: { label: "劳动（聘用）合同", hint: "首页、期限页和签章页" },
  socialInsurance: { label: "社会保险参保证明", hint: "近三个月，能看出参保单位和参保地" },
  incomeTax: { label: "个人所得税纳税记录", hint: "近三个月，能看出扣缴义务人和主管税务机关" },
  education: { label: "学历学位证书", hint: "境外学历附教育部留学服务中心认证" },
  title: { label: "职称或职业技能等级证书", hint: "按职称、技能等级申报时上传" },
  employerLicence: { label: "用人单位营业执照或登记证书", hint: "已在本平台核验的单位不用上传" },
  other: { label: "其他证明", hint: "办理人员要求的其他材料" },
} as const;
export type CardMaterial = keyof typeof CARD_MATERIALS;
export const CARD_MATERIAL_KEYS = keysOf<CardMaterial>(CARD_MATERIALS);
export const MATERIAL_VERDICT_LABELS = { pending: "未核", accepted: "属实", rejected: "不采信" } as const;
export type MaterialVerdict = keyof typeof MATERIAL_VERDICT_LABELS;
export const MATERIAL_VERDICTS = keysOf<MaterialVerdict>(MATERIAL_VERDICT_LABELS);

/** One line of the checklist. */
export interface NeededMaterial {
  kind: CardMaterial;
  required: boolean;
  /** Why it is asked for, in words of the condition that it proves. */
  why: string;
}

export interface MaterialsAsked {
  kind: CardApplicationKind;
  category: CardCategory;
  answers: Readonly<Record<string, string | undefined>>;
  /** The identity of the employer was checked by the portal: its licence is known. */
  employerVerified: boolean;
  /** What the office asked for when it sent the case back. */
  missing?: readonly string[] | null;
}

/** Degrees by which a band of 凤栖 is reached; with another one it is reached by a title or a skill level (§5.5). */
const DEGREES_OF: Partial<Record<CardCategory, readonly string[]>> = {
  fengqiPostdoc: ["postdoc"],
  fengqiDoctor: ["doctor", "doctoralStudent", "postdoc"],
  fengqiMaster: ["master", "doctor", "postdoc"],
  fengqiBachelor: ["bachelor", "master", "doctor", "doctoralStudent", "postdoc"],
};

/** Whether somebody whose degree does not reach the band asks for it by a title or a skill level. */
export const isByTitle = (category: CardCategory, degree: string | undefined): boolean =>
  !isCatalogueCategory(category) && !!degree && !DEGREES_OF[category]?.includes(degree);

/**
 * The materials of a case, in the order in which they are asked for (项目默认: which papers prove the conditions of
 * policy-facts §5.3 and §5.5 no public text says). A renewal asks for nothing anew that was looked at before; what the
 * office asked for is asked for in every case.
 */
export function materialsFor(asked: MaterialsAsked): NeededMaterial[] {
  const { kind, category, answers, employerVerified, missing } = asked;
  const catalogue = isCatalogueCategory(category);
  const anew = kind !== "renewal";
  const isStudent = category === "fengqiDoctor" && answers.degree === "doctoralStudent";
  // What binds somebody to the zone full-time is not asked of whoever need not be.
  const loose = catalogue ? answers.partTimeStandard === "claim" : isStudent;
  const byTitle = isByTitle(category, answers.degree);
  const lines: NeededMaterial[] = [
    { kind: "identity", required: true, why: "核对身份" },
    ...(catalogue ? [{ kind: "honour", required: true, why: "证明符合分类目录" } as const] : []),
    ...(catalogue
      ? []
      : [
          { kind: "education", required: !byTitle, why: "证明学历、学位" } as const,
          { kind: "title", required: byTitle, why: "按职称或技能等级申报时，证明职称或等级" } as const,
        ]),
    {
      kind: "contract",
      required: anew && !loose,
      why: loose ? "与单位有协议的，可以上传" : "证明在科学城（高新区）工作及期限",
    },
    { kind: "socialInsurance", required: anew && !loose, why: "证明社保关系在科学城（高新区）" },
    ...(catalogue
      ? [
          {
            kind: "incomeTax",
            // Where somebody has only just come, three months of tax are not there yet.
            required: kind === "new" && !loose,
            why: "证明个税、薪金关系在科学城（高新区）",
          } as const,
        ]
      : []),
    ...(employerVerified
      ? []
      : [{ kind: "employerLicence", required: anew, why: "单位未在本平台核验，证明注册地" } as const]),
    { kind: "other", required: false, why: "办理人员要求的或您认为有用的" },
  ];
  const named = (missing ?? []).filter((one): one is CardMaterial => isKeyOf(CARD_MATERIALS, one));
  const line = (one: CardMaterial) => ({ kind: one, required: true, why: "办理人员要求补正" });
  return [
    ...lines.map((one) => (named.includes(one.kind) ? line(one.kind) : one)),
    ...named.filter((one) => !lines.some(({ kind: known }) => known === one)).map(line),
  ];
}
