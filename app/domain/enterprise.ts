import { keysOf } from "./labels";

/** Head count bands. `unknown` = not stated or unreadable. */
export const ENTERPRISE_SIZE_LABELS = {
  under20: "20 人以下",
  "20-99": "20–99 人",
  "100-499": "100–499 人",
  "500-999": "500–999 人",
  "1000-9999": "1,000–9,999 人",
  over10000: "1 万人以上",
  unknown: "规模未注明",
} as const;
export type EnterpriseSize = keyof typeof ENTERPRISE_SIZE_LABELS;
export const ENTERPRISE_SIZES = keysOf<EnterpriseSize>(ENTERPRISE_SIZE_LABELS);

export const OWNERSHIP_LABELS = {
  private: "民营",
  state: "国有",
  foreign: "外资",
  joint: "合资",
  hkMoTw: "港澳台资",
  listed: "上市公司",
  institution: "事业单位",
  government: "国家机关",
  nonprofit: "社会组织",
  other: "其他",
  unknown: "性质未注明",
} as const;
export type Ownership = keyof typeof OWNERSHIP_LABELS;
export const OWNERSHIPS = keysOf<Ownership>(OWNERSHIP_LABELS);

/** Where a row comes from. Demo rows are fictional and marked 示例数据 wherever they are shown. */
export const ORIGIN_LABELS = { registered: "本平台登记", imported: "外部来源", demo: "示例数据" } as const;
export type Origin = keyof typeof ORIGIN_LABELS;
export const ORIGINS = keysOf<Origin>(ORIGIN_LABELS);
