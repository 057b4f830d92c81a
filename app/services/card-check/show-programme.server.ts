import { BENEFIT_KINDS, BENEFIT_KIND_LABELS } from "~/domain/benefit";
import {
  SIDE_ROADS,
  bandOf,
  catalogueOf,
  conditionsOf,
  processOf,
  type Programme,
} from "~/domain/card-programme";
import { clauseLabel } from "~/domain/clause";
import { RECOGNITION_CLAUSE, RECOGNITION_MAP } from "~/domain/recognition-map";
import { CARD_RULE_SETS } from "~/domain/rules/card-rules";
import {
  CARD_CATEGORY_LABELS,
  CATALOGUE_CATEGORIES,
  FENGQI_BANDS,
  type CardCategory,
} from "~/domain/talent-card";
import { listBenefits } from "../benefit/list-benefits.server";
import type { Context } from "../context.server";
import { rulesInForce } from "../rule/rules-in-force.server";

/** What `/talent-card` tells of the programme: the rules in force in words, the way to a card, what it is good for. */
export function showProgramme(ctx: Pick<Context, "db" | "now">): Programme {
  const inForce = rulesInForce(ctx);
  const ruleOf = (category: CardCategory) => inForce.get(CARD_RULE_SETS[category].at(-1) ?? "")?.ruleSet;
  const entry = inForce.get(CARD_RULE_SETS.top[0] ?? "")?.ruleSet;
  const benefits = listBenefits(ctx);
  return {
    catalogue: CATALOGUE_CATEGORIES.map((category) => {
      const ruleSet = ruleOf(category);
      return {
        category,
        label: CARD_CATEGORY_LABELS[category],
        entries: ruleSet ? catalogueOf(ruleSet) : [],
      };
    }),
    entry: entry ? { title: entry.title, docNo: entry.docNo, ...conditionsOf(entry) } : null,
    bands: FENGQI_BANDS.flatMap((category) => {
      const ruleSet = ruleOf(category);
      return ruleSet
        ? [{ category, label: CARD_CATEGORY_LABELS[category], docNo: ruleSet.docNo, ...bandOf(ruleSet) }]
        : [];
    }),
    process: processOf(),
    roads: SIDE_ROADS,
    benefits: BENEFIT_KINDS.flatMap((kind) => {
      const mine = benefits.filter((benefit) => benefit.kind === kind);
      return mine.length > 0
        ? [{ kind, label: BENEFIT_KIND_LABELS[kind], titles: mine.map(({ title }) => title) }]
        : [];
    }),
    comparison: {
      clause: clauseLabel(RECOGNITION_CLAUSE),
      rows: RECOGNITION_MAP.map(({ category, levels }) => ({
        category,
        label: CARD_CATEGORY_LABELS[category],
        levels: levels.join("、"),
      })),
    },
    documents: [...inForce.values()].map(({ ruleSet, version }) => ({
      id: ruleSet.id,
      title: ruleSet.title,
      docNo: ruleSet.docNo,
      version,
      confidence: ruleSet.confidence,
    })),
  };
}
