import { CARD_APPLICATION_VERB_TEXT } from "~/domain/card-application-moves";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { DeskForm, type DeskRequest } from "~/domain/card-desk-form";
import { faults, readForm, type FormFaults } from "~/domain/form";
import type { VaultContext } from "../vault-context.server";
import { addCardNote } from "./add-card-note.server";
import { answerObjection, OBJECTION_ANSWER_REFUSAL_TEXT } from "./answer-objection.server";
import { ASSIGN_REFUSAL_TEXT, assignCardApplication } from "./assign-card-application.server";
import { decideCardApplication, lastChange } from "./decide-card-application.server";
import { declareConflict } from "./declare-conflict.server";
import { judgeMaterial, MATERIAL_REFUSAL_TEXT } from "./judge-material.server";
import type { DeskCardApplication } from "./load-card-application.server";
import { isInvolved } from "./find-obstacle.server";
import { FINDING_REFUSAL_TEXT, recordFinding } from "./record-finding.server";
import { IDENTITY_REFUSAL_TEXT, revealIdentity } from "./reveal-identity.server";
import { OBJECTOR_REFUSAL_TEXT, revealObjector, type Objector } from "./reveal-objector.server";
import type { CardLinks } from "./tell-card-people.server";

/** What a form of the desk comes to: faults, what to show once, or a word on what was done. */
export type DeskAnswer =
  { faults: FormFaults } | { number: string } | { objector: Objector } | { done: string; decided: boolean };

/** Carries out what an officer asks for with one case. */
export function answerDesk(
  ctx: VaultContext,
  target: DeskCardApplication,
  values: Record<string, string>,
  links: CardLinks,
): DeskAnswer {
  const { data: form, faults: found } = readForm(DeskForm, values);
  if (!form) return { faults: found };
  // Of what is one's own an officer says so, and does nothing else.
  if (form.intent !== "conflict" && isInvolved(ctx.db, ctx.actor.id, target))
    return { faults: faults(values, { form: CARD_APPLICATION_REFUSAL_TEXT.own }) };
  return carryOut(ctx, target, form, values, links);
}

function carryOut(
  ctx: VaultContext,
  target: DeskCardApplication,
  form: DeskRequest,
  values: Record<string, string>,
  links: CardLinks,
): DeskAnswer {
  const refuse = (text: string, field = "form"): DeskAnswer => ({
    faults: faults(values, { [field]: text }),
  });
  const done = (text: string): DeskAnswer => ({ done: text, decided: false });
  switch (form.intent) {
    case "decide": {
      const result = decideCardApplication(ctx, target, form, links);
      if ("done" in result)
        return {
          done: `${target.caseNumber ?? ""} ${CARD_APPLICATION_VERB_TEXT[form.verb]}。`,
          decided: true,
        };
      const { refused } = result;
      if (refused === "reason") return refuse(CARD_APPLICATION_REFUSAL_TEXT.reason, "note");
      if (refused === "missing") return refuse(CARD_APPLICATION_REFUSAL_TEXT.missing, "missing");
      const last = refused === "changed" || refused === "state" ? lastChange(ctx, target.id) : null;
      return refuse(
        last === null
          ? CARD_APPLICATION_REFUSAL_TEXT[refused]
          : `${last}。您的结论没有提交，填写的内容还在，请核对后再操作。`,
      );
    }
    case "take":
    case "assign": {
      const assignee = form.intent === "take" ? ctx.actor.id : form.assignee;
      const result = assignCardApplication(ctx, target, { assignee, from: form.from }, links);
      if ("refused" in result) return refuse(ASSIGN_REFUSAL_TEXT[result.refused]);
      return done(form.intent === "take" ? "由您承办。" : assignee === null ? "已改为未分派。" : "已分派。");
    }
    case "note":
      addCardNote(ctx, target, form);
      return done("备注已保存。");
    case "conflict":
      declareConflict(ctx, target, form.reason);
      return done("已记录回避，这份申请由其他同事办理。");
    case "material": {
      const result = judgeMaterial(ctx, target, form);
      return "refused" in result
        ? refuse(MATERIAL_REFUSAL_TEXT[result.refused])
        : done("材料核验结论已保存。");
    }
    case "finding": {
      const result = recordFinding(ctx, target, form);
      return "refused" in result
        ? refuse(FINDING_REFUSAL_TEXT[result.refused])
        : done("已认定，并重新判断。");
    }
    case "objection": {
      const result = answerObjection(ctx, target, form);
      if ("refused" in result) return refuse(OBJECTION_ANSWER_REFUSAL_TEXT[result.refused]);
      return done(result.told ? "已答复，并发送邮件给提出人。" : "已答复。提出人没有留邮箱，只作记录。");
    }
    case "objector": {
      const result = revealObjector(ctx, target, form.objection);
      return "refused" in result ? refuse(OBJECTOR_REFUSAL_TEXT[result.refused]) : result;
    }
    case "reveal": {
      const result = revealIdentity(ctx, target);
      return "refused" in result ? refuse(IDENTITY_REFUSAL_TEXT[result.refused]) : result;
    }
  }
}
