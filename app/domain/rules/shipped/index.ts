import type { RuleSet } from "../rule-set";
import { CQ_TECH } from "./cq-tech";
import { GAZELLE, HIGH_GROWTH_ZONE, POTENTIAL_UNICORN, UNICORN } from "./high-growth";
import { HNTE } from "./hnte";
import {
  JINFENGHUANG_ENTRY,
  JINFENGHUANG_LEADING,
  JINFENGHUANG_OUTSTANDING,
  JINFENGHUANG_TOP,
  JINFENGHUANG_YOUNG,
} from "./jinfenghuang";
import { LEADING_ZONE } from "./leading-zone";
import { LOAN } from "./loan";
import { POINTS_1_GROWTH, POINTS_1_STABLE, POINTS_1_STARTUP, POINTS_2 } from "./points";
import { INNOVATIVE_SME, LITTLE_GIANT_2022, LITTLE_GIANT_2026, SRDI_SME } from "./srdi";
import { TSME } from "./tsme";
import { XINFENG_BACHELOR, XINFENG_DOCTOR, XINFENG_MASTER, XINFENG_POSTDOC } from "./xinfeng";
import { YINGCAI_REFERENCE } from "./yingcai";

/** About people: who may have a card. */
const OF_CARDS: readonly RuleSet[] = [
  JINFENGHUANG_ENTRY,
  JINFENGHUANG_TOP,
  JINFENGHUANG_OUTSTANDING,
  JINFENGHUANG_LEADING,
  JINFENGHUANG_YOUNG,
  XINFENG_POSTDOC,
  XINFENG_DOCTOR,
  XINFENG_MASTER,
  XINFENG_BACHELOR,
  YINGCAI_REFERENCE,
];

/** About companies, as `ENTERPRISE_RULE_SETS` names them. */
export const SHIPPED_ENTERPRISE_RULE_SETS: readonly RuleSet[] = [
  CQ_TECH,
  TSME,
  HNTE,
  GAZELLE,
  POTENTIAL_UNICORN,
  UNICORN,
  HIGH_GROWTH_ZONE,
  LEADING_ZONE,
  INNOVATIVE_SME,
  SRDI_SME,
  LITTLE_GIANT_2022,
  LITTLE_GIANT_2026,
  POINTS_2,
  POINTS_1_STARTUP,
  POINTS_1_GROWTH,
  POINTS_1_STABLE,
  LOAN,
];

/** The rule sets that come with the portal, in the order they are shown. */
export const SHIPPED_RULE_SETS: readonly RuleSet[] = [...OF_CARDS, ...SHIPPED_ENTERPRISE_RULE_SETS];
