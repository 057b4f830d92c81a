import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Field } from "./field";
import { useSuggestions } from "./use-suggestions";

interface SuggestFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultValue?: string;
  readOnly?: boolean;
  /** Where names are asked for by what is typed. */
  addressOf: (words: string) => string;
}

/**
 * A line of text that anything can be typed into; with script an ARIA combobox with names to choose from. Nothing is
 * asked while a composition (Pinyin) is open.
 */
export function SuggestField({ addressOf, ...field }: SuggestFieldProps) {
  const id = useId();
  const [ready, setReady] = useState(false);
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const composing = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setReady(true), []);
  const items = useSuggestions<string | { text: string }>(words, open, addressOf).map((item) =>
    typeof item === "string" ? item : item.text,
  );
  const shown = open && items.length > 0;

  const typed = (value: string) => {
    if (composing.current) return;
    setWords(value);
    setActive(-1);
    setOpen(value.trim() !== "");
  };
  const take = (text: string) => {
    const input = box.current?.querySelector("input");
    if (input) input.value = text;
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !shown) return;
    const chosen = items[active];
    if (event.key === "Escape") setOpen(false);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: -1, the field itself.
      setActive((now) => ((now + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === "Enter" && chosen !== undefined) take(chosen);
    else return;
    event.preventDefault();
  };
  const option = (i: number) => `${id}-option-${i}`;
  return (
    <div ref={box} className="relative">
      <Field
        {...field}
        autoComplete="off"
        {...(ready
          ? {
              role: "combobox",
              "aria-autocomplete": "list" as const,
              "aria-expanded": shown,
              "aria-controls": `${id}-list`,
              "aria-activedescendant": shown && active >= 0 ? option(active) : undefined,
            }
          : {})}
        onChange={(event) => typed(event.currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true;
          setOpen(false);
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          typed(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="建议"
        hidden={!shown}
        className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-xl border border-line bg-surface py-1 shadow-lg"
      >
        {items.map((item, i) => (
          <li
            key={item}
            id={option(i)}
            role="option"
            aria-selected={i === active}
            className={`min-h-10 cursor-pointer px-3 py-1.5 ${i === active ? "bg-teal-tint outline-2 -outline-offset-2 outline-teal" : "hover:bg-paper"}`}
            onMouseDown={(event) => {
              event.preventDefault();
              take(item);
            }}
          >
            {item}
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {shown ? `${items.length} 条建议，用上下方向键选择` : ""}
      </p>
    </div>
  );
}
