import { useNavigation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import type { FacetGroup } from "~/domain/facet";
import { Pager } from "../ui/pager";
import { Chips } from "./chips";
import { FilterForm } from "./filter-form";
import { SearchBox, type SearchBoxProps } from "./search-box";
import { useSheet } from "./use-sheet";
import { SearchNotes, type SearchNotesProps } from "./search-notes";

interface ResultsPageProps {
  /** Address of the list, without its query. */
  action: string;
  box: Omit<SearchBoxProps, "action">;
  groups: readonly FacetGroup[];
  /** Values that the filters carry on without showing them. */
  keep: Record<string, string>;
  /** Changes with the search. */
  stateKey: string;
  /** Choices above the facets. */
  choices: ReactNode;
  heading: string;
  /** How much was found. */
  status: string;
  sorting?: ReactNode;
  chips: { label: string; href: string }[];
  clearHref: string;
  notes: SearchNotesProps;
  total: number;
  page: number;
  perPage: number;
  pageHref: (page: number) => string;
  children: ReactNode;
  after?: ReactNode;
}

/** A list with its search field, facets, notes and pages: the same for positions, employers and all that follows. */
export function ResultsPage(props: ResultsPageProps) {
  const { action, chips, total, page, perPage } = props;
  const navigation = useNavigation();
  const sheet = useSheet();
  const heading = useRef<HTMLHeadingElement>(null);
  const shownPage = useRef(page);
  useEffect(() => {
    // Another page of the list: whoever listens or uses the keyboard goes on at its top.
    if (shownPage.current === page) return;
    shownPage.current = page;
    heading.current?.focus({ preventScroll: true });
  }, [page]);
  const busy = navigation.state === "loading" && navigation.location.pathname === action;
  return (
    <>
      <a className="skip-link" href="#results-heading">
        跳到搜索结果
      </a>
      <div className="bg-chrome pb-6 text-chrome-ink">
        <div className="wrap pt-1.5">
          <SearchBox action={action} {...props.box} />
        </div>
      </div>
      <div className="wrap grid gap-x-8 py-5 lg:grid-cols-[236px_1fr]">
        <FilterForm
          action={action}
          groups={props.groups}
          keep={props.keep}
          total={total}
          stateKey={props.stateKey}
          sheet={sheet}
        >
          {props.choices}
        </FilterForm>
        <section
          id="results"
          aria-labelledby="results-heading"
          aria-busy={busy}
          className={`min-w-0 ${busy ? "busy" : ""}`}
        >
          <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h1 ref={heading} id="results-heading" tabIndex={-1} className="text-xl font-bold outline-none">
              {props.heading}
            </h1>
            <p className="text-sm text-ink-2" role="status">
              {props.status}
            </p>
            <a
              ref={sheet.opener}
              href="#filters"
              onClick={sheet.onOpen}
              aria-haspopup="dialog"
              className="chip ml-auto border border-line bg-surface lg:hidden"
            >
              筛选{chips.length > 0 ? ` · ${chips.length}` : ""}
            </a>
            {props.sorting}
          </div>
          <Chips chips={chips} clearHref={props.clearHref} />
          <SearchNotes {...props.notes} />
          {props.children}
          <Pager total={total} perPage={perPage} page={page} href={props.pageHref} />
          {props.after}
        </section>
      </div>
    </>
  );
}
