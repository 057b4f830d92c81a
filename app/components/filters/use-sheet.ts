import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";

const FOCUSABLE = "a[href], button, input:not([type=hidden]), summary";

/** The places of an element that the Tab key reaches, in order. */
function stops(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.checkVisibility());
}

/**
 * The filters as a sheet over a small screen. Its link opens it, Escape or its own link closes it; meanwhile the focus
 * stays inside, afterwards it is back on the link. The history is left alone. Without script `:target` does the showing.
 */
export function useSheet() {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLAnchorElement>(null);
  const sheet = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Loaded while it was open by its address alone: from now on this hook has it.
    if (window.location.hash !== "#filters") return;
    window.location.replace("#results");
    setOpen(true);
  }, []);
  useEffect(() => {
    if (!open || !sheet.current) return;
    stops(sheet.current)[0]?.focus();
    const page = document.documentElement;
    page.style.overflow = "hidden";
    return () => {
      page.style.overflow = "";
    };
  }, [open]);
  const close = () => {
    if (!open) return;
    setOpen(false);
    opener.current?.focus();
  };
  return {
    open,
    opener,
    sheet,
    close,
    onOpen(event: MouseEvent) {
      event.preventDefault();
      setOpen(true);
    },
    onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
      if (!open) return;
      if (event.key === "Escape") close();
      if (event.key !== "Tab") return;
      const all = stops(event.currentTarget);
      const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
      if (document.activeElement !== from) return;
      event.preventDefault();
      to?.focus();
    },
  };
}
export type Sheet = ReturnType<typeof useSheet>;
