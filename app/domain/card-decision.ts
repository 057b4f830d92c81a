import { APPEAL_DAYS } from "./card-application";
import { keysOf } from "./labels";

/** Reasons of a refusal or a return that come up again and again; what else there is to say goes into the note. */
export const CARD_DECISION_REASONS = {
  notInCatalogue: "所申报的条件不在分类目录内",
  notFullTime: "未能证明全职在科学城（高新区）工作",
  relationsElsewhere: "社保、个税或薪金关系不在科学城",
  employerElsewhere: "所在单位注册或税务关系不在科学城",
  civilServant: "在职公务员及参公人员不入库",
  tooOld: "年龄超过政策规定",
  evidenceUnclear: "证明材料不清晰或不完整",
  evidenceDiffers: "证明材料与申报内容不一致",
  identityDiffers: "身份信息与证件不一致",
  duplicate: "已持卡或已有在办申请",
  conduct: "品行条件不符合",
  cardGone: "要续期或变更的人才卡已撤销或不存在",
} as const;
export type CardDecisionReason = keyof typeof CARD_DECISION_REASONS;
export const CARD_DECISION_REASON_KEYS = keysOf<CardDecisionReason>(CARD_DECISION_REASONS);

/** Why a move was not made. */
export const CARD_APPLICATION_REFUSAL_TEXT = {
  changed: "这份申请刚刚有变化，页面已更新为最新状态，请核对后再操作。",
  state: "这份申请当前的状态不能这样操作，请刷新页面查看。",
  incomplete: "还有内容没有填写或材料没有上传，请按提示补齐。",
  reason: "请选择原因或写明说明，申请人会看到。",
  missing: "请列出需要补正的材料或内容，申请人会看到。",
  fourEyes: "初审（核验）与复审须由不同的人办理：您已办理过这份申请的另一环节，请由另一位同事办理。",
  freshEyes: "您参与过原决定，申诉须由未参与的同事办理。",
  own: "这份申请与您本人或您的单位有关，不能由您办理。",
  conflict: "您已对这份申请声明回避，不能办理。",
  provable: "没有申报可以直接证明的目录内荣誉，不能走免评通道。",
  proved: "证明该荣誉的材料还没有核验通过。",
  publicityOver: "公示期未满，或还有异议没有办结。",
  answered: "还有异议没有答复。",
  founded: "没有被认定属实的异议，不能据此不予通过。",
  unfounded: "有异议已认定属实，不能按异议不成立办理。",
  alone: "另有在办的申请，或已持有有效的人才卡，不能再办理这一步。",
  inTime: `已超过申诉期限（决定之日起 ${APPEAL_DAYS} 天内，项目默认）。`,
  card: "要续期或变更的人才卡已撤销、不存在或不属于申请人，不能通过。请写明原因，不予通过。",
  cardGone: "要续期或变更的人才卡仍然可用，不能以原卡失效为由不予通过。",
  notPermitted: "您的角色不能办理这个环节。",
} as const;
export type CardApplicationRefusal = keyof typeof CARD_APPLICATION_REFUSAL_TEXT;
