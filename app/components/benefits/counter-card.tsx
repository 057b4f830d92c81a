import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { BENEFIT_KIND_LABELS, type BenefitKind, type QuotaPeriod } from "~/domain/benefit";
import type { FormFaults } from "~/domain/form";
import { CARD_CATEGORY_LABELS, type CardCategory, type CardState } from "~/domain/talent-card";
import { formatDate, formatTime } from "~/domain/time";
import { CardStateTag } from "./card-state-tag";

interface UsableBenefit {
  id: string;
  kind: BenefitKind;
  title: string;
  summary: string;
  provider: string;
  terms: string;
  perCardPeriod: QuotaPeriod;
  /** Null = not limited. */
  left: number | null;
  allUsed: boolean;
  formKey: string;
}

export interface CounterAnswer {
  card: {
    id: string;
    number: string;
    /** Masked; null once the holder has erased the account. */
    holder: string | null;
    category: CardCategory;
    state: CardState;
    validFrom: number;
    validUntil: number;
    usable: boolean;
    own: boolean;
    benefits: readonly UsableBenefit[];
    today: readonly { id: string; title: string; at: number }[];
  };
  done: string | null;
  refused: string | null;
  /** Of the form that takes a use back. */
  faults: FormFaults | null;
  ofUse: string | undefined;
}

const WHY: Partial<Record<CardState, string>> = {
  suspended: "这张卡已被暂停使用，恢复前不能享受权益。请持卡人登录“我的人才卡”查看原因。",
  revoked: "这张卡已被撤销，不能享受权益。",
  expired: "这张卡已到期。请持卡人登录后办理续期，续期后即可使用。",
  notYet: "这张卡还没有到生效日期。",
};

/** A card before the counter: whether it is good, for what, how often still; what it was used for today. */
export function CounterCard({ card, done, refused, faults, ofUse }: CounterAnswer) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Those who listen hear what came of it; the faults of a form take the focus themselves.
    if (!faults) head.current?.focus();
  }, [card, faults]);
  return (
    <section aria-labelledby="card" className="card mt-5 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="card" ref={head} tabIndex={-1} className="text-xl font-bold outline-none">
            {card.holder ?? "持卡人已注销"} · {CARD_CATEGORY_LABELS[card.category]}
          </h2>
          <p className="text-ink-2">
            {card.number} · {formatDate(card.validFrom)}至{formatDate(card.validUntil)}
          </p>
        </div>
        <CardStateTag state={card.state} />
      </div>
      <div role="status">
        {done ? <Notice kind="ok" className="mt-4" title={done} /> : null}
        {refused ? <Notice kind="danger" className="mt-4" title={refused} /> : null}
      </div>
      {card.own ? <Notice kind="warning" className="mt-4" title="这是您自己的卡，请由同事核销。" /> : null}
      {card.usable ? (
        <Benefits card={card} />
      ) : (
        <Notice kind="danger" className="mt-4" title="不能使用">
          <p>{WHY[card.state]}</p>
        </Notice>
      )}
      <Today card={card} faults={faults} ofUse={ofUse} />
    </section>
  );
}

function Benefits({ card }: { card: CounterAnswer["card"] }) {
  if (card.benefits.length === 0) return <p className="mt-4">目录里没有这个类别可以在柜台核销的权益。</p>;
  return (
    <>
      <h3 className="mt-5 font-bold">可以使用的权益</h3>
      <ul className="mt-1 divide-y divide-line">
        {card.benefits.map((benefit) => (
          <li key={benefit.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p>
                <b>{benefit.title}</b>
                <span className="tag ml-2">{BENEFIT_KIND_LABELS[benefit.kind]}</span>
              </p>
              <p className="text-sm text-ink-2">
                {benefit.provider} · {benefit.terms}
              </p>
              <p className="text-sm">{benefit.summary}</p>
            </div>
            <Left {...benefit} />
            {benefit.left === 0 || card.own ? null : (
              <Form method="post">
                <input type="hidden" name="cardId" value={card.id} />
                <input type="hidden" name="benefitId" value={benefit.id} />
                <input type="hidden" name="formKey" value={benefit.formKey} />
                <SubmitButton intent="redeem" label={`核销一次：${benefit.title}`}>
                  核销一次
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const PERIOD_WORD: Record<QuotaPeriod, string> = { day: "今天", year: "今年", total: "" };

function Left({ left, allUsed, perCardPeriod }: UsableBenefit) {
  if (left === null) return <p className="text-sm text-ink-2">不限次数</p>;
  if (left === 0)
    return (
      <p className="font-bold text-danger">
        {allUsed ? "总次数已用完" : `${PERIOD_WORD[perCardPeriod]}已用完`}
      </p>
    );
  return (
    <p>
      {PERIOD_WORD[perCardPeriod]}还可用 <b className="text-lg text-gold-ink">{left}</b> 次
    </p>
  );
}

function Today({ card, faults, ofUse }: Pick<CounterAnswer, "card" | "faults" | "ofUse">) {
  if (card.today.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 border-t border-line pt-4 font-bold">今天的核销</h3>
      <ul className="divide-y divide-line">
        {card.today.map((use) => (
          <li key={use.id} className="py-2">
            <details open={ofUse === use.id}>
              <summary className="cursor-pointer">
                {formatTime(use.at)} {use.title}
                <span className="ml-3 text-teal underline">撤销</span>
              </summary>
              <PortalForm faults={ofUse === use.id ? faults : null} scope={`${use.id}-`} className="mt-2">
                <input type="hidden" name="cardId" value={card.id} />
                <input type="hidden" name="useId" value={use.id} />
                <Field name="reason" label="撤销原因" hint="例如扫错卡、选错权益；会记入操作记录" />
                <SubmitButton intent="undo" className="btn btn-quiet">
                  撤销这次核销
                </SubmitButton>
              </PortalForm>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
