import { useNavigate } from "@remix-run/react";
import type { ChangeEvent, FormEvent, ReactNode } from "react";
import type { FacetGroup } from "~/domain/facet";
import { FacetPanel } from "./facet-panel";

interface FilterFormProps {
  action: string;
  groups: readonly FacetGroup[];
  /** Values that the form carries on without showing them: words, order. */
  keep: Record<string, string>;
  total: number;
  /** Changes with the search, so that the boxes follow the URL when a visitor goes back. */
  stateKey: string;
  children?: ReactNode;
}

/** Same breakpoint as `.filter-panel` in app.css: beside the list a choice acts at once, in the sheet on a button. */
const BESIDE_LIST = "(min-width: 62rem)";

function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [key, value] of new FormData(form))
    if (typeof value === "string" && value !== "") params.append(key, value);
  const query = params.toString();
  return query ? `${form.getAttribute("action")}?${query}` : (form.getAttribute("action") ?? "");
}

/** The facets beside a list. A plain GET form; with script a choice takes effect at once and keeps the scroll. */
export function FilterForm({ action, groups, keep, total, stateKey, children }: FilterFormProps) {
  const navigate = useNavigate();
  const go = (form: HTMLFormElement) => navigate(addressOf(form), { preventScrollReset: true });
  return (
    <form
      key={stateKey}
      id="filters"
      action={action}
      method="get"
      aria-label="筛选"
      className="filter-panel no-print"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        go(event.currentTarget);
      }}
      onChange={(event: ChangeEvent<HTMLFormElement>) => {
        if (window.matchMedia(BESIDE_LIST).matches) go(event.currentTarget as HTMLFormElement);
      }}
    >
      <div className="flex items-center justify-between lg:hidden">
        <h2 className="text-lg font-bold">筛选</h2>
        <a href="#results" className="inline-flex min-h-10 items-center px-2">
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
