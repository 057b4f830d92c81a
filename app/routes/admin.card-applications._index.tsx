import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { DeskFilter } from "~/components/card-desk/desk-filter";
import { DeskTable } from "~/components/card-desk/desk-table";
import { FlowTable } from "~/components/card-desk/flow-table";
import { KeyHelp } from "~/components/card-desk/key-help";
import { SavedFilters } from "~/components/filters/saved-filters";
import { useKeySwitch } from "~/components/ui/use-key-switch";
import { BulkResults, type BulkLine } from "~/components/ui/bulk-results";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_STATUS_LABELS } from "~/domain/card-application";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { deskParams, deskQueryName, readDeskQuery } from "~/domain/card-desk";
import { BulkDeskForm } from "~/domain/card-desk-form";
import { formValues, readForm, type FormFaults } from "~/domain/form";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { ASSIGN_REFUSAL_TEXT } from "~/services/card-application/assign-card-application.server";
import { decideCardApplications } from "~/services/card-application/decide-card-application.server";
import { countDesk, listDesk } from "~/services/card-application/list-desk.server";
import { searchDesk } from "~/services/card-application/search-desk.server";
import { accountContext, accountSearchContext } from "~/services/load-context.server";

export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:read");
  const ctx = accountSearchContext(asked.context, person);
  const query = readDeskQuery(new URL(asked.request.url).searchParams);
  const found = await searchDesk(ctx, query.q);
  return {
    query,
    list: listDesk(ctx, query, found),
    counts: countDesk(ctx, query, found),
    roles: person.roles,
    now: ctx.now,
  };
}

interface Answer {
  results: BulkLine[];
  faults: FormFaults | null;
}

export async function action(asked: ActionFunctionArgs): Promise<Answer> {
  const person = requirePermission(asked, "card:read");
  const ctx = accountContext(asked.context, person);
  const { data: form, faults } = readForm(BulkDeskForm, formValues(await readFormData(asked.request)));
  if (!form) return { results: [], faults };
  const texts = {
    ...CARD_APPLICATION_REFUSAL_TEXT,
    ...ASSIGN_REFUSAL_TEXT,
    unseen: "您还没有打开看过这份申请，请先查看",
    unknown: "没有找到这份申请",
  };
  const done = decideCardApplications(ctx, form, cardLinks(asked.context.publicUrl));
  return {
    results: done.map(({ id, name, refused }) => ({
      id,
      label: name,
      refused: refused === null ? null : texts[refused],
    })),
    faults: null,
  };
}

export const meta: MetaFunction = () => pageTitle("人才卡申请");

export default function CardApplications() {
  const { query, list, counts, roles, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [keysOn, turnKeys] = useKeySwitch();
  const href = (given: Partial<typeof query>) =>
    paths.adminCardApplications(deskParams({ ...query, page: 1, ...given }));
  const here = href({});
  return (
    <>
      <WorkHead title="人才卡申请">
        <p className="text-ink-2">先到期先办，超期的在前（办理时限为项目默认）</p>
      </WorkHead>
      <StateTabs
        label="环节"
        tabs={[
          { to: href({ stage: null }), label: "待办", n: counts.waiting, current: query.stage === null },
          ...counts.stages.map(({ stage, n }) => ({
            to: href({ stage }),
            label: CARD_APPLICATION_STATUS_LABELS[stage],
            n,
            current: query.stage === stage,
          })),
        ]}
      />
      <DeskFilter query={query} counts={counts} />
      <SavedFilters
        keptAs="desk-filters"
        path={paths.adminCardApplications()}
        query={here.split("?")[1] ?? ""}
        name={deskQueryName(query)}
      />
      <KeyHelp on={keysOn} turn={turnKeys} />
      <BulkResults results={answer?.results ?? []} done="已办理" verb={["办理", "未办理"]} />
      {list.cases.length === 0 ? (
        <p className="card p-5">
          {query.stage === null && query.q === "" ? "没有待办的申请。" : "没有符合条件的申请。"}{" "}
          {here === paths.adminCardApplications() ? null : (
            <Link to={paths.adminCardApplications()}>查看全部待办</Link>
          )}
        </p>
      ) : (
        <DeskTable
          cases={list.cases}
          query={query}
          roles={roles}
          faults={answer?.faults ?? null}
          keysOn={keysOn}
          now={now}
        />
      )}
      <Pager {...list} href={(page) => href({ page })} />
      <FlowTable />
    </>
  );
}
