import { CARD_MATERIALS, type CardApplicationKind, type CardMaterial } from "./card-application";
import { isKeyOf } from "./labels";
import { isCatalogueCategory, type CardCategory } from "./talent-card";

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
