import { z } from "zod";
import { MOST_TAGS, REJECT_REASONS } from "./application";
import { INTERVIEW_KINDS } from "./interview";
import { OUTCOME_KINDS, readDay } from "./outcome";
import { FormKey } from "./position-actions";
import { plainText } from "./text-field";
import { shanghaiMidnight } from "./time";

const STALE = "页面已失效，请刷新后重试";
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).positive({ error: STALE });
const checked = z
  .string()
  .optional()
  .transform((given) => given === "yes");

export const MAX_LETTER = 1000;
export const MAX_MESSAGE = 2000;
export const MAX_NOTE = 1000;

/** Applying: consent is asked for each application by itself (个人信息保护法 art. 23). */
export const ApplyForm = z.object({
  formKey: FormKey,
  /** Of the profile that the preview showed. */
  profileVersion: version,
  letter: plainText({ max: MAX_LETTER }),
  resume: checked,
  consent: z.literal("yes", { error: "投递前请勾选同意，平台才能把资料交给用人单位" }),
});
export type ApplyInput = Omit<z.output<typeof ApplyForm>, "consent">;

const note = plainText({ max: 500 });
const message = z.object({
  intent: z.literal("message"),
  formKey: FormKey,
  text: plainText({ max: MAX_MESSAGE, missing: "请写下要说的话" }),
});
const answerInterview = z.object({
  intent: z.enum(["accept-interview", "decline-interview"]),
  interview: z.string({ error: STALE }),
  sequence: z.coerce.number({ error: STALE }).int({ error: STALE }),
  slot: z.coerce.number().optional(),
  answer: plainText({ max: 500 }),
});
const outcome = (now: number) =>
  z.object({
    intent: z.literal("outcome"),
    kind: z.enum(OUTCOME_KINDS, { error: STALE }),
    value: z.enum(["yes", "no"], { error: "请选择是或否" }).transform((given) => given === "yes"),
    on: z
      .string()
      .optional()
      .transform((text, issues) => {
        const typed = text?.trim();
        if (!typed) return null;
        const day = readDay(typed);
        const fault = (message: string) => {
          issues.addIssue({ code: "custom", message });
          return z.NEVER;
        };
        if (day === null) return fault("请填写真实的日期，格式如 2026-12-01");
        return day > now ? fault("到岗日期不能晚于今天；还没有到岗的，到岗后再登记") : typed;
      }),
  });

/** What whoever applied can do. */
export const OwnApplicationForm = (now: number) =>
  z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.enum(["withdraw", "accept", "decline"]), version }),
      message,
      answerInterview,
      outcome(now),
    ],
    { error: "没有这个操作，请刷新页面后重试" },
  );

const SLOT = /^(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d)$/;
export const MOST_SLOTS = 3;

/** Reads `2026-12-01T14:30` as Shanghai time. @returns UTC epoch ms, null for what is no time */
export function readSlot(text: string): number | null {
  const found = SLOT.exec(text.trim().replace(" ", "T"));
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const midnight = shanghaiMidnight(year, month, day);
  if (new Date(midnight + 8 * 3_600_000).getUTCDate() !== day) return null;
  return midnight + (hour * 60 + minute) * 60_000;
}

const HALF_YEAR = 183 * 86_400_000;

/** The times of an appointment: up to three, in the future, each once. */
const slots = (now: number) =>
  z.string({ error: "请填写面试时间" }).transform((text, issues) => {
    const typed = text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
    const read = typed.map(readSlot);
    const fault = (message: string) => {
      issues.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (typed.length === 0) return fault("请至少填写一个面试时间");
    if (typed.length > MOST_SLOTS) return fault(`最多 ${MOST_SLOTS} 个备选时间`);
    if (read.includes(null)) return fault("时间格式如 2026-12-01T14:30（北京时间）");
    const times = [...new Set(read as number[])].sort((a, b) => a - b);
    if (times.some((at) => at <= now)) return fault("面试时间应晚于现在");
    if (times.some((at) => at > now + HALF_YEAR)) return fault("面试时间应在半年之内");
    return times;
  });

const invite = (now: number) =>
  z.object({
    intent: z.literal("invite"),
    version,
    formKey: FormKey,
    kind: z.enum(INTERVIEW_KINDS, { error: "请选择面试方式" }),
    slots: slots(now),
    minutes: z.coerce
      .number({ error: "请填写时长（分钟）" })
      .int({ error: "时长应为整数分钟" })
      .min(10, { error: "时长至少 10 分钟" })
      .max(480, { error: "时长最多 480 分钟" }),
    place: plainText({ max: 300, missing: "请填写地点、会议链接或联系电话" }),
    note,
  });
export type Invitation = Omit<z.output<ReturnType<typeof invite>>, "intent">;

const reasonField = z
  .string()
  .optional()
  .transform((text) => REJECT_REASONS.find((one) => one === text) ?? null);

/** What the enterprise can do with one application. */
export const ReceivedApplicationForm = (now: number) =>
  z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.enum(["shortlist", "offer", "hire", "reconsider"]), version, note }),
      z.object({ intent: z.literal("reject"), version, reason: reasonField, note }),
      invite(now),
      z.object({
        intent: z.literal("cancel-interview"),
        interview: z.string({ error: STALE }),
        sequence: z.coerce.number({ error: STALE }).int({ error: STALE }),
      }),
      message,
      z.object({
        intent: z.literal("note"),
        formKey: FormKey,
        text: plainText({ max: MAX_NOTE, missing: "请写下备注" }),
      }),
      z.object({
        intent: z.literal("tags"),
        tags: z.string().optional().transform(readTags),
        /** Those that the page showed. */
        shown: z.string().optional().transform(readTags),
      }),
      z.object({ intent: z.literal("contact") }),
      outcome(now),
    ],
    { error: "没有这个操作，请刷新页面后重试" },
  );

const LONGEST_TAG = 20;

/** Tags as typed, between commas, 、or blanks. */
export function readTags(text: string | undefined): string[] {
  const tags = (text ?? "")
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .split(/[,、;\s]+/)
    .map((tag) => [...tag].slice(0, LONGEST_TAG).join(""))
    .filter(Boolean);
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

export const MOST_AT_ONCE = 200;

/** Several applications at once, each as `<id>:<version>`. */
export const BulkApplicationForm = z
  .object({
    intent: z.enum(["shortlist", "reject", "tag"], { error: "请选择要做什么" }),
    reason: reasonField,
    tags: z.string().optional().transform(readTags),
    items: z
      .string({ error: "请先勾选要处理的投递" })
      .transform((text) =>
        text.split(",").flatMap((item) => {
          const at = item.lastIndexOf(":");
          const version = Number(item.slice(at + 1));
          return at > 0 && Number.isInteger(version) ? [{ id: item.slice(0, at), version }] : [];
        }),
      )
      .refine((items) => items.length > 0, { error: "请先勾选要处理的投递" })
      .refine((items) => items.length <= MOST_AT_ONCE, { error: `一次最多处理 ${MOST_AT_ONCE} 份投递` }),
  })
  .superRefine(({ intent, reason, tags }, issues) => {
    if (intent === "reject" && reason === null)
      issues.addIssue({ code: "custom", path: ["reason"], message: "请选择不合适的原因，求职者会看到" });
    if (intent === "tag" && tags.length === 0)
      issues.addIssue({ code: "custom", path: ["tags"], message: "请填写要加的标签" });
  });
export type BulkApplications = z.output<typeof BulkApplicationForm>;
