import { z } from "zod";
import { BENEFIT_KINDS, QUOTA_PERIODS } from "./benefit";
import { FormKey } from "./position-actions";
import { CARD_CATEGORIES } from "./talent-card";
import { plainText } from "./text-field";

const STALE = "页面已失效，请刷新后重试";
const MOST = 1_000_000;

/** Several boxes of one name, joined by commas. */
const categories = z
  .string()
  .optional()
  .transform((text) => (text ?? "").split(",").filter(Boolean))
  .refine((list) => list.length > 0, { error: "请至少选择一个人才类别", abort: true })
  .pipe(z.array(z.enum(CARD_CATEGORIES, { error: STALE })))
  // In the order of the catalogue, each once.
  .transform((list) => CARD_CATEGORIES.filter((one) => list.includes(one)));

/** Empty = not limited. */
const times = z
  .string()
  .optional()
  .transform((text) => (text ?? "").normalize("NFKC").replace(/[\s,]/g, ""))
  .refine((text) => text === "" || /^\d{1,7}$/.test(text), {
    error: "请填写整数次数；不限次数就留空",
    abort: true,
  })
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((n) => n === null || (n >= 1 && n <= MOST), {
    error: `次数应在 1 至 ${MOST.toLocaleString("en-US")} 之间；不再提供请停用`,
  });

/** 31 February is none. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** Empty = no bound. */
const day = z
  .string()
  .optional()
  .transform((text) => (text ?? "").trim())
  .refine((text) => text === "" || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)), {
    error: "没有这一天，请核对日期，或留空",
  })
  .transform((text) => text || null);

const yes = z
  .string()
  .optional()
  .transform((text) => text === "yes");

const fields = {
  kind: z.enum(BENEFIT_KINDS, { error: "请选择种类" }),
  title: plainText({ max: 40, missing: "请填写名称" }),
  summary: plainText({ max: 500, missing: "请写明内容和怎样享受" }),
  provider: plainText({ max: 60, missing: "请填写提供单位" }),
  /** Document and clause; null = 待核. */
  source: plainText({ max: 200 }),
  categories,
  redeemable: yes,
  perCard: times,
  perCardPeriod: z.enum(QUOTA_PERIODS, { error: "请选择按天、按年还是总计" }),
  quota: times,
  quotaPeriod: z.enum(QUOTA_PERIODS, { error: "请选择按天、按年还是总计" }),
  from: day,
  until: day,
};

const inOrder = [
  ({ from, until }: { from: string | null; until: string | null }) =>
    from === null || until === null || from <= until,
  { path: ["until"], error: "结束日期不能早于开始日期" },
] as [(form: { from: string | null; until: string | null }) => boolean, { path: string[]; error: string }];

export const NewBenefitForm = z.object({ formKey: FormKey, ...fields }).refine(...inOrder);
export type NewBenefit = z.output<typeof NewBenefitForm>;

const version = z.coerce.number({ error: STALE }).int({ error: STALE });

export const BenefitChangeForm = z.object({ version, ...fields }).refine(...inOrder);
export type BenefitChange = z.output<typeof BenefitChangeForm>;

/** Out of use, and back. */
export const BenefitSwitchForm = z.object({ version });

/** What the counter sends. */
export const CounterForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("find"), code: z.string().optional().default("") }),
    z.object({
      intent: z.literal("redeem"),
      cardId: z.string({ error: STALE }),
      benefitId: z.string({ error: STALE }),
      formKey: FormKey,
    }),
    z.object({
      intent: z.literal("undo"),
      useId: z.string({ error: STALE }),
      reason: plainText({ max: 200, missing: "请写明撤销的原因" }),
    }),
  ],
  { error: STALE },
);
export type CounterIntent = z.output<typeof CounterForm>;
