import { Field, TextField } from "~/components/forms/field";
import { MOST_SKILLS } from "~/domain/candidate";

/** As they stand in the fields. */
export interface ShownBasics {
  realName: string;
  phone: string;
  email: string;
  city: string;
  headline: string;
  about: string;
  skills: string;
}

export const BASICS_LABELS: Record<keyof ShownBasics, string> = {
  realName: "姓名",
  phone: "手机号",
  email: "联系邮箱",
  city: "所在城市",
  headline: "一句话介绍",
  about: "自我介绍",
  skills: "技能",
};

interface BasicsFieldsProps {
  shown: ShownBasics;
  /** Fields that are filled in from the account and not stored yet. */
  prefilled: readonly (keyof ShownBasics)[];
}

/** What somebody says of themselves, and how they are reached. */
export function BasicsFields({ shown, prefilled }: BasicsFieldsProps) {
  const from = (field: keyof ShownBasics, what: string, hint?: string) =>
    [prefilled.includes(field) ? `已按登录账号的${what}填好，请核对` : "", hint].filter(Boolean).join("；") ||
    undefined;
  return (
    <>
      <Field
        name="realName"
        label={BASICS_LABELS.realName}
        autoComplete="name"
        defaultValue={shown.realName}
        hint={from("realName", "称呼", "请填真实姓名")}
      />
      <p className="mb-2 text-sm text-ink-2">
        手机号和邮箱加密保存，至少填一项；只有您投递的用人单位能查看，每次查看都有记录。
      </p>
      <div className="grid gap-x-5 md:grid-cols-2">
        <Field
          name="phone"
          label={BASICS_LABELS.phone}
          optional
          autoComplete="tel"
          inputMode="tel"
          defaultValue={shown.phone}
          hint={from("phone", "手机号")}
        />
        <Field
          name="email"
          label={BASICS_LABELS.email}
          optional
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={shown.email}
          hint={from("email", "邮箱")}
        />
      </div>
      <Field
        name="city"
        label={BASICS_LABELS.city}
        optional
        autoComplete="address-level2"
        defaultValue={shown.city}
      />
      <Field
        name="headline"
        label={BASICS_LABELS.headline}
        optional
        defaultValue={shown.headline}
        hint="例如：软件工程本科应届，做过两段后端实习"
      />
      <TextField
        name="skills"
        label={BASICS_LABELS.skills}
        optional
        rows={2}
        defaultValue={shown.skills}
        hint={`用顿号、逗号或换行分开，最多 ${MOST_SKILLS} 项`}
      />
      <TextField
        name="about"
        label={BASICS_LABELS.about}
        optional
        rows={5}
        defaultValue={shown.about}
        hint="最多 1000 个字。请不要写证件号码、家庭情况"
      />
    </>
  );
}
