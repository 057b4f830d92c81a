import { EVIDENCE_LABELS } from "~/domain/figures-evidence";
import {
  FIGURE_STEPS,
  explanationField,
  isFigureSection,
  readExplanations,
  type FigureStep,
} from "~/domain/figures-form";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import type { AccountContext } from "../context.server";
import { receiveMaterial } from "../card-application/add-material.server";
import type { FileStore } from "../upload/receive-file.server";
import { beginFigures, discardFigures } from "./begin-figures.server";
import { EVIDENCE_REFUSAL_TEXT, addEvidence, removeEvidence } from "./keep-evidence.server";
import { reviewRow, type OwnFigures } from "./load-figures.server";
import { FIGURES_REFUSAL_TEXT, findFigures, type FiguresResult } from "./move-figures.server";
import { explainFigures, submitFigures, withdrawFigures } from "./run-figures.server";
import { saveSection } from "./save-figures.server";

export type YearFaults = FormFaults & { stored?: Record<string, string> };
/** Where to go on: a part of the form, the page of the year, the list of years. */
export type YearAnswer = { faults: YearFaults } | { at: FigureStep | "year" | "list"; said: string | null };

const CONFLICT = {
  changed:
    "您填写期间，这一年的数据被同事（或您在另一个窗口）修改过。请对照下面的内容，再按一次保存将以您填写的为准。",
  state: FIGURES_REFUSAL_TEXT.state,
};

/**
 * Does what a form of a year's page asks for.
 * @returns null for a form that no page sends
 */
export async function answerYear(
  ctx: AccountContext,
  own: OwnFigures,
  form: FormData,
  files: FileStore,
): Promise<YearAnswer | null> {
  const values = formValues(form);
  const version = Number(values.version);
  const { words, errors } = readExplanations(values);
  const answer = (result: FiguresResult, done: YearAnswer): YearAnswer =>
    "refused" in result ? { faults: faults(values, { form: FIGURES_REFUSAL_TEXT[result.refused] }) } : done;
  switch (values.intent) {
    case "evidence":
      return await answerEvidence(ctx, own, values, form.get("file"), files);
    case "remove-evidence": {
      const result = removeEvidence(ctx, own, values.evidence ?? "");
      if ("refused" in result && result.refused !== "gone")
        return { faults: faults(values, { form: EVIDENCE_REFUSAL_TEXT[result.refused] }) };
      return { at: "evidence", said: "已移除。" };
    }
    case "explain":
    case "submit": {
      if (Object.keys(errors).length > 0) return { faults: faults(values, errors) };
      if (values.intent === "explain")
        return answer(explainFigures(ctx, own, { version, words }), { at: "check", said: "说明已保存。" });
      const result = submitFigures(ctx, own, { version, words });
      const unsaid = "refused" in result && result.refused === "incomplete" ? unexplained(ctx, own) : {};
      if (Object.keys(unsaid).length > 0) return { faults: faults(values, unsaid) };
      return answer(result, {
        at: "year",
        said: "已提交，由工作人员确认。退回或确认后会发邮件给单位负责人。",
      });
    }
    case "withdraw":
      return answer(withdrawFigures(ctx, own, version), {
        at: "check",
        said: "已取回，可以修改后重新提交。",
      });
    case "discard":
      return answer(discardFigures(ctx, own, version), {
        at: "list",
        said: `${own.row.year} 年的草稿已删除。`,
      });
    case "correct": {
      const begun = beginFigures(ctx, own.row.year);
      if ("refused" in begun) return { faults: faults(values, { form: FIGURES_REFUSAL_TEXT.state }) };
      return { at: "basics", said: "已生成更正用的新一版，内容与已确认的相同。确认前仍以原来的为准。" };
    }
    case "save":
    case undefined:
      return answerSection(ctx, own, values, version);
    default:
      return null;
  }
}

/** By field, what still has to be explained; what else is missing the page says at its top. */
function unexplained(ctx: AccountContext, own: OwnFigures): Record<string, string> {
  const { issues } = reviewRow(ctx.db, findFigures(ctx.db, own.row.id) ?? own.row, "enterprise");
  const open = issues.filter(({ level, explanation }) => level === "soft" && explanation === null);
  return Object.fromEntries(open.map(({ id, text }) => [explanationField(id), `请说明：${text}`]));
}

function answerSection(
  ctx: AccountContext,
  own: OwnFigures,
  values: Record<string, string>,
  version: number,
): YearAnswer | null {
  const { section } = values;
  if (!isFigureSection(section)) return null;
  const { errors, refused, stored } = saveSection(ctx, own, { section, values, version });
  if (refused) return { faults: { ...faults(values, { ...errors, form: CONFLICT[refused] }), stored } };
  if (Object.keys(errors).length > 0) return { faults: faults(values, errors) };
  const row = findFigures(ctx.db, own.row.id) ?? own.row;
  const view = reviewRow(ctx.db, row, "enterprise").sections.find((one) => one.section === section);
  if (view && view.hard.length > 0)
    return { at: section, said: "已保存，但有数字互相矛盾，请按页面上的提示修改。" };
  return { at: FIGURE_STEPS[FIGURE_STEPS.indexOf(section) + 1] ?? "check", said: null };
}

async function answerEvidence(
  ctx: AccountContext,
  own: OwnFigures,
  values: Record<string, string>,
  file: unknown,
  files: FileStore,
): Promise<YearAnswer | null> {
  const { kind } = values;
  if (!isKeyOf(EVIDENCE_LABELS, kind)) return null;
  const received = await receiveMaterial(ctx, files, file instanceof File ? file : null);
  if ("fault" in received) return { faults: faults(values, { file: received.fault }) };
  const result = addEvidence(ctx, own, kind, received);
  if ("done" in result) return { at: "evidence", said: `已上传${EVIDENCE_LABELS[kind]}。` };
  await received.discard();
  return { faults: faults(values, { file: EVIDENCE_REFUSAL_TEXT[result.refused] }) };
}
