import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CounterCard, type CounterAnswer } from "~/components/benefits/counter-card";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { BENEFIT_REFUSAL_TEXT, UNDO_REFUSAL_TEXT } from "~/domain/benefit";
import { CounterForm } from "~/domain/benefit-form";
import { readAskedCard } from "~/domain/card-token";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { loadCardAtCounter, lookUpCard, presentAtCounter } from "~/services/benefit/look-up-card.server";
import { redeemBenefit, undoUse } from "~/services/benefit/redeem-benefit.server";
import type { AccountContext } from "~/services/context.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  requirePermission(asked, "benefit:redeem");
  // As the page that a scanned QR code leads to hands it on; nothing is looked up before the button is pressed.
  return { code: new URL(asked.request.url).searchParams.get("code")?.slice(0, 40) ?? "" };
}

interface Answer {
  /** Of the field for the code. */
  faults: FormFaults | null;
  shown: CounterAnswer | null;
}

/**
 * Looks a card up, uses a benefit, takes a use back. Every answer shows the card as it is now; no code of a card stands
 * in an address, and none is looked up without being counted.
 */
export async function action(asked: ActionFunctionArgs): Promise<Answer> {
  const ctx = accountContext(asked.context, requirePermission(asked, "benefit:redeem"));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(CounterForm, values);
  if (!form) {
    const card = values.cardId ? loadCardAtCounter(ctx, values.cardId) : undefined;
    return card ? answer(ctx, card, { faults: found, ofUse: values.useId }) : { faults: found, shown: null };
  }
  if (form.intent === "find") {
    if (form.code.trim() === "")
      return { faults: faults(values, { code: "请扫描二维码，或输入卡面上的核验码" }), shown: null };
    const card = lookUpCard(ctx, readAskedCard(form.code).code);
    if (card) return answer(ctx, card, {});
    return {
      faults: faults(values, {
        code: "没有这张卡。请核对 12 位核验码是否输全；只凭卡号不能核销。二维码可能是伪造的，不要提供服务。",
      }),
      shown: null,
    };
  }
  const card = loadCardAtCounter(ctx, values.cardId ?? "");
  if (!card) throw new Response(null, { status: 404 });
  if (form.intent === "redeem") {
    const result = redeemBenefit(ctx, card, form);
    if ("refused" in result) return answer(ctx, card, { refused: BENEFIT_REFUSAL_TEXT[result.refused] });
    return answer(ctx, card, { done: `已核销：${result.done.title}` });
  }
  const result = undoUse(ctx, card, form);
  if ("refused" in result) return answer(ctx, card, { refused: UNDO_REFUSAL_TEXT[result.refused] });
  return answer(ctx, card, { done: "已撤销这次核销，次数已退回" });
}

type Said = Partial<Pick<CounterAnswer, "done" | "refused" | "faults" | "ofUse">>;

/** The card read again, with what was done. */
function answer(
  ctx: AccountContext,
  { id }: { id: string },
  { done = null, refused = null, faults: found = null, ofUse }: Said,
): Answer {
  const card = loadCardAtCounter(ctx, id);
  if (!card) throw new Response(null, { status: 404 });
  const { benefits, ...rest } = presentAtCounter(ctx, card);
  // A key for each button: pressed twice it counts once.
  const keyed = benefits.map((benefit) => ({ ...benefit, formKey: randomUUID() }));
  return { faults: null, shown: { card: { ...rest, benefits: keyed }, done, refused, faults: found, ofUse } };
}

export const meta: MetaFunction = () => pageTitle("权益核销");

export default function Counter() {
  const { code } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const shown = result?.shown ?? null;
  return (
    <>
      <WorkHead title="权益核销" />
      <section aria-labelledby="find" className="card p-5">
        <h2 id="find" className="text-lg font-bold">
          查卡
        </h2>
        <PortalForm
          faults={result?.faults}
          action={paths.adminCounter()}
          className="mt-1 grid items-end gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto]"
          key={shown ? `${shown.card.id} ${shown.done ?? ""}` : "empty"}
        >
          <Field
            name="code"
            label="核验码或二维码内容"
            hint="用扫码枪扫卡上的二维码，或输入卡面 12 位核验码；每次查卡都计入核验次数"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            autoFocus={shown === null}
            defaultValue={shown ? "" : code}
          />
          <p className="mb-5">
            <SubmitButton intent="find" className="btn min-h-11">
              查卡
            </SubmitButton>
          </p>
        </PortalForm>
      </section>
      {shown ? (
        <CounterCard {...shown} />
      ) : (
        <Notice className="mt-5" title="请当面核对">
          <p>核对持卡人本人与卡上的姓名。卡仅限本人使用，政策规定他人可以享受的除外。</p>
        </Notice>
      )}
    </>
  );
}
