import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY = 2_000;

/** Asks for the page's data again and again while something on it is in progress; without script the page has a link. */
export function useRefresh(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY);
    return () => clearTimeout(timer);
  }, [active, state, revalidate]);
}
