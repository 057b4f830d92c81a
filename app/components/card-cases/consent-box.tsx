import { ChoiceGroup } from "~/components/forms/field";
import { CARD_CONSENT_NOTES } from "~/domain/card-disclosure";
import type { Disclosure } from "~/domain/consent";

/** What somebody is told before a request is handed in, the declaration, and the consent to exactly that. */
export function ConsentBox({ disclosure }: { disclosure: Disclosure | null }) {
  return (
    <>
      <ChoiceGroup
        name="declare"
        label="声明"
        type="checkbox"
        options={[
          {
            value: "yes",
            label: "以上内容和上传的材料真实、完整。不实的，愿意承担责任；已发的卡可以撤销。",
          },
        ]}
      />
      {disclosure ? (
        <section aria-labelledby="consent" className="mb-5 rounded-card border border-line p-4 md:p-5">
          <h3 id="consent" className="font-bold">
            处理个人信息的单独同意
          </h3>
          <DisclosureList disclosure={disclosure} />
          <ul className="mt-3 list-disc space-y-1 pl-5 text-sm">
            {CARD_CONSENT_NOTES.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-ink-2">
            依据《个人信息保护法》第十七条、第二十三条、第二十五条、第二十九条。
          </p>
          <div className="-mb-5 mt-3">
            <ChoiceGroup
              name="consent"
              label="我的决定"
              type="checkbox"
              options={[{ value: "yes", label: "同意处理以上信息（含证件号码），并公示脱敏信息" }]}
            />
          </div>
        </section>
      ) : null}
    </>
  );
}

/** Who, how to reach them, why, what, for how long. */
export function DisclosureList({ disclosure }: { disclosure: Disclosure }) {
  const rows = [
    ["接收方", disclosure.recipient],
    ["联系方式", disclosure.contact ?? "联系方式待核；可以在申请页面查看进展、撤回或申诉"],
    ["目的", disclosure.purpose],
    ["方式", "在本平台内查看、审查；查看证件号码和材料都有记录"],
    ["内容", disclosure.items.join("、")],
    ["保存期限", disclosure.retention],
  ] as const;
  return (
    <dl className="mt-2 grid grid-cols-[5em_minmax(0,1fr)] gap-x-2 gap-y-1">
      {rows.map(([name, text]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
