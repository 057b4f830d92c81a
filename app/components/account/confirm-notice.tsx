import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { paths } from "~/http/paths";

interface ConfirmNoticeProps {
  /** Masked. */
  email: string;
  /** Where to come back to. */
  next: string;
}

/** Says that an address waits to be confirmed, and sends the link again. */
export function ConfirmNotice({ email, next }: ConfirmNoticeProps) {
  return (
    <Notice kind="warning" className="mb-5" title="邮箱还没有确认">
      <p>
        确认邮件已发往 {email}
        ，打开里面的链接即可。确认之前不能订阅新职位邮件，其他功能不受影响。没有收到时，请查看垃圾邮件，或重新发送。
      </p>
      <Form method="post" action={`${paths.me()}?index`} className="mt-3">
        <input type="hidden" name="next" value={next} />
        <SubmitButton intent="confirm-email" className="btn btn-quiet">
          重新发送确认邮件
        </SubmitButton>
      </Form>
    </Notice>
  );
}
