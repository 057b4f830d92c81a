import { useEffect, useRef, useState } from "react";

/** What the keys do, as the page says it. */
export const DESK_KEYS = {
  j: "下一份",
  k: "上一份",
  x: "勾选",
  a: "全部勾选",
  s: "初筛通过",
  r: "选择不合适的原因",
} as const;

const KEPT_AS = "desk-keys";

/** A browser that keeps nothing leaves them on. */
function readSwitch(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== "off";
  } catch {
    return true;
  }
}

function keepSwitch(on: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, on ? "on" : "off");
  } catch {
    // It holds as long as the page.
  }
}

/**
 * Single keys for a list and the case beside it (`DESK_KEYS`). They act only while the focus is within the two, can be
 * switched off for this browser (WCAG 2.1.4), and are left alone where they are typed into a field or held with others.
 * @returns the ref of the element that holds both, whether the keys are on, and what switches them
 */
export function useDeskKeys<T extends HTMLElement>() {
  const box = useRef<T>(null);
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readSwitch()), []);
  useEffect(() => {
    if (!on) return;
    let within = false;
    let last = -1;
    // What had the focus may be gone after a decision; where it was still counts.
    const onMove = ({ target }: Event) => {
      within = target instanceof Node && Boolean(box.current?.contains(target));
    };
    const onKey = (event: KeyboardEvent) => {
      const root = box.current;
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (!root || !at || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!root.contains(at) && !(within && at === document.body)) return;
      if (at.closest("textarea, select, input:not([type=checkbox]):not([type=radio])")) return;
      const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
      const current = rows.findIndex((row) => row.dataset.current === "true");
      // Where the open one has left the list, those after it have moved up.
      const [next, before] = current < 0 ? [Math.max(0, last), last - 1] : [current + 1, current - 1];
      const press = (n: number) => {
        const index = Math.min(rows.length - 1, Math.max(0, n));
        const link = rows[index]?.querySelector<HTMLAnchorElement>("a[data-open]");
        last = index;
        link?.focus();
        link?.click();
      };
      const click = (selector: string, within: ParentNode | undefined = root) =>
        within?.querySelector<HTMLElement>(selector)?.click();
      if (event.key === "j") press(next);
      else if (event.key === "k") press(before);
      else if (event.key === "x") click("input[type=checkbox]", rows[current]);
      else if (event.key === "a") click("button[data-mark-all]");
      else if (event.key === "s") click('#opened button[value="shortlist"]');
      else if (event.key === "r") root.querySelector<HTMLSelectElement>("#field-reject-reason")?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("focusin", onMove);
    document.addEventListener("pointerdown", onMove);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("focusin", onMove);
      document.removeEventListener("pointerdown", onMove);
      document.removeEventListener("keydown", onKey);
    };
  }, [on]);
  const turn = (to: boolean) => {
    setOn(to);
    keepSwitch(to);
  };
  return { box, on, turn };
}
