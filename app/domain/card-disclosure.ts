import type { Disclosure } from "./consent";
import { termText } from "./terms";

/** 项目默认: days for which somebody can answer an enterprise that asks to file for them. */
export const CARD_INVITATION_DAYS = 14;

/** Who decides on cards where those who run the installation have not said so. */
const OFFICE = "人才卡办理机关";

/** How somebody is told what happens with a request for a card (个人信息保护法 art. 17, 23, 25, 29). */
export function cardDisclosure(office: { name: string | null; contact: string | null }): Disclosure {
  return {
    recipient: office.name ?? `${OFFICE}（具体名称待核）`,
    contact: office.contact,
    purpose: "核验身份和申报条件，审查人才卡申请，公示，发卡",
    items: [
      "姓名",
      "证件类型、证件号码及由此得出的年龄（敏感个人信息）",
      "工作单位和所在领域",
      "申报的条件、荣誉",
      "上传的材料",
    ],
    retention: `办结 ${termText("cardCases")}后删除个人内容，发了卡的从卡失效起算（项目默认）`,
  };
}

/** What is told apart from the disclosure: what becomes public, and why the identity cannot be done without. */
export const CARD_CONSENT_NOTES = [
  "证件号码是敏感个人信息，只用于核对本人、防止重复发卡；加密保存，工作人员每次查看都有记录。不提供就无法核对身份。",
  "复审（或免评核验）通过后公示 5 个工作日，只公开脱敏姓名（如“张*”）、类别和工作单位，公示结束后不再显示。",
  "可以随时撤回申请，撤回即撤回同意；不申请不影响使用本平台的其他功能。",
] as const;

/** How somebody is told what an enterprise learns that files for them. */
export const filingDisclosure = (enterprise: string): Disclosure => ({
  recipient: enterprise,
  contact: null,
  purpose: "由该单位代为填写和准备人才卡申请，提交前由您本人确认",
  items: ["姓名", "由该单位填写的申请内容", "申请的进展和办理结果"],
  retention: "证件号码和身份证件只由您填写、上传，该单位看不到；您可以随时撤回申请",
});
