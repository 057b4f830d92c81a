import { keysOf } from "./labels";

/** What an account may be. One account can hold several; every account holds at least one. */
export const ROLE_LABELS = {
  candidate: "求职者",
  employer: "用人单位",
  reviewer: "初审",
  approver: "复审",
  operator: "运营",
  admin: "管理员",
} as const;

export type Role = keyof typeof ROLE_LABELS;
export const ROLES = keysOf<Role>(ROLE_LABELS);
/** What a visitor may register as; every other role is granted. */
export const OPEN_ROLES = ["candidate", "employer"] as const satisfies readonly Role[];

export const isOpenRole = (role: Role): boolean => OPEN_ROLES.some((open) => open === role);
