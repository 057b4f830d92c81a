import { useRef, type KeyboardEvent } from "react";
import { ChoiceGroup, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { CARD_APPLICATION_STATUS_LABELS, type CardApplicationStatus } from "~/domain/card-application";
import { CARD_MATERIALS } from "~/domain/card-materials";
import {
  CARD_APPLICATION_REFUSAL_TEXT,
  CARD_DECISION_REASONS,
  type CardApplicationRefusal,
} from "~/domain/card-decision";
import type { CardApplicationVerb } from "~/domain/card-application-moves";
import { DECISION_KEYS } from "~/domain/card-desk";
import type { DecisionTemplates } from "~/domain/decision-template";
import type { FormFaults } from "~/domain/form";

export interface OfferedMove {
  verb: CardApplicationVerb;
  label: string;
  to: CardApplicationStatus;
  asksReason: boolean;
  asksMissing: boolean;
  refused: CardApplicationRefusal | null;
}

interface DecisionFormProps {
  version: number;
  moves: readonly OfferedMove[];
  templates: DecisionTemplates;
  found: FormFaults | null;
  keysOn: boolean;
}

const REASONS = Object.entries(CARD_DECISION_REASONS).map(([value, label]) => ({ value, label }));
const MATERIALS = Object.entries(CARD_MATERIALS).map(([value, { label }]) => ({ value, label }));

/** The one decision on a case, with its reason; what this officer cannot decide is said with why. */
export function DecisionForm({ version, moves, templates, found, keysOn }: DecisionFormProps) {
  const open = moves.filter(({ refused }) => refused === null);
  return (
    <section aria-labelledby="decision" className="card mt-5 p-5">
      <h2 id="decision" className="mb-2 text-lg font-bold">
        办理结论
      </h2>
      <NotOffered moves={moves} />
      {open.length > 0 ? (
        <Decide {...{ version, templates, found, keysOn }} moves={open} />
      ) : (
        <Unsent found={found} />
      )}
    </section>
  );
}

/** Why a button is not there. One reason that holds for all is told once. */
function NotOffered({ moves }: { moves: readonly OfferedMove[] }) {
  const barred = moves.filter(({ refused }) => refused !== null);
  if (barred.length === 0) return null;
  const [first] = barred;
  if (barred.length === moves.length && barred.every(({ refused }) => refused === first?.refused))
    return (
      <Notice
        kind="warning"
        className="mb-4"
        title={first?.refused ? CARD_APPLICATION_REFUSAL_TEXT[first.refused] : ""}
      />
    );
  return (
    <ul className="mb-4 list-disc pl-5 text-sm text-ink-2">
      {barred.map(({ verb, label, refused }) => (
        <li key={verb}>
          不能“{label}”：{refused === null ? "" : CARD_APPLICATION_REFUSAL_TEXT[refused]}
        </li>
      ))}
    </ul>
  );
}

/** What was typed where the decision is not this officer's any more, as after somebody else's. */
function Unsent({ found }: { found: FormFaults | null }) {
  if (!found) return null;
  return (
    <Notice kind="danger" title={Object.values(found.errors).join("")}>
      <div role="alert">
        {found.values.note ? <p className="prose-zh mt-1">您填写的说明：{found.values.note}</p> : null}
      </div>
    </Notice>
  );
}

function Decide({ version, moves, templates, found, keysOn }: DecisionFormProps) {
  const box = useRef<HTMLDivElement>(null);
  const asks = moves.some(({ asksReason, asksMissing }) => asksReason || asksMissing);
  const returns = moves.some(({ asksMissing }) => asksMissing);
  const texts = moves.flatMap(({ verb, label }) =>
    (templates[verb] ?? []).map((text, n) => ({ value: `${verb}-${n}`, label: text, of: label })),
  );
  /** Enter sends, as in a field of one line; a composition (Pinyin) ends with Enter, too. */
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!keysOn || event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    box.current?.querySelector<HTMLButtonElement>('button[value="decide"]')?.click();
  };
  const take = (text: string) => {
    const note = box.current?.querySelector<HTMLTextAreaElement>("textarea[data-decision]");
    if (note && text) note.value = text;
  };
  return (
    <div ref={box}>
      <PortalForm faults={found} key={version}>
        <input type="hidden" name="version" value={version} />
        <VerbChoice moves={moves} found={found} />
        {returns ? (
          <>
            <ChoiceGroup
              name="missing"
              label="需要补正的材料"
              hint="退回补正时勾选或在下面写明，申请人按此补正"
              type="checkbox"
              options={MATERIALS}
              optional
            />
            <TextField
              name="missingText"
              label="其他需要补正的内容"
              rows={2}
              optional
              hint="每行一项，例如“工作单位全称与合同不一致”"
            />
          </>
        ) : null}
        {asks ? (
          <ChoiceGroup
            name="reasons"
            label="原因"
            hint="退回、不予通过、退回初审时选择，申请人会看到"
            type="checkbox"
            options={REASONS}
            optional
          />
        ) : null}
        {texts.length > 0 ? (
          <SelectField
            name="template"
            label="常用说明"
            optional
            placeholder="不套用"
            hint="选中后填入下面的说明，可以再改；说明留空时以此为准"
            options={texts}
            onChange={(event) => {
              const chosen = event.currentTarget.selectedOptions[0];
              take(chosen && chosen.value !== "" ? chosen.text : "");
            }}
          />
        ) : null}
        <TextField
          name="note"
          label="说明"
          rows={3}
          optional
          data-decision=""
          hint={`申请人会看到，最多 1000 个字${keysOn ? "。回车提交，Shift + 回车换行" : ""}`}
          onKeyDown={onKeyDown}
        />
        <SubmitButton intent="decide">提交结论</SubmitButton>
      </PortalForm>
    </div>
  );
}

/** As a group of radios, each with its key and with what it asks for. */
function VerbChoice({ moves, found }: { moves: readonly OfferedMove[]; found: FormFaults | null }) {
  const error = found?.errors.verb;
  return (
    <fieldset className="mb-5" aria-describedby={error ? "field-verb-error" : undefined}>
      <legend className="font-bold">结论</legend>
      {error ? (
        <p id="field-verb-error" className="text-sm font-bold text-danger">
          {error}
        </p>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {moves.map(({ verb, label, to, asksMissing }, i) => (
          <label key={verb} className="flex min-h-11 items-center gap-2">
            <input
              id={i === 0 ? "field-verb" : undefined}
              type="radio"
              name="verb"
              value={verb}
              data-asks={asksMissing ? "missing" : undefined}
              defaultChecked={found?.values.verb === verb}
              className="size-5 shrink-0"
            />
            <span>
              {label}
              {DECISION_KEYS[verb] ? <kbd className="tag js-only ml-1.5">{DECISION_KEYS[verb]}</kbd> : null}
              <small className="block text-ink-2">→ {CARD_APPLICATION_STATUS_LABELS[to]}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
