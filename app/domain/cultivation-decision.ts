/** What may be answered to a proposal. */
export const PROPOSAL_DECISIONS = { accept: "采纳", watch: "转入观察", decline: "不采纳" } as const;
