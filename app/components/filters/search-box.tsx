import { useNavigate } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useSuggestions } from "~/components/forms/use-suggestions";
import { paths } from "~/http/paths";

interface Suggestion {
  text: string;
  kind: "title" | "skill" | "enterprise" | "place";
}

const KIND_LABELS: Record<Suggestion["kind"], string> = {
  title: "职位",
  skill: "技能",
  enterprise: "企业",
  place: "地点",
};

export interface SearchBoxProps {
  action: string;
  scope: "jobs" | "enterprises";
  label: string;
  placeholder: string;
  defaultValue: string;
  /** The rest of the search, carried along when the words change. */
  keep?: [string, string][];
}

/**
 * The search field: a GET form that needs no script; with script an ARIA combobox with suggestions. Nothing is asked
 * while a composition (Pinyin) is open.
 */
export function SearchBox({ action, scope, label, placeholder, defaultValue, keep = [] }: SearchBoxProps) {
  const id = useId();
  const navigate = useNavigate();
  const [ready, setReady] = useState(false);
  const [words, setWords] = useState(defaultValue);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const shownFor = useRef(defaultValue);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    // Not at first: what was typed before the script arrived must stay.
    if (shownFor.current === defaultValue) return;
    shownFor.current = defaultValue;
    setWords(defaultValue);
    setOpen(false);
    if (input.current) input.current.value = defaultValue;
  }, [defaultValue]);
  const items = useSuggestions<Suggestion>(
    words,
    open,
    (q) => `${paths.suggest()}?${new URLSearchParams({ q, index: scope })}`,
  );
  const shown = open && items.length > 0;

  const search = (q: string) => {
    setOpen(false);
    if (input.current) input.current.value = q;
    const params = new URLSearchParams(q ? [["q", q], ...keep] : keep);
    const address = params.size > 0 ? `${action}?${params}` : action;
    const { pathname, search: query } = window.location;
    navigate(address, { replace: address === pathname + query });
  };
  const typed = (value: string) => {
    if (composing.current) return;
    setWords(value);
    setActive(-1);
    setOpen(value.trim() !== "");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "ArrowDown" && !open && words.trim() !== "") {
      event.preventDefault();
      setOpen(true);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && items.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: -1, the field itself.
      setActive((now) => ((now + 1 + step + items.length + 1) % (items.length + 1)) - 1);
      setOpen(true);
    } else if (event.key === "Enter" && shown && items[active]) {
      event.preventDefault();
      search(items[active].text);
    }
  };
  const option = (i: number) => `${id}-option-${i}`;
  return (
    <form
      action={action}
      method="get"
      role="search"
      className="relative max-w-[860px]"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        search(input.current?.value.trim() ?? "");
      }}
    >
      {keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="flex rounded-xl border border-transparent bg-white text-[#12262b] focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-amber">
        <input
          ref={input}
          type="search"
          name="q"
          maxLength={200}
          defaultValue={defaultValue}
          placeholder={placeholder}
          aria-label={label}
          autoComplete="off"
          enterKeyHint="search"
          className="min-h-13 min-w-0 flex-1 rounded-l-xl bg-transparent px-4.5 outline-none placeholder:text-[#47595e]"
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
        <button type="submit" className="rounded-r-xl bg-[#c08a22] px-5 font-bold text-amber-ink md:px-8">
          搜索
        </button>
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="搜索建议"
        hidden={!shown}
        className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-xl border border-line bg-surface py-1 text-ink shadow-lg"
      >
        {items.map((item, i) => (
          <li
            key={`${item.kind}:${item.text}`}
            id={option(i)}
            role="option"
            aria-selected={i === active}
            className={`flex cursor-pointer items-baseline gap-3 px-4.5 py-2 ${i === active ? "bg-teal-tint outline-2 -outline-offset-2 outline-teal" : "hover:bg-paper"}`}
            onMouseDown={(event) => {
              event.preventDefault();
              search(item.text);
            }}
          >
            <span className="min-w-0 flex-1 truncate">{item.text}</span>
            <span className="text-[13px] text-ink-2">{KIND_LABELS[item.kind]}</span>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {shown ? `${items.length} 条建议，用上下方向键选择` : ""}
      </p>
    </form>
  );
}
