import { useEffect, useRef, useState } from "react";

/**
 * Suggestions for what is being typed. At most one request is in flight: newer words wait for the answer, and only
 * the newest are asked for then.
 * @param addressOf where words are asked for; it answers `{ suggestions }`
 */
export function useSuggestions<T>(words: string, open: boolean, addressOf: (words: string) => string): T[] {
  const [list, setList] = useState<{ words: string; items: T[] }>({ words: "", items: [] });
  const inFlight = useRef(false);
  const wanted = useRef("");
  const address = useRef(addressOf);
  address.current = addressOf;
  useEffect(() => {
    wanted.current = open ? words.trim() : "";
    const ask = async () => {
      if (inFlight.current) return;
      inFlight.current = true;
      try {
        let asked = "";
        while (wanted.current !== asked && wanted.current !== "") {
          asked = wanted.current;
          const answer = await fetch(address.current(asked));
          if (!answer.ok) break;
          const { suggestions } = (await answer.json()) as { suggestions: T[] };
          setList({ words: asked, items: suggestions });
        }
      } catch {
        // Suggestions are a convenience: without them the form still works.
      } finally {
        inFlight.current = false;
      }
    };
    void ask();
  }, [words, open]);
  return open && list.words === words.trim() ? list.items : [];
}
