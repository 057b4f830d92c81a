import { TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { APPLICATION_SIDE_LABELS } from "~/domain/application";
import type { FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";

interface MessagesProps {
  messages: { id: string; side: "candidate" | "employer"; text: string; createdAt: number }[];
  /** Which side reads. */
  side: "candidate" | "employer";
  /** Null where nothing can be written any more. */
  formKey: string | null;
  faults: FormFaults | null;
  heading?: "h2" | "h3";
}

/** The words of both sides, and one more. */
export function Messages({ messages, side, formKey, faults, heading: Title = "h2" }: MessagesProps) {
  return (
    <section aria-labelledby="messages" className="card p-5">
      <Title id="messages" className="text-lg font-bold">
        消息
      </Title>
      {messages.length === 0 ? <p className="text-ink-2">还没有消息。</p> : null}
      <ol className="mt-2 space-y-3">
        {messages.map((message) => {
          const own = message.side === side;
          return (
            <li key={message.id} className={own ? "ml-8" : "mr-8"}>
              <p className="text-sm text-ink-2">
                {own ? "我方" : APPLICATION_SIDE_LABELS[message.side]} · {formatTime(message.createdAt)}
              </p>
              <p className={`prose-zh rounded-card px-4 py-2 ${own ? "bg-teal-tint" : "bg-paper"}`}>
                {message.text}
              </p>
            </li>
          );
        })}
      </ol>
      {formKey === null ? null : (
        <PortalForm key={messages.length} faults={faults} className="mt-4">
          <input type="hidden" name="formKey" value={formKey} />
          <TextField
            name="text"
            label="写消息"
            rows={3}
            hint="对方会收到提醒邮件，内容只在平台内显示。请不要发送证件号码或银行卡号。"
          />
          <SubmitButton intent="message" className="btn btn-quiet">
            发送
          </SubmitButton>
        </PortalForm>
      )}
    </section>
  );
}
