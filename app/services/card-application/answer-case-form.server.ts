import { CARD_APPLICATION_REFUSAL_TEXT, type CardApplicationRefusal } from "~/domain/card-decision";
import { CARD_MATERIALS } from "~/domain/card-materials";
import {
  FiledCardApplicationForm,
  HandInForm,
  MaterialForm,
  OwnCardApplicationForm,
} from "~/domain/card-application-form";
import { CARD_PARTS, cardPartAfter, type CardPart, type FieldPart } from "~/domain/card-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import type { Operator } from "~/domain/privacy";
import { isVerified } from "~/domain/verification";
import { findMembership } from "../member/find-membership.server";
import type { FileStore } from "../upload/receive-file.server";
import type { VaultContext } from "../vault-context.server";
import { MATERIAL_REFUSAL_TEXT, addMaterial, receiveMaterial, removeMaterial } from "./add-material.server";
import type { CasePart } from "./case-part.server";
import type { CardApplicationResult } from "./move-card-application.server";
import {
  discardCardDraft,
  moveOwnCardApplication,
  recallCardApplication,
} from "./run-card-application.server";
import { saveCardPart } from "./save-card-application.server";
import { proposeCardApplication, submitCardApplication } from "./submit-card-application.server";
import type { CardLinks } from "./tell-card-people.server";

export type CaseFaults = FormFaults & { stored?: Record<string, string> };
/** What a form of a case was answered with, and where to go on. */
export type CaseAnswer =
  { faults: CaseFaults } | { at: CardPart | "check"; said?: string } | { at: "case" | "list"; said: string };

export interface CaseFormParts {
  files: FileStore;
  operator: Operator;
  links: CardLinks;
}

export const isFieldPart = (name: unknown): name is FieldPart =>
  isKeyOf(CARD_PARTS, name) && name !== "materials";

const CONFLICT: Record<"changed" | "state", string> = {
  changed: "您填写期间，这份申请在另一个窗口或由对方修改过。请对照下面的内容，再按一次保存将以您填写的为准。",
  state: CARD_APPLICATION_REFUSAL_TEXT.state,
};

const DONE = {
  submit: "申请已提交，受理回执在本页。",
  confirm: "已确认并提交，受理回执在本页。",
  supplement: "补正已提交，继续办理。",
  propose: "已请本人确认，确认后即提交。",
  recall: "已取回，可以继续修改。",
  withdraw: "已撤回申请，同意也一并撤回。",
  disagree: "已退回单位修改。",
  appeal: "申诉已提交，由未参与原决定的工作人员办理。",
} as const;

/**
 * Carries out what a form of a case asks for, for whoever has a part in it.
 * @returns null for an intent that there is not
 */
export async function answerCaseForm(
  ctx: VaultContext,
  part: CasePart,
  form: FormData,
  parts: CaseFormParts,
): Promise<CaseAnswer | null> {
  const values = formValues(form);
  switch (values.intent) {
    case "save":
      return savePart(ctx, part, values);
    case "material":
      return takeMaterial(ctx, part, form, values, parts.files);
    case "remove-material": {
      const result = removeMaterial(ctx, part, values.material ?? "");
      if ("refused" in result) return told(values, MATERIAL_REFUSAL_TEXT[result.refused]);
      return { at: "materials", said: "材料已移除。" };
    }
    default:
      return part.side === "person"
        ? actAsPerson(ctx, part, values, parts)
        : actAsFiler(ctx, part, values, parts);
  }
}

const told = (values: Record<string, string>, text: string): CaseAnswer => ({
  faults: faults(values, { form: text }),
});

function savePart(ctx: VaultContext, part: CasePart, values: Record<string, string>): CaseAnswer | null {
  const name = values.part;
  if (!isFieldPart(name)) return null;
  const { refused, errors, stored } = saveCardPart(ctx, part, {
    part: name,
    values,
    version: Number(values.version),
  });
  if (refused) return { faults: { ...faults(values, { ...errors, form: CONFLICT[refused] }), stored } };
  if (Object.keys(errors).length > 0) return { faults: faults(values, errors) };
  return { at: cardPartAfter(name) };
}

async function takeMaterial(
  ctx: VaultContext,
  part: CasePart,
  form: FormData,
  values: Record<string, string>,
  files: FileStore,
): Promise<CaseAnswer> {
  const { data: asked, faults: found } = readForm(MaterialForm, values);
  if (!asked) return { faults: found };
  const sent = form.get("file");
  const received = await receiveMaterial(ctx, files, sent instanceof File ? sent : null);
  if ("fault" in received) return { faults: faults(values, { file: received.fault }) };
  let kept = false;
  try {
    const result = addMaterial(ctx, part, asked, received);
    kept = "done" in result;
    if ("refused" in result && result.refused !== "same")
      return { faults: faults(values, { file: MATERIAL_REFUSAL_TEXT[result.refused] }) };
    return { at: "materials", said: `${CARD_MATERIALS[asked.kind].label}已上传。` };
  } finally {
    if (!kept) await received.discard();
  }
}

function settled(
  result: CardApplicationResult,
  values: Record<string, string>,
  answer: Extract<CaseAnswer, { said?: string }>,
): CaseAnswer {
  return "refused" in result ? refused(values, result.refused) : answer;
}

const refused = (values: Record<string, string>, why: CardApplicationRefusal): CaseAnswer =>
  told(values, CARD_APPLICATION_REFUSAL_TEXT[why]);

function actAsPerson(
  ctx: VaultContext,
  part: Extract<CasePart, { side: "person" }>,
  values: Record<string, string>,
  { operator, links }: CaseFormParts,
): CaseAnswer | null {
  const { intent } = values;
  if (intent === "submit" || intent === "confirm" || intent === "supplement") {
    const { data: form, faults: found } = readForm(HandInForm, values);
    if (!form) return { faults: found };
    const asked = { verb: form.intent, version: form.version, operator };
    return settled(submitCardApplication(ctx, part, asked, links), values, {
      at: "case",
      said: DONE[form.intent],
    });
  }
  const { data: form, faults: found } = readForm(OwnCardApplicationForm, values);
  if (!form) return { faults: found };
  if (form.intent === "discard")
    return settled(discardCardDraft(ctx, part, form.version), values, { at: "list", said: "草稿已删除。" });
  const note = "note" in form ? form.note : null;
  const step = { verb: form.intent, version: form.version, note };
  return settled(moveOwnCardApplication(ctx, part, step, links), values, {
    at: "case",
    said: DONE[form.intent],
  });
}

function actAsFiler(
  ctx: VaultContext,
  part: Extract<CasePart, { side: "filer" }>,
  values: Record<string, string>,
  { links }: CaseFormParts,
): CaseAnswer | null {
  const { data: form, faults: found } = readForm(FiledCardApplicationForm, values);
  if (!form) return { faults: found };
  if (form.intent === "discard")
    return settled(discardCardDraft(ctx, part, form.version), values, { at: "list", said: "草稿已删除。" });
  // Data of people go to who is verified only (五部门通知).
  const employer = findMembership(ctx)?.enterprise;
  if (form.intent === "propose" && !(employer && isVerified(employer, ctx.now)))
    return told(values, "本单位的核验已到期，重新核验后才能请本人确认。填写的内容已保存。");
  const result =
    form.intent === "propose"
      ? proposeCardApplication(ctx, part, form.version, links)
      : recallCardApplication(ctx, part, form.version, links);
  return settled(result, values, { at: "case", said: DONE[form.intent] });
}
