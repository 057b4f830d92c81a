import { Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import type { FormFaults } from "~/domain/form";
import { RULE_REFUSAL_TEXT } from "~/domain/rules/rule-version";

interface Shown {
  status: "draft" | "submitted" | "published" | "discarded";
  revision: number;
  isMine: boolean;
  /** The portal brought it: nobody can change it. */
  isShipped: boolean;
  /** Whether it is about companies. */
  isEnterprise: boolean;
  appliesFrom: string;
  earliest: string;
  faultsOfBody: readonly string[];
}

/** What can be done with a draft as a whole. */
export function MoveForms({ shown, faults }: { shown: Shown; faults: FormFaults | null }) {
  const { status, revision, isMine, isShipped, faultsOfBody } = shown;
  const of = (intent: string) => (faults?.values.intent === intent ? faults : null);
  return (
    <div className="mt-5 space-y-5">
      {status === "draft" && isMine ? (
        faultsOfBody.length > 0 ? (
          <Notice kind="warning" title="补齐以下内容后才能提交发布">
            <ul className="list-disc pl-5">
              {faultsOfBody.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Hand {...shown} intent="submit" faults={of("submit")} />
        )
      ) : null}
      {status === "submitted" ? (
        isMine ? (
          <Notice kind="info" title="等待另一位同事发布">
            <p>{RULE_REFUSAL_TEXT.fourEyes}</p>
          </Notice>
        ) : (
          <Hand {...shown} intent="publish" faults={of("publish")} />
        )
      ) : null}
      <details className="card p-5" open={of("return") !== null || of("discard") !== null || undefined}>
        <summary className="cursor-pointer font-bold">
          {status === "submitted" && !isShipped ? "退回修改，或放弃草案" : "放弃草案"}
        </summary>
        <PortalForm faults={of("return") ?? of("discard")} scope="back-" className="mt-4" key={revision}>
          <input type="hidden" name="revision" value={revision} />
          <TextField name="note" label="原因" rows={2} hint="会记入历史" />
          <div className="flex flex-wrap gap-3">
            {status === "submitted" && !isShipped ? (
              <SubmitButton intent="return" className="btn btn-quiet">
                退回修改
              </SubmitButton>
            ) : null}
            <SubmitButton intent="discard" className="btn btn-quiet">
              放弃草案
            </SubmitButton>
          </div>
        </PortalForm>
      </details>
    </div>
  );
}

interface HandProps extends Shown {
  intent: "submit" | "publish";
  faults: FormFaults | null;
}

function Hand({ intent, faults, revision, isEnterprise, appliesFrom, earliest }: HandProps) {
  const isSubmit = intent === "submit";
  return (
    <section aria-labelledby={intent} className="card p-5">
      <h2 id={intent} className="mb-3 text-lg font-bold">
        {isSubmit ? "提交发布" : "发布"}
      </h2>
      <p className="mb-4 text-ink-2">
        {isSubmit
          ? "提交后不能再改，由另一位同事核对后发布；系统会发邮件告知有权发布的同事。"
          : `发布后从适用起始日起${isEnterprise ? "重新判定全部企业" : "用于新提交的申请"}，内容不能再改。请先核对上面的差异和影响。`}
      </p>
      <PortalForm faults={faults} scope="hand-" key={revision}>
        <input type="hidden" name="revision" value={revision} />
        <Field
          name="appliesFrom"
          label="适用起始日"
          type="date"
          min={earliest}
          hint={`最早 ${earliest}`}
          defaultValue={appliesFrom > earliest ? appliesFrom : earliest}
        />
        <TextField
          name="note"
          label={isSubmit ? "修改的原因和依据" : "发布意见"}
          rows={3}
          hint="会记入历史"
        />
        <SubmitButton intent={intent}>{isSubmit ? "提交发布" : "发布"}</SubmitButton>
      </PortalForm>
    </section>
  );
}
