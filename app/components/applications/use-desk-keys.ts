import { useEffect, useRef } from "react";

/**
 * j and k open the next and the one before, x marks, s and r go to the decision of the one that is open. Keys that are
 * typed into a field, or held with others, are left alone.
 * @returns the ref of the element that holds the list and the case
 */
export function useDeskKeys<T extends HTMLElement>() {
  const box = useRef<T>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const root = box.current;
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (!root || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (at?.closest("textarea, select, input:not([type=checkbox]):not([type=radio])")) return;
      const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
      const current = rows.findIndex((row) => row.dataset.current === "true");
      const press = (row: HTMLElement | undefined) =>
        row?.querySelector<HTMLAnchorElement>("a[data-open]")?.click();
      if (event.key === "j") press(rows[current + 1]);
      else if (event.key === "k") press(rows[Math.max(0, current - 1)]);
      else if (event.key === "x")
        rows[current]?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
      else if (event.key === "s")
        root.querySelector<HTMLButtonElement>('#opened button[value="shortlist"]')?.click();
      else if (event.key === "r") root.querySelector<HTMLSelectElement>("#field-reject-reason")?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return box;
}
