import type { RuleLine, RuleSet } from "~/domain/rules/rule-set";
import type { Tx } from "~db/client";
import { rulesInForce, rulesOf } from "../rule/rules-in-force.server";
import type { CardApplicationRow } from "./load-card-application.server";

export interface RuleChange {
  ruleSetId: string;
  title: string;
  /** By which the case is judged, and which is in force now. */
  used: number;
  inForce: number;
  added: string[];
  removed: string[];
  changed: string[];
}

/** Rule sets of which another version is in force than the one that a case keeps, and what differs between them. */
export function differsFromRules(tx: Tx, { ruleVersions }: CardApplicationRow, now: number): RuleChange[] {
  const kept = ruleVersions ?? {};
  const used = new Map(rulesOf(tx, kept).map(({ ruleSet }) => [ruleSet.id, ruleSet]));
  return [...rulesInForce({ db: tx, now })].flatMap(([ruleSetId, { ruleSet, version }]) => {
    const before = kept[ruleSetId];
    if (before === undefined || before === version) return [];
    const body = used.get(ruleSetId);
    const difference = body ? differenceOf(body, ruleSet) : { added: [], removed: [], changed: [] };
    return [{ ruleSetId, title: ruleSet.title, used: before, inForce: version, ...difference }];
  });
}

const linesOf = (set: RuleSet): Map<string, Pick<RuleLine, "title">> =>
  new Map(
    [...set.gates, ...set.waivers.map(({ by }) => by), ...set.directPass, ...set.scoring].map((line) => [
      line.id,
      line,
    ]),
  );

function differenceOf(before: RuleSet, after: RuleSet) {
  const [old, now] = [linesOf(before), linesOf(after)];
  const titles = (from: typeof old, keep: (id: string) => boolean) =>
    [...from].filter(([id]) => keep(id)).map(([, { title }]) => title);
  return {
    added: titles(now, (id) => !old.has(id)),
    removed: titles(old, (id) => !now.has(id)),
    changed: titles(now, (id) => old.has(id) && JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id))),
  };
}
