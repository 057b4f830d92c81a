import { Form } from "@remix-run/react";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";

interface ShownObjection {
  id: string;
  text: string;
  createdAt: number;
  isNamed: boolean;
  canBeAnswered: boolean;
  answer: string | null;
  upheld: boolean | null;
  answeredAt: number | null;
  answeredByName: string | null;
}

interface ObjectionsProps {
  objections: readonly ShownObjection[];
  mayAnswer: boolean;
  /** Whether this officer can ask who objects. */
  mayReveal: boolean;
  /** Who objects, shown once after it was asked for. */
  revealed: { objection: string; name: string | null; contact: string | null } | null;
  found: FormFaults | null;
}

/** What was said against a case during publicity, and what it was answered. */
export function Objections({ objections, mayAnswer, mayReveal, revealed, found }: ObjectionsProps) {
  if (objections.length === 0) return null;
  return (
    <section aria-labelledby="objections" className="card p-5">
      <h2 id="objections" className="text-lg font-bold">
        公示异议（{objections.length}）
      </h2>
      <ol className="divide-y divide-line">
        {objections.map((one) => (
          <li key={one.id} className="py-3">
            <p className="text-sm text-ink-2">
              {formatTime(one.createdAt)} · {one.isNamed ? "留有姓名" : "未留姓名"} ·{" "}
              {one.canBeAnswered ? "留有联系方式，留邮箱的答复会发给本人" : "没有留联系方式"}
            </p>
            {revealed?.objection === one.id ? (
              <p role="status" className="text-sm font-bold">
                {revealed.name ?? "未留姓名"} · {revealed.contact ?? "没有留联系方式"}
              </p>
            ) : mayReveal && (one.isNamed || one.canBeAnswered) ? (
              <Form method="post" className="text-sm">
                <input type="hidden" name="objection" value={one.id} />
                <SubmitButton intent="objector" className="min-h-8 text-teal underline">
                  查看提出人的姓名和联系方式
                </SubmitButton>
                <small className="block text-ink-2">只用来核实和答复；查看会记入审计日志并计次</small>
              </Form>
            ) : null}
            <p className="prose-zh">{one.text}</p>
            {one.answeredAt !== null ? (
              <p className="prose-zh mt-2 text-sm">
                <span className={`tag ${one.upheld ? "tag-ended" : "tag-tier"}`}>
                  {one.upheld ? "成立" : "不成立"}
                </span>{" "}
                {one.answeredByName} {formatTime(one.answeredAt)} 答复：{one.answer}
              </p>
            ) : mayAnswer ? (
              <PortalForm
                faults={found?.values.objection === one.id ? found : null}
                scope={`${one.id}-`}
                className="mt-2"
              >
                <input type="hidden" name="objection" value={one.id} />
                <ChoiceGroup
                  name="upheld"
                  label="核实结论"
                  type="radio"
                  options={[
                    { value: "no", label: "异议不成立" },
                    { value: "yes", label: "异议成立" },
                  ]}
                />
                <TextField name="answer" label="答复" rows={3} hint="不要写出申请人的个人信息" />
                <SubmitButton intent="objection" className="btn btn-quiet">
                  答复异议
                </SubmitButton>
              </PortalForm>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
