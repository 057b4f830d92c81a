import { useEffect, useRef } from "react";
import { toggleKeyHelp } from "./key-help";
import { isForDesk } from "~/components/ui/use-key-switch";

/**
 * j and k go to the next row and the one before, Enter opens it as every link, x marks it.
 * @returns the ref of the element that holds the rows (`data-row` with a link `data-open`)
 */
export function useListKeys<T extends HTMLElement>(on: boolean) {
  const box = useRef<T>(null);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      const root = box.current;
      if (!root || !isForDesk(event)) return;
      const rows = [...root.querySelectorAll<HTMLElement>("[data-row]")];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const go = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>("[data-open]")?.focus();
      if (event.key === "j") go(rows[at + 1]);
      else if (event.key === "k") go(rows[Math.max(0, at - 1)]);
      else if (event.key === "x") rows[at]?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
      else if (event.key === "?") toggleKeyHelp();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
  return box;
}
