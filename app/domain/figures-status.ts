import { keysOf } from "./labels";

export const FIGURES_STATUS_LABELS = {
  draft: "填写中",
  submitted: "待确认",
  returned: "退回修改",
  confirmed: "已确认",
  superseded: "已被更正",
} as const;
export type FiguresStatus = keyof typeof FIGURES_STATUS_LABELS;
export const FIGURES_STATUSES = keysOf<FiguresStatus>(FIGURES_STATUS_LABELS);

export type FiguresVerb = "submit" | "withdraw" | "return" | "confirm" | "supersede";
export type FiguresSide = "enterprise" | "office" | "system";

/**
 * Who may move a year how. What is confirmed is locked: it is corrected by another revision, which takes its place once
 * that one is confirmed.
 */
export const FIGURES_TRANSITIONS: readonly {
  verb: FiguresVerb;
  from: readonly FiguresStatus[];
  to: FiguresStatus;
  who: FiguresSide;
  needs?: "complete" | "note";
}[] = [
  { verb: "submit", from: ["draft", "returned"], to: "submitted", who: "enterprise", needs: "complete" },
  { verb: "withdraw", from: ["submitted"], to: "draft", who: "enterprise" },
  { verb: "return", from: ["submitted"], to: "returned", who: "office", needs: "note" },
  { verb: "confirm", from: ["submitted"], to: "confirmed", who: "office", needs: "complete" },
  { verb: "supersede", from: ["confirmed"], to: "superseded", who: "system" },
];
export const OPEN_FIGURES_STATUSES = ["draft", "submitted", "returned"] as const;
export const isEditableFigures = (status: FiguresStatus) => status === "draft" || status === "returned";
