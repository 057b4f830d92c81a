import type { CardCategory } from "../talent-card";

const ENTRY = "jinfenghuang-entry";

/** Which rule sets a category asks for, all of them. */
export const CARD_RULE_SETS: Record<CardCategory, readonly string[]> = {
  top: [ENTRY, "jinfenghuang-top"],
  outstanding: [ENTRY, "jinfenghuang-outstanding"],
  leading: [ENTRY, "jinfenghuang-leading"],
  young: [ENTRY, "jinfenghuang-young"],
  fengqiPostdoc: ["xinfeng-postdoc"],
  fengqiDoctor: ["xinfeng-doctor"],
  fengqiMaster: ["xinfeng-master"],
  fengqiBachelor: ["xinfeng-bachelor"],
};

/** Shown for comparison; no card follows from it. */
export const REFERENCE_RULE_SETS: readonly string[] = ["yingcai-reference"];

export { HONOURS, findHonour, type Honour } from "./honours";
