import {
  CHECK_SCOPES,
  CHECK_STEPS,
  UNSURE,
  ageBounds,
  answerFaults,
  answersQuery,
  bornSince,
  factsOfCheck,
  nextStep,
  readAnswers,
  readScope,
  valueOf,
  type CheckAnswers,
  type CheckScope,
} from "~/domain/card-check";
import { checkCategory, nearestChange } from "~/domain/card-check-result";
import { CARD_FACTS, answersTo, showFact, type CardFact, type CardFactName } from "~/domain/rules/card-facts";
import { CARD_RULE_SETS } from "~/domain/rules/card-rules";
import { HONOURS } from "~/domain/rules/honours";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS, CATALOGUE_CATEGORIES } from "~/domain/talent-card";
import { paths } from "~/http/paths";
import type { Context } from "../context.server";
import { benefitsOf } from "../benefit/list-benefits.server";
import { rulesInForce } from "../rule/rules-in-force.server";

/** What the portal knows already, as an answer, and from where. */
export type KnownAnswers = Partial<Record<CardFactName, { answer: string; from: string }>>;

/** A question as it is shown. */
function question(fact: CardFact, answers: CheckAnswers, known: KnownAnswers, hint: string | null) {
  const given = answers[fact.name];
  const prefilled = given === undefined ? known[fact.name] : undefined;
  return {
    name: fact.name,
    kind: fact.kind,
    question: fact.question,
    label: fact.label,
    hint: [fact.help, hint].filter(Boolean).join(""),
    unit: fact.unit ?? null,
    options: answersTo(fact),
    groups:
      fact.name === "honours"
        ? CATALOGUE_CATEGORIES.flatMap((category) => {
            const list = HONOURS.filter((honour) => honour.category === category);
            const options = list.map(({ id, label }) => ({ value: id, label }));
            return list.length > 0 ? [{ label: CARD_CATEGORY_LABELS[category], options }] : [];
          })
        : null,
    chosen: given ?? prefilled?.answer ?? "",
    from: prefilled?.from ?? null,
  };
}

/**
 * The self-check for answers as they stand in an address. Nothing is kept of it.
 * @param known what whoever is signed in need not type, which counts only once it has been sent; null = nobody is
 */
export function checkCard(
  ctx: Pick<Context, "db" | "now">,
  params: URLSearchParams,
  known: KnownAnswers | null = null,
) {
  const scope = readScope(params.get("for"));
  const answers = readAnswers(params);
  const facts = factsOfCheck(answers);
  const inForce = rulesInForce(ctx);
  const sets = [...inForce.values()];
  const asked = (params.get("asked") ?? "").split(",").slice(0, 20);
  const errors = answerFaults(asked, answers);
  const edited = CHECK_STEPS.find(({ facts: names }) => names.some((name) => name === params.get("edit")));
  const next = nextStep(sets, facts, scope);
  const faulty = CHECK_STEPS.find(({ facts: names }) => names.some((name) => errors[name]));
  const step = faulty ?? edited ?? next?.step ?? null;
  const names = step?.facts.filter(
    (name) => answers[name] !== undefined || next?.asked.includes(name) || errors[name],
  );
  const isAsked = (name: string) => names?.some((one) => one === name) ?? false;
  const query = answersQuery(answers, scope);
  const results = CARD_CATEGORIES.map((category) => ({
    ...checkCategory(category, sets, facts, ctx.now),
    label: CARD_CATEGORY_LABELS[category],
    benefits: benefitsOf(ctx, category).map(({ id, title, kind }) => ({ id, title, kind })),
    // Whoever has to sign in first is asked again rather than having answers stand in the address of that page.
    apply: paths.myCardApplicationNew({ ...(known ? answersQuery(answers, "all") : {}), category }),
  }));
  const said = CARD_FACTS.flatMap((fact) => {
    const value = valueOf(fact, answers[fact.name]);
    if (value === undefined) return [];
    const shown = value === null && answers[fact.name] !== "claim" ? "不确定" : showFact(fact.name, value);
    return [
      {
        name: fact.name,
        label: fact.label,
        shown: answers[fact.name] === "claim" ? "是，由工作人员认定" : shown,
        edit: `${paths.cardCheck({ ...query, edit: fact.name })}#question`,
      },
    ];
  });
  return {
    scope,
    step: step && { id: step.id, title: step.title, isEdit: step === edited },
    questions: CARD_FACTS.filter(({ name }) => isAsked(name)).map((fact) =>
      question(fact, answers, known ?? {}, fact.name === "age" ? ageHint(ageBounds(sets), ctx.now) : null),
    ),
    /** What the form carries on without asking it. */
    kept: Object.entries(query).filter(([name]) => !isAsked(name)),
    left: next?.left ?? 0,
    faults: Object.keys(errors).length > 0 ? { errors, values: typedOf(answers) } : null,
    said,
    results,
    nearest: next ? null : nearestChange(results),
    rules: [...new Set(Object.values(CARD_RULE_SETS).flat())].flatMap((id) => {
      const found = inForce.get(id);
      return found
        ? [{ id, title: found.ruleSet.title, version: found.version, docNo: found.ruleSet.docNo }]
        : [];
    }),
    scopes: scopeLinks(answers, scope),
  };
}

/** As they are written back into the fields: that somebody cannot say is no number. */
const typedOf = (answers: CheckAnswers): Record<string, string> =>
  Object.fromEntries(
    CARD_FACTS.flatMap(({ name, kind }) => {
      const answer = answers[name];
      if (answer === undefined) return [];
      return [[name, kind === "number" && answer === UNSURE ? "" : answer]];
    }),
  );

const scopeLinks = (answers: CheckAnswers, scope: CheckScope) =>
  (["all", "catalogue", "fengqi"] as const).map((name) => ({
    label: CHECK_SCOPES[name].label,
    to: paths.cardCheck(answersQuery(answers, name)),
    current: name === scope,
  }));

/** Tells by month of birth on which side of a bound somebody is, so that no date of birth need be given. */
function ageHint(bounds: readonly number[], now: number): string {
  const told = bounds.map((bound) => {
    const { year, month } = bornSince(bound, now);
    return `${year} 年 ${month} 月及以后出生的不超过 ${bound} 周岁`;
  });
  return told.length > 0 ? `不用填写出生日期。今天：${told.join("；")}。` : "";
}
