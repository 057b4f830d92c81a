/** Documents that give the targets of the tiers (policy-facts §0.4). */
export const TARGET_DOCUMENTS = {
  2025: "《重庆高新区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》",
  2027: "渝高新发〔2023〕8号《重庆高新区融入成渝地区双城经济圈建设行动计划（2023—2027年）》",
} as const;
export const TARGET_YEARS = [2025, 2027] as const;
