import { APPLICATION_REFUSAL_TEXT } from "~/domain/application";
import { ReceivedApplicationForm } from "~/domain/application-form";
import { faults, readForm, type FormFaults } from "~/domain/form";
import type { VaultContext } from "../vault-context.server";
import { INTERVIEW_REFUSAL_TEXT, moveInterview, proposeInterview } from "./arrange-interview.server";
import type { ReceivedApplication } from "./load-application.server";
import { recordOutcome } from "./record-outcome.server";
import { REVEAL_REFUSAL_TEXT, revealContact, type Contact } from "./reveal-data.server";
import { moveReceivedApplication, tagApplication } from "./run-application.server";
import type { ApplicationLinks } from "./tell-people.server";
import { MESSAGE_REFUSAL_TEXT, writeMessage, writeNote } from "./write-words.server";

/** What a form of the desk comes to: faults, contact data to show once, or a word on what was done. */
export type DeskAnswer = { faults: FormFaults } | { contact: Contact } | { done: string };

const DONE = {
  shortlist: "初筛通过，已告知求职者。",
  offer: "录用意向已发出。",
  hire: "已确认录用。",
  reconsider: "已重新考虑，并告知求职者。",
} as const;

const TAGS_CHANGED = "同事刚刚改了标签。您填写的还在，请对照现在的标签后再保存。";

/** Carries out what an enterprise asks for with one application. */
export function answerDesk(
  ctx: VaultContext,
  target: ReceivedApplication,
  values: Record<string, string>,
  links: ApplicationLinks,
): DeskAnswer {
  const { data: form, faults: found } = readForm(ReceivedApplicationForm(ctx.now), values);
  if (!form) return { faults: found };
  const part = { side: "employer", target } as const;
  const refuse = (text: string): DeskAnswer => ({ faults: faults(values, { form: text }) });
  const done = (result: { done: true } | { refused: keyof typeof APPLICATION_REFUSAL_TEXT }, text: string) =>
    "refused" in result ? refuse(APPLICATION_REFUSAL_TEXT[result.refused]) : { done: text };
  switch (form.intent) {
    case "message": {
      const result = writeMessage(ctx, part, form, links);
      return "refused" in result ? refuse(MESSAGE_REFUSAL_TEXT[result.refused]) : { done: "消息已发送。" };
    }
    case "note": {
      const result = writeNote(ctx, target, form);
      return "refused" in result
        ? refuse(APPLICATION_REFUSAL_TEXT[result.refused])
        : { done: "备注已保存。" };
    }
    case "tags": {
      const refused = tagApplication(ctx, target, { set: form.tags, shown: form.shown });
      if (refused === "changed") return refuse(TAGS_CHANGED);
      return refused ? refuse(APPLICATION_REFUSAL_TEXT[refused]) : { done: "标签已保存。" };
    }
    case "contact": {
      const result = revealContact(ctx, target);
      return "refused" in result ? refuse(REVEAL_REFUSAL_TEXT[result.refused]) : result;
    }
    case "invite":
      return done(proposeInterview(ctx, target, form, links), "面试邀请已发出。");
    case "cancel-interview": {
      const { interview: interviewId, sequence } = form;
      const result = moveInterview(ctx, part, { interviewId, verb: "cancel", sequence }, links);
      return "refused" in result
        ? refuse(INTERVIEW_REFUSAL_TEXT[result.refused])
        : { done: "面试已取消，已告知求职者。" };
    }
    case "outcome":
      return done(recordOutcome(ctx, part, form), "已登记。");
    case "reject":
      return done(moveReceivedApplication(ctx, target, { ...form, verb: "reject" }, links), "已答复求职者。");
    default:
      return done(
        moveReceivedApplication(ctx, target, { ...form, verb: form.intent }, links),
        DONE[form.intent],
      );
  }
}
