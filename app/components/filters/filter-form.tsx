import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, type ChangeEvent, type FormEvent, type ReactNode } from "react";
import type { FacetGroup } from "~/domain/facet";
import { FacetPanel } from "./facet-panel";
import type { Sheet } from "./use-sheet";

interface FilterFormProps {
  action: string;
  groups: readonly FacetGroup[];
  /** Values that the form carries on without showing them: words, order. */
  keep: Record<string, string>;
  total: number;
  /** Changes with the search, so that the boxes follow the URL when a visitor goes back. */
  stateKey: string;
  sheet: Sheet;
  children?: ReactNode;
}

/** Same breakpoint as `.filter-panel` in app.css: beside the list a choice acts at once, in the sheet on a button. */
const BESIDE_LIST = "(min-width: 62rem)";
/** Arrow keys walk through radio buttons: where they come to rest is meant, not what they pass. */
const REST = 400;

function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [key, value] of new FormData(form))
    if (typeof value === "string" && value !== "") params.append(key, value);
  const query = params.toString();
  return query ? `${form.getAttribute("action")}?${query}` : (form.getAttribute("action") ?? "");
}

/** Whoever chooses a chain no longer means its whole industry, and the other way round. */
function letGoOfKin(form: HTMLFormElement, chosen: HTMLInputElement): void {
  if (chosen.type !== "checkbox" || !chosen.checked) return;
  for (const other of form.querySelectorAll<HTMLInputElement>(`input[name="${chosen.name}"]`))
    if (other.value.startsWith(`${chosen.value}.`) || chosen.value.startsWith(`${other.value}.`))
      other.checked = false;
}

/** The facets beside a list. A plain GET form; with script a choice takes effect at once and keeps focus and scroll. */
export function FilterForm({ action, groups, keep, total, stateKey, sheet, children }: FilterFormProps) {
  const navigate = useNavigate();
  const timer = useRef<number>();
  const chosen = useRef<HTMLInputElement | null>(null);
  const go = (form: HTMLFormElement) => navigate(addressOf(form), { preventScrollReset: true });
  const form = sheet.sheet;
  useEffect(() => {
    // Another choice is on its way and will bring its own state.
    if (timer.current !== undefined || !form.current) return;
    form.current.reset();
    // A value that moved between the first ones and the rest was drawn anew, without the focus it had.
    const { name, value } = chosen.current ?? {};
    if (document.activeElement === document.body && name)
      form.current
        .querySelector<HTMLElement>(`input[name="${name}"][value="${CSS.escape(value ?? "")}"]`)
        ?.focus();
    chosen.current = null;
  }, [stateKey, form]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <form
      ref={form}
      id="filters"
      action={action}
      method="get"
      aria-label="筛选"
      {...(sheet.open ? { role: "dialog", "aria-modal": true } : {})}
      className={`filter-panel no-print ${sheet.open ? "is-open" : ""}`}
      onKeyDown={sheet.onKeyDown}
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        go(event.currentTarget);
        sheet.close();
      }}
      onChange={(event: ChangeEvent<HTMLFormElement>) => {
        const input = event.target as unknown as HTMLInputElement;
        const current = event.currentTarget as HTMLFormElement;
        letGoOfKin(current, input);
        if (!window.matchMedia(BESIDE_LIST).matches) return;
        chosen.current = input;
        window.clearTimeout(timer.current);
        const later = () => {
          timer.current = undefined;
          go(current);
        };
        if (input.type === "radio") timer.current = window.setTimeout(later, REST);
        else later();
      }}
    >
      <div className="flex items-center justify-between lg:hidden">
        <h2 className="text-lg font-bold">筛选</h2>
        <a
          href="#results"
          className="inline-flex min-h-10 items-center px-2"
          onClick={(event) => {
            event.preventDefault();
            sheet.close();
          }}
        >
          关闭
        </a>
      </div>
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <FacetPanel groups={groups} />
      <div className="filter-actions pt-3">
        <button type="submit" className="btn w-full">
          应用筛选
          <span className="font-normal lg:hidden">（当前 {total.toLocaleString("en-US")} 个）</span>
        </button>
      </div>
    </form>
  );
}
