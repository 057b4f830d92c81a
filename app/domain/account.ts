import { z } from "zod";
import { isDemoContact, readIdentifier } from "./identifier";
import { OPEN_ROLES, ROLES, type Role } from "./role";

export const MIN_PASSWORD = 10;
/** Stored for an account that has none: no password verifies against it. */
export const NO_PASSWORD = "!";
/** How long a link counts that sets a new password. */
export const RESET_LINK_MINUTES = 30;
/** How long a link counts that confirms an e-mail address. */
export const CONFIRM_LINK_HOURS = 48;
/** Longer ones would only cost time to hash. */
const MAX_PASSWORD = 200;
const MAX_NAME = 40;

/** What is guessed first, of ten characters and more. */
const COMMON_PASSWORDS = new Set(
  (
    "1234567890 0123456789 12345678910 123456789a 123456789q 123456789abc 1234567890a 1q2w3e4r5t 1q2w3e4r5t6y " +
    "1qaz2wsx3edc qwertyuiop asdfghjkl; zxcvbnm123 qwerty12345 qwerty123456 qwertyuiop123 abcdefghij abc1234567 " +
    "abcd123456 abc123456789 password12 password123 password1234 passw0rd123 p@ssw0rd123 admin12345 admin123456 " +
    "admin888888 administrator woaini1314 woaini1314520 woaini520520 5201314520 520131452 a123456789 a1234567890 " +
    "aa123456789 q123456789 qq123456789 1111111111 0000000000 8888888888 6666666666 9999999999 1122334455 " +
    "9876543210 0987654321 1234512345 147258369a iloveyou123 iloveyou520 letmein123 welcome123 football123 " +
    "chongqing123 chongqing2026 zhongguo123 changeme123"
  ).split(" "),
);

/** Letters and digits only, so that `Zhang-San@…` and `zhangsan` count as the same. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** @returns what is wrong with a new password, or null */
export function passwordFault(password: string, identifiers: readonly string[]): string | null {
  if ([...password].length < MIN_PASSWORD)
    return `密码至少 ${MIN_PASSWORD} 个字符，可以是几个不相干的词连在一起`;
  if (password.length > MAX_PASSWORD) return `密码最多 ${MAX_PASSWORD} 个字符，请缩短`;
  const folded = bare(password);
  const same = identifiers.some((id) => folded === bare(id) || folded === bare(id.split("@")[0] ?? ""));
  if (same) return "密码不能与邮箱、手机号相同，请另换一个";
  const common = COMMON_PASSWORDS.has(password.toLowerCase()) || new Set(password.toLowerCase()).size <= 2;
  if (common) return "这个密码太常见，容易被猜中，请另换一个";
  return null;
}

const identifier = z
  .string({ error: "请填写邮箱或手机号" })
  .refine((text) => text.trim() !== "", { error: "请填写邮箱或手机号", abort: true })
  .transform((text, issues) => {
    const read = readIdentifier(text);
    if (read) return read;
    issues.addIssue({
      code: "custom",
      message: "请填写完整的邮箱（如 name@example.cn）或 11 位大陆手机号",
    });
    return z.NEVER;
  });

const displayName = z
  .string({ error: "请填写姓名或称呼" })
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .replace(/\s+/g, " ")
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, { error: "请填写姓名或称呼" })
      .max(MAX_NAME, { error: `姓名或称呼最多 ${MAX_NAME} 个字，请缩短` }),
  );

const typedPassword = z.string({ error: "请填写密码" }).min(1, { error: "请填写密码" }).max(1000, {
  error: "密码太长，请检查是否粘贴了其他内容",
});
/** Made for each shown form, so that a form sent twice counts once. */
const formKey = z.uuid({ error: "表单已失效，请刷新页面后重新提交" });

const version = z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().positive();

export const SignInForm = z.object({ identifier, password: typedPassword, next: z.string().optional() });

export const RegisterForm = z
  .object({
    role: z.enum(OPEN_ROLES, { error: "请选择以求职者还是用人单位的身份注册" }),
    name: displayName,
    identifier,
    password: z.string({ error: "请设置密码" }),
    formKey,
    next: z.string().optional(),
  })
  .superRefine(({ identifier: id, password }, issues) => {
    const fault = passwordFault(password, [id.value]);
    if (fault) issues.addIssue({ code: "custom", path: ["password"], message: fault });
    if (isDemoContact(id.value))
      issues.addIssue({
        code: "custom",
        path: ["identifier"],
        message: "这个邮箱域名仅供示例账号使用，请换一个邮箱或手机号",
      });
  });

/** Of somebody whom another provider knows. */
export const IdentityForm = z.object({
  role: z.enum(OPEN_ROLES, { error: "请选择以求职者还是用人单位的身份注册" }),
  name: displayName,
});

export const ForgotForm = z.object({ identifier });
/** The new password is judged where its account is known. */
export const ResetForm = z.object({ password: z.string({ error: "请设置新密码" }) });
export const ChangePasswordForm = z.object({
  currentPassword: typedPassword,
  newPassword: z.string({ error: "请设置新密码" }),
});

const contact = (kind: "email" | "mobile", missing: string) =>
  z.string({ error: missing }).transform((text, issues) => {
    const read = readIdentifier(text);
    if (read?.kind === kind && !isDemoContact(read.value)) return read.value;
    issues.addIssue({ code: "custom", message: missing });
    return z.NEVER;
  });
/** Whoever has a password gives it once more. */
const password = z.string().max(1000).optional().default("");

/** What somebody corrects of their own account (个人信息保护法 art. 46). */
export const CorrectForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("name"), name: displayName, version }),
    z.object({
      intent: z.literal("email"),
      email: contact("email", "请填写完整的邮箱，如 name@example.cn"),
      password,
    }),
    z.object({
      intent: z.literal("mobile"),
      mobile: z
        .string()
        .optional()
        .transform((text) => text?.trim() || undefined)
        .pipe(contact("mobile", "请填写 11 位大陆手机号；不再使用时请留空").optional())
        .transform((number) => number ?? null),
      password,
    }),
  ],
  { error: "这个操作无法识别，请刷新页面后重试" },
);

const roles = z
  .string()
  .optional()
  .transform((text) => ROLES.filter((role: Role) => text?.split(",").includes(role)));
export const ManageAccountForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("roles"), roles, version }),
    z.object({ intent: z.enum(["disable", "enable"]), version }),
    z.object({ intent: z.literal("end-sessions") }),
    z.object({ intent: z.literal("second-step") }),
    z.object({ intent: z.literal("reveal") }),
  ],
  { error: "这个操作无法识别，请刷新页面后重试" },
);
