import type { Example } from "./example";
import { LITTLE_GIANT_2022_EXAMPLES } from "./giant-2022";
import { LITTLE_GIANT_2026_EXAMPLES } from "./giant-2026";
import { CQ_TECH_EXAMPLES, GAZELLE_EXAMPLES, UNICORN_EXAMPLES, ZONE_EXAMPLES } from "./growth";
import { HNTE_GATE_EXAMPLES } from "./hnte-gates";
import { HNTE_SCORE_EXAMPLES } from "./hnte-score";
import { INNOVATIVE_SME_EXAMPLES } from "./innovative";
import { LOAN_EXAMPLES } from "./loan";
import { POINTS_EXAMPLES } from "./points";
import { SRDI_SME_EXAMPLES } from "./srdi";
import { TSME_EXAMPLES } from "./tsme";

/** Worked examples of every rule set about companies: each band edge and each gate, computed by hand. */
export const ENTERPRISE_EXAMPLES: readonly Example[] = [
  ...CQ_TECH_EXAMPLES,
  ...TSME_EXAMPLES,
  ...HNTE_GATE_EXAMPLES,
  ...HNTE_SCORE_EXAMPLES,
  ...GAZELLE_EXAMPLES,
  ...UNICORN_EXAMPLES,
  ...ZONE_EXAMPLES,
  ...INNOVATIVE_SME_EXAMPLES,
  ...SRDI_SME_EXAMPLES,
  ...LITTLE_GIANT_2022_EXAMPLES,
  ...LITTLE_GIANT_2026_EXAMPLES,
  ...POINTS_EXAMPLES,
  ...LOAN_EXAMPLES,
];
