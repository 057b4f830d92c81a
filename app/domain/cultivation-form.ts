import { z } from "zod";
import { isDayName } from "./certificate";
import { CERTIFICATE_KINDS } from "./cultivation";
import { CULTIVATION_TIERS } from "./cultivation-tier";
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
    // Who is watched is told why; what is not done stays with the office.
    const told = verb === "watch" ? "企业会看到" : "留存备查，不发给企业";
    if (verb !== "accept" && note === null)
      issues.addIssue({ code: "custom", path: ["note"], message: `请写明理由，${told}` });
  });
export type ProposalDecision = z.output<typeof ProposalDecisionForm>;

const day = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .refine(isDayName, { error: "请按 2026-01-31 的格式填写日期" });

const noDay = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || isDayName(text), { error: "请按 2026-01-31 的格式填写日期" });

/** A certificate as the office notes it. */
export const CertificateForm = z
  .object({
    kind: z.enum(CERTIFICATE_KINDS, { error: "请选择证书种类" }),
    number: plainText({ max: 60 }),
    issuedOn: day("请填写发证或公布日期"),
    validUntil: noDay,
    source: plainText({ max: 120, missing: "请填写名单或文件名称，会作为来源公开" }),
  })
  .superRefine(({ issuedOn, validUntil }, issues) => {
    if (validUntil !== null && validUntil < issuedOn)
      issues.addIssue({ code: "custom", path: ["validUntil"], message: "有效期不能早于发证日期" });
  });
export type CertificateInput = z.output<typeof CertificateForm>;

export const RevokeForm = z.object({
  certificate: z.string({ error: "没有找到这份证书" }),
  note: plainText({ max: 300, missing: "请写明注销的原因" }),
});

/** What is told of an official list beside its file. */
export const OfficialListForm = z.object({
  kind: z.enum(CERTIFICATE_KINDS, { error: "请选择名单的种类" }),
  title: plainText({ max: 120, missing: "请填写名单名称，会作为来源公开" }),
  issuedOn: day("请填写名单公布日期，没有单独日期的企业按它计算"),
});
export type OfficialListInput = z.output<typeof OfficialListForm>;

const MANUAL_VERBS = ["admit", "readmit", "watch", "restore", "exit", "addTier", "removeTier"] as const;

/** A move by hand: with the tiers it gives or takes, and why. */
export const ManualMoveForm = z.object({
  verb: z.enum(MANUAL_VERBS, { error: "请选择要办理的事项" }),
  tiers: z
    .string()
    .optional()
    .transform((text) => CULTIVATION_TIERS.filter((tier) => text?.split(",").includes(tier))),
  note: plainText({ max: 500, missing: "请写明理由，企业会看到" }),
  version,
});
export type ManualMove = z.output<typeof ManualMoveForm>;
