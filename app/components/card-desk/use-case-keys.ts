import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { DECISION_KEYS } from "~/domain/card-desk";
import type { CardApplicationVerb } from "~/domain/card-application-moves";
import { toggleKeyHelp } from "./key-help";
import { isForDesk } from "~/components/ui/use-key-switch";

interface CaseKeysOptions {
  on: boolean;
  /** Addresses; null = there is none. */
  next: string | null;
  before: string | null;
  list: string;
}

/**
 * The keys of one case: j and k walk through the work list, a letter chooses a decision and goes to where its reason is
 * written, a digit takes one of its texts, m takes the case over. Nothing is sent before Enter is pressed there.
 * @returns the ref of the element that holds the forms
 */
export function useCaseKeys<T extends HTMLElement>({ on, next, before, list }: CaseKeysOptions) {
  const box = useRef<T>(null);
  const navigate = useNavigate();
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      const root = box.current;
      if (!root || !isForDesk(event)) return;
      if (act(root, event.key)) event.preventDefault();
    };
    const act = (root: HTMLElement, key: string): boolean => {
      if (key === "j" || key === "k") {
        const to = key === "j" ? next : before;
        if (to !== null) navigate(to);
        return true;
      }
      if (key === "u") navigate(list);
      else if (key === "m") root.querySelector<HTMLButtonElement>('button[value="take"]')?.click();
      else if (key === "?") toggleKeyHelp();
      else return /^[1-9]$/.test(key) ? takeText(root, Number(key)) : choose(root, key);
      return true;
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on, next, before, list, navigate]);
  return box;
}

/** Chooses the decision that has the key and goes on to what it asks for. */
function choose(root: HTMLElement, key: string): boolean {
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[name="verb"]')];
  const radio = radios.find(({ value }) => DECISION_KEYS[value as CardApplicationVerb] === key);
  if (!radio) return false;
  radio.click();
  if (radio.dataset.asks === "missing")
    root.querySelector<HTMLInputElement>('input[name="missing"]')?.focus();
  else if (!takeText(root, 1)) noteOf(root)?.focus();
  return true;
}

const noteOf = (root: HTMLElement) =>
  root.querySelector<HTMLTextAreaElement>('textarea[name="note"][data-decision]');

/** Writes the n-th text (from 1) of the chosen decision into the note, unless something else was typed there. */
function takeText(root: HTMLElement, n: number): boolean {
  const verb = root.querySelector<HTMLInputElement>('input[name="verb"]:checked')?.value;
  const option = root.querySelector<HTMLOptionElement>(
    `select[name="template"] option[value="${verb}-${n - 1}"]`,
  );
  const note = noteOf(root);
  if (!option || !note) return false;
  const texts = [...root.querySelectorAll<HTMLOptionElement>('select[name="template"] option')];
  const isTyped = note.value !== "" && !texts.some(({ text }) => text === note.value);
  if (!isTyped) note.value = option.text;
  note.focus();
  return true;
}
