import type { Example } from "./example";
import { LITTLE_GIANT_2022_EXAMPLES, LITTLE_GIANT_2026_EXAMPLES } from "./giants";
import { CQ_TECH_EXAMPLES, GAZELLE_EXAMPLES, UNICORN_EXAMPLES, ZONE_EXAMPLES } from "./growth";
import { HNTE_EXAMPLES } from "./hnte";
import { POINTS_EXAMPLES } from "./points";
import { INNOVATIVE_SME_EXAMPLES, SRDI_SME_EXAMPLES } from "./srdi";
import { TSME_EXAMPLES } from "./tsme";

/** Worked examples of every rule set about companies: each band edge and each gate, computed by hand. */
export const ENTERPRISE_EXAMPLES: readonly Example[] = [
  ...CQ_TECH_EXAMPLES,
  ...TSME_EXAMPLES,
  ...HNTE_EXAMPLES,
  ...GAZELLE_EXAMPLES,
  ...UNICORN_EXAMPLES,
  ...ZONE_EXAMPLES,
  ...INNOVATIVE_SME_EXAMPLES,
  ...SRDI_SME_EXAMPLES,
  ...LITTLE_GIANT_2022_EXAMPLES,
  ...LITTLE_GIANT_2026_EXAMPLES,
  ...POINTS_EXAMPLES,
];
