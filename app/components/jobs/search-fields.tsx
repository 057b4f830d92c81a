import { Link } from "@remix-run/react";
import { ChoiceGroup, Field } from "~/components/forms/field";
import { SubmitButton } from "~/components/forms/portal-form";
import {
  ALERT_FREQUENCIES,
  ALERT_FREQUENCY_LABELS,
  ALERT_HOUR,
  LONGEST_SEARCH_NAME,
  type AlertFrequency,
} from "~/domain/saved-search";
import { paths } from "~/http/paths";

interface SearchFieldsProps {
  name: string;
  frequency: AlertFrequency;
  /** Where mails go; null = nowhere. */
  email: string | null;
  /** Whether that address is known to be one's own; mails are not agreed to before. */
  confirmed: boolean;
}

const OPTIONS = ALERT_FREQUENCIES.map((value) => ({ value, label: ALERT_FREQUENCY_LABELS[value] }));

/** What can be said of a saved search, and what is agreed to by it. */
export function SearchFields({ name, frequency, email, confirmed }: SearchFieldsProps) {
  const canMail = email !== null && confirmed;
  return (
    <>
      <Field name="name" label="名字" defaultValue={name} maxLength={LONGEST_SEARCH_NAME} />
      <ChoiceGroup
        name="frequency"
        label="新职位邮件"
        type="radio"
        options={canMail ? OPTIONS : OPTIONS.filter(({ value }) => value === "off")}
        chosen={[frequency]}
        hint={
          email === null
            ? "您的账号没有邮箱，只能保存搜索，随时回来查看"
            : !confirmed
              ? "邮箱确认后可以改为每天或每周发送"
              : `有新职位才发，上午 ${ALERT_HOUR} 点左右发到 ${email}；已停止或过期的职位不会出现`
        }
      />
      {!canMail ? null : (
        <p className="mb-5 text-sm text-ink-2">
          选择发邮件，即同意我们用您的邮箱发送这个搜索的新职位。每封邮件都可以一键退订，也可以在这里随时关闭；同意与撤回都有记录。
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton intent="save">保存</SubmitButton>
        <Link to={paths.alerts()} className="btn btn-quiet">
          返回
        </Link>
      </div>
    </>
  );
}
