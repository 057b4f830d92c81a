import { useCallback, useEffect, useState } from "react";

const KEPT_AS = "desk-keys";

/** A browser that keeps nothing leaves them on. */
function readSwitch(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== "off";
  } catch {
    return true;
  }
}

/** Whether single keys act: on, unless this browser was told otherwise (WCAG 2.1.4). */
export function useKeySwitch(): [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readSwitch()), []);
  const turn = useCallback((to: boolean) => {
    setOn(to);
    try {
      localStorage.setItem(KEPT_AS, to ? "on" : "off");
    } catch {
      // It holds as long as the page.
    }
  }, []);
  return [on, turn];
}

/** Whether a key is meant for the page: alone, outside of every field that it could be typed into. */
export function isForDesk(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return false;
  const at = event.target instanceof HTMLElement ? event.target : null;
  return !at?.closest("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])");
}
