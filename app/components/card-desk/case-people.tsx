import { Form } from "@remix-run/react";
import { SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";

interface CasePeopleProps {
  assigneeId: string | null;
  assignee: string | null;
  /** Who can handle the stage; empty where nobody has to any more. */
  colleagues: readonly { id: string; name: string }[];
  conflicts: readonly { accountId: string; name: string; reason: string; declaredAt: number }[];
  notes: readonly { id: string; text: string; createdAt: number; author: string }[];
  /** Id of whoever looks. */
  me: string;
  formKey: string;
  found: FormFaults | null;
}

/** Who handles the case, who stays away from it, and what they tell each other. */
export function CasePeople(props: CasePeopleProps) {
  return (
    <>
      <Assignee {...props} />
      <Notes {...props} />
      <Conflicts {...props} />
    </>
  );
}

const of = (found: FormFaults | null, ...intents: string[]) =>
  intents.includes(found?.values.intent ?? "") ? found : null;

function Assignee({ assigneeId, assignee, colleagues, me, found }: CasePeopleProps) {
  const iCan = colleagues.some(({ id }) => id === me);
  return (
    <section aria-labelledby="assignee" className="card p-5">
      <h2 id="assignee" className="text-lg font-bold">
        承办人
      </h2>
      <p>{assigneeId === me ? "我" : (assignee ?? "未分派")}</p>
      {iCan && assigneeId !== me ? (
        <Form method="post" className="mt-2">
          <input type="hidden" name="from" value={assigneeId ?? ""} />
          <SubmitButton intent="take" className="btn btn-quiet">
            由我承办
          </SubmitButton>
        </Form>
      ) : null}
      {colleagues.length > 0 ? (
        <details className="mt-2" open={of(found, "assign", "take") !== null || undefined}>
          <summary className="min-h-8 w-fit cursor-pointer text-sm text-teal">分派给同事</summary>
          <PortalForm faults={of(found, "assign", "take")} key={assigneeId} className="mt-2">
            <input type="hidden" name="from" value={assigneeId ?? ""} />
            <SelectField
              name="assignee"
              label="承办人"
              placeholder="不分派"
              defaultValue={assigneeId ?? ""}
              options={colleagues.map(({ id, name }) => ({
                value: id,
                label: id === me ? `${name}（我）` : name,
              }))}
              hint="只列出能办理当前环节的同事"
            />
            <SubmitButton intent="assign" className="btn btn-quiet">
              分派
            </SubmitButton>
          </PortalForm>
        </details>
      ) : null}
    </section>
  );
}

function Notes({ notes, formKey, found }: CasePeopleProps) {
  return (
    <section aria-labelledby="notes" className="card p-5">
      <h2 id="notes" className="text-lg font-bold">
        内部备注
      </h2>
      <p className="text-sm text-ink-2">只在办理机关内可见；申请人依法查阅本人信息时会一并提供。</p>
      <ul className="mt-2 space-y-2">
        {notes.map(({ id, text, author, createdAt }) => (
          <li key={id}>
            <p className="text-sm text-ink-2">
              {author} · {formatTime(createdAt)}
            </p>
            <p className="prose-zh text-sm">{text}</p>
          </li>
        ))}
      </ul>
      <PortalForm key={notes.length} faults={of(found, "note")} scope="note-" className="mt-3">
        <input type="hidden" name="formKey" value={formKey} />
        <TextField name="text" label="添加备注" rows={2} />
        <SubmitButton intent="note" className="btn btn-quiet">
          保存备注
        </SubmitButton>
      </PortalForm>
    </section>
  );
}

function Conflicts({ conflicts, me, found }: CasePeopleProps) {
  const mine = conflicts.some(({ accountId }) => accountId === me);
  return (
    <section aria-labelledby="conflicts" className="card p-5">
      <h2 id="conflicts" className="text-lg font-bold">
        回避
      </h2>
      {conflicts.length === 0 ? <p className="text-sm text-ink-2">没有人声明回避。</p> : null}
      <ul className="text-sm">
        {conflicts.map(({ accountId, name, reason, declaredAt }) => (
          <li key={accountId}>
            {name} · {formatTime(declaredAt)}：{reason}
          </li>
        ))}
      </ul>
      {mine ? null : (
        <details className="mt-2" open={of(found, "conflict") !== null || undefined}>
          <summary className="min-h-8 w-fit cursor-pointer text-sm text-teal">声明回避</summary>
          <PortalForm faults={of(found, "conflict")} scope="conflict-" className="mt-2">
            <TextField
              name="reason"
              label="回避的原因"
              rows={2}
              hint="例如亲属、师生、利害关系。声明后您不能再办理这份申请。"
            />
            <SubmitButton intent="conflict" className="btn btn-quiet">
              声明回避
            </SubmitButton>
          </PortalForm>
        </details>
      )}
    </section>
  );
}
