import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";
import { findAccount } from "~/auth/require.server";
import { QuestionField } from "~/components/card-check/questions";
import { Results } from "~/components/card-check/results";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { checkCard } from "~/services/card-check/check-card.server";
import { knownAnswers } from "~/services/card-check/known-answers.server";
import { vaultContext } from "~/services/vault-context.server";

/** Answers stand in the address only: nobody keeps the page, and no other site is told of its address. */
const PRIVATE = { "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" } as const;

export function loader(asked: LoaderFunctionArgs) {
  const { context, request } = asked;
  const params = new URL(request.url).searchParams;
  const person = findAccount(asked);
  const known = person ? knownAnswers(vaultContext(context, person)) : null;
  const check = checkCard({ db: context.db, now: context.now }, params, known);
  return data(
    { ...check, canonical: new URL(paths.cardCheck(), context.publicUrl).href },
    { headers: PRIVATE },
  );
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  ...pageMeta({
    title: "人才卡自查",
    description:
      "不用登录，回答几个问题，看金凤凰人才卡八个类别哪些符合、哪一条不符合、依据是什么。不保存任何回答。",
    canonical: shown?.canonical ?? "",
  }),
  ...(shown && shown.said.length > 0 ? [{ name: "robots", content: "noindex" }] : []),
];

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CardCheck() {
  const shown = useLoaderData<typeof loader>();
  const { said, step } = shown;
  const head = useArrival(`${step?.id ?? "finished"} ${said.map((one) => one.shown).join()}`);
  return (
    <div className="wrap py-8">
      <p>
        <Link to={paths.talentCard()}>金凤凰人才卡</Link>
      </p>
      <h1 className="mt-1 text-2xl font-bold md:text-3xl">人才卡自查</h1>
      <p className="prose-zh mt-1 text-ink-2">
        回答几个问题，看八个类别哪些符合、差哪一条、依据是什么。只问需要的，随时可以修改。结果供参考，不是决定；由办理机关审查后决定。
      </p>
      <nav aria-label="自查范围" className="no-print mt-4">
        <ul className="flex flex-wrap gap-2">
          {shown.scopes.map(({ label, to, current }) => (
            <li key={label}>
              <Link
                to={to}
                preventScrollReset
                aria-current={current ? "true" : undefined}
                className="chip min-h-10 aria-[current=true]:bg-teal aria-[current=true]:font-bold aria-[current=true]:text-paper"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-5 grid items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {step ? <Step {...shown} step={step} head={head} /> : <Finished head={head} />}
          {said.length > 0 ? <Results {...shown} underWay={step !== null && !step.isEdit} /> : null}
        </div>
        <Said {...shown} />
      </div>
    </div>
  );
}

type Head = RefObject<HTMLHeadingElement>;

/** Those who listen, and those with a keyboard, go on where something new stands. */
function useArrival(place: string) {
  const head = useRef<HTMLHeadingElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: "nearest" });
  }, [place]);
  return head;
}

function Step({
  step,
  questions,
  kept,
  left,
  faults,
  said,
  head,
}: Shown & { step: NonNullable<Shown["step"]>; head: Head }) {
  const isLast = left <= questions.length && !step.isEdit;
  return (
    <section aria-labelledby="question" className="card min-w-0 p-5 md:p-7">
      <h2 id="question" ref={head} tabIndex={-1} className="text-xl font-bold outline-none">
        {step.title}
      </h2>
      <p className="mb-5 text-sm text-ink-2">
        {step.isEdit ? "修改后会重新判断。" : left > 0 ? `最多还有 ${left} 个问题` : ""}
      </p>
      <PortalForm
        method="get"
        action={paths.cardCheck()}
        faults={faults}
        key={`${step.id} ${said.map(({ shown }) => shown).join()}`}
        preventScrollReset
      >
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="asked" value={questions.map(({ name }) => name).join(",")} />
        {questions.map((question) => (
          <QuestionField key={question.name} question={question} />
        ))}
        <SubmitButton>{step.isEdit ? "重新判断" : isLast ? "看结果" : "继续"}</SubmitButton>
      </PortalForm>
    </section>
  );
}

function Finished({ head }: { head: Head }) {
  return (
    <section aria-labelledby="question" className="card min-w-0 p-5 md:p-7">
      <h2 id="question" ref={head} tabIndex={-1} className="text-xl font-bold outline-none">
        已经问完
      </h2>
      <p className="mt-1">
        结果在下面。要看另一种情形，修改任何一个回答即可；例如换了单位、取得学位以后会怎样。
      </p>
    </section>
  );
}

function Said({ said }: Shown) {
  return (
    <aside aria-labelledby="said" className="card p-5 lg:sticky lg:top-5">
      <h2 id="said" className="font-bold">
        您的回答
      </h2>
      {said.length === 0 ? (
        <p className="mt-1 text-sm text-ink-2">回答后列在这里，可以逐项修改。</p>
      ) : (
        <ul className="mt-2 divide-y divide-line text-sm">
          {said.map(({ name, label, shown, edit }) => (
            <li key={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 py-0.5">
              <span className="flex min-w-0 flex-wrap gap-x-2">
                <span className="text-ink-2">{label}</span>
                <b>{shown}</b>
              </span>
              <Link to={edit} preventScrollReset className="inline-flex min-h-8 items-center">
                修改<span className="visually-hidden">：{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {said.length > 0 ? (
        <p className="mt-3">
          <Link to={paths.cardCheck()}>重新开始</Link>
        </p>
      ) : null}
      <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
        不登录、不保存：回答只写在这个页面的网址里，关闭即清除。请不要把带有回答的网址发给别人。
      </p>
    </aside>
  );
}
