import { z } from "zod";
import { plainText } from "./text-field";

const version = z.coerce.number().int().min(0);
const NOTE = { max: 500 };

/** A decision on what was proposed; only an exit can become a time of watching instead. */
export const ProposalDecisionForm = z
  .object({
    verb: z.enum(["accept", "watch", "decline"], { error: "请选择办理结论" }),
    note: plainText(NOTE),
    version,
  })
  .superRefine(({ verb, note }, issues) => {
    if (verb !== "accept" && note === null)
      issues.addIssue({ code: "custom", path: ["note"], message: "请写明理由，企业会看到" });
  });
export type ProposalDecision = z.output<typeof ProposalDecisionForm>;
