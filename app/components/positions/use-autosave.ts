import { useEffect, useRef, useState, type FormEvent } from "react";
import type { ReviewView } from "~/domain/shown-review";

const PAUSE = 1200;

/** What an automatic save is answered with. */
export interface Autosaved<R = ReviewView> {
  version: number;
  review: R;
  refused: "changed" | "state" | null;
  /** Refused as changed: what is stored of the fields that would be overwritten. */
  stored: Partial<Record<string, string>>;
}

export type SaveStatus = "idle" | "saving" | "saved" | "stopped" | "lost";

/**
 * Saves a form a moment after the last key, where there is script. A save refused because of somebody else's change is
 * the last one: what goes on is the person's decision. A press on the button waits for the save on its way, whose answer
 * brings the version to send. A lost connection loses nothing: the text stays where it is and the next key tries again.
 */
export function useAutosave<R = ReviewView>(url: string, shown: Pick<Autosaved<R>, "version" | "review">) {
  const [answer, setAnswer] = useState<Autosaved<R> | null>(null);
  const [status, setStatus] = useState<SaveStatus>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const pressed = useRef<{ form: HTMLFormElement; button: HTMLElement | null } | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The page shown anew knows better than a save before it.
  const latest = answer && answer.version >= shown.version ? answer : { ...shown, refused: null, stored: {} };

  useEffect(() => {
    if (status === "saving" || !pressed.current) return;
    const { form, button } = pressed.current;
    pressed.current = null;
    form.requestSubmit(button);
  }, [status]);

  async function save(form: HTMLFormElement) {
    setStatus("saving");
    try {
      const response = await fetch(url, { method: "POST", body: new FormData(form) });
      const isAnswer = response.ok && response.headers.get("Content-Type")?.includes("json");
      if (!isAnswer) throw new Error(String(response.status));
      const saved = (await response.json()) as Autosaved<R>;
      setAnswer(saved);
      setStatus(saved.refused ? "stopped" : "saved");
    } catch {
      setStatus("lost");
    }
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    if (status === "stopped") return;
    const later = () => {
      timer.current = setTimeout(() => (form.dataset.saving ? later() : void once()), PAUSE);
    };
    const once = async () => {
      form.dataset.saving = "yes";
      await save(form);
      delete form.dataset.saving;
    };
    later();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    clearTimeout(timer.current);
    if (status !== "saving") return;
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    pressed.current = { form: event.currentTarget, button: submitter };
  }

  return { latest, status, onInput, onSubmit };
}
