import { ChoiceGroup, Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import { ZONE_DISTRICTS, districtLabel } from "~/domain/place";
import { MOST_SKILLS, WANTED_TYPES } from "~/domain/profile-form";

interface ProfileBasicsProps {
  profile: {
    realName: string;
    phone: string | null;
    email: string | null;
    city: string | null;
    headline: string | null;
    about: string | null;
    skills: string[];
    jobTypes: string[];
    districts: string[];
    salaryMinMonthly: number | null;
    availableFrom: string | null;
    version: number;
  } | null;
  /** What the account knows already. */
  known: { name: string; email: string | null; mobile: string | null };
  faults: FormFaults | null;
}

/** What somebody says of themselves, and what they look for. */
export function ProfileBasics({ profile, known, faults }: ProfileBasicsProps) {
  const first = profile === null || profile.version === 1;
  return (
    <PortalForm key={profile?.version ?? 0} faults={faults} className="max-w-2xl">
      <input type="hidden" name="version" value={profile?.version ?? 0} />
      <Field
        name="realName"
        label="姓名"
        autoComplete="name"
        defaultValue={profile?.realName ?? known.name}
        hint={profile ? undefined : "已按账号预填"}
      />
      <Field
        name="phone"
        label="手机号"
        optional
        autoComplete="tel"
        inputMode="tel"
        defaultValue={profile?.phone ?? (first ? (known.mobile ?? "") : "")}
        hint="加密保存；只有您投递的单位能查看，每次查看都有记录。手机号和邮箱至少填一项"
      />
      <Field
        name="email"
        label="联系邮箱"
        optional
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={profile?.email ?? (first ? (known.email ?? "") : "")}
        hint={first && known.email ? "已按登录账号预填" : undefined}
      />
      <Field name="city" label="所在城市" optional defaultValue={profile?.city ?? ""} />
      <Field
        name="headline"
        label="一句话介绍"
        optional
        defaultValue={profile?.headline ?? ""}
        hint="例如：2026 届软件工程本科，做过两段后端实习"
      />
      <TextField name="about" label="自我介绍" optional rows={4} defaultValue={profile?.about ?? ""} />
      <TextField
        name="skills"
        label="技能"
        optional
        rows={2}
        defaultValue={profile?.skills.join("、") ?? ""}
        hint={`用顿号或逗号分开，最多 ${MOST_SKILLS} 项`}
      />
      <ChoiceGroup
        name="jobTypes"
        label="想找的类型"
        type="checkbox"
        optional
        options={WANTED_TYPES.map((value) => ({ value, label: JOB_TYPE_LABELS[value] }))}
        chosen={profile?.jobTypes}
      />
      <ChoiceGroup
        name="districts"
        label="想去的片区或镇街"
        type="checkbox"
        optional
        options={ZONE_DISTRICTS.map((value) => ({ value, label: districtLabel(value) }))}
        chosen={profile?.districts}
      />
      <Field
        name="salaryMinMonthly"
        label="期望月薪（元，税前）"
        optional
        inputMode="numeric"
        defaultValue={profile?.salaryMinMonthly ?? ""}
        hint="不填表示面议"
        className="max-w-60"
      />
      <Field
        name="availableFrom"
        label="可到岗年月"
        optional
        defaultValue={profile?.availableFrom ?? ""}
        hint="格式如 2026-07；不填表示随时"
        className="max-w-60"
      />
      <p className="mb-5 text-sm text-ink-2">只有您投递的用人单位能看到简历，看到的是投递时的样子。</p>
      <SubmitButton intent="basics">保存</SubmitButton>
    </PortalForm>
  );
}
