import { z } from "zod";

/** How long one may take over the code after the password. */
export const SECOND_STEP_MINUTES = 5;
export const RECOVERY_CODES = 10;
/** Without what is mistaken for something else on paper. */
export const RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
export const RECOVERY_LENGTH = 10;

const TOTP_CODE = /^\d{6}$/;
const PAPER_CODE = new RegExp(`^[${RECOVERY_ALPHABET}]{${RECOVERY_LENGTH}}$`);

export const isTotpCode = (code: string) => TOTP_CODE.test(code);

/** `ab3de-fgh4k` */
export const shownRecoveryCode = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

const MISSING = "请填写验证器上的 6 位数字，或一个恢复码";
const code = z
  .string({ error: MISSING })
  .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, "").toLowerCase())
  .refine((typed) => TOTP_CODE.test(typed) || PAPER_CODE.test(typed), { error: MISSING });

/** A code of the device or of the paper. */
export const CodeForm = z.object({ code, next: z.string().optional() });
/** The first code of a new device. */
export const DeviceCodeForm = z.object({
  code: code.refine(isTotpCode, { error: "请填写验证器上显示的 6 位数字" }),
});
