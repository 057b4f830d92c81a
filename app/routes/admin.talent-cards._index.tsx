import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_SEARCH_STATES, parseCardQuery, type CardSearchState } from "~/domain/card-query";
import { faults, formValues } from "~/domain/form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORY_LABELS, CARD_STATE_LABELS, maskName } from "~/domain/talent-card";
import { formatDate, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountSearchContext } from "~/services/load-context.server";
import { describeKeys } from "~/services/signing-key/list-public-keys.server";
import { rotateShownKey } from "~/services/signing-key/rotate-key.server";
import { findCards } from "~/services/talent-card/find-cards.server";
import { vaultContext } from "~/services/vault-context.server";

export async function loader(asked: LoaderFunctionArgs) {
  const ctx = accountSearchContext(asked.context, requirePermission(asked, "card:manage"));
  const { query } = parseCardQuery(new URL(asked.request.url).searchParams);
  const { cards, total, page, perPage, states } = await findCards(ctx, query);
  return {
    cards: cards.map(({ holderName, ...card }) => ({ ...card, holder: holderName && maskName(holderName) })),
    total,
    page,
    perPage,
    states,
    q: query.q,
    state: query.state,
    category: query.category[0] ?? null,
    keys: describeKeys(ctx),
  };
}

const ROTATED = "签名密钥刚刚已经更换过，没有再换一次。";

export async function action(asked: ActionFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:manage"));
  const values = formValues(await readFormData(asked.request));
  if (values.intent !== "rotate") throw new Response(null, { status: 400 });
  if (values.sure !== "yes") return faults(values, { sure: "请勾选确认后再更换" });
  if (!rotateShownKey(ctx, values.kid ?? "")) return faults({}, { form: ROTATED });
  return redirectWithToast(paths.adminCards(), "签名密钥已更换，已发的卡照常可以核验。");
}

export const meta: MetaFunction = () => pageTitle("人才卡");

export default function Cards() {
  const { cards, total, page, perPage, states, q, state, category } = useLoaderData<typeof loader>();
  const shared = { q: q || undefined, category: category ?? undefined };
  const to = (next: CardSearchState | null, n = 1) =>
    paths.adminCards({ ...shared, state: next ?? undefined, page: n });
  const all = Object.values(states).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <WorkHead title="人才卡">
        <Link to={paths.adminRecognition()} className="btn btn-quiet">
          金熊猫卡互认
        </Link>
      </WorkHead>
      <Form
        method="get"
        action={paths.adminCards()}
        className="mb-4 flex flex-wrap items-end gap-3"
        role="search"
      >
        <label className="min-w-48 grow">
          <span className="font-bold">姓名、卡号、单位</span>
          <input
            type="search"
            name="q"
            defaultValue={q}
            key={q}
            className="field mt-1 block min-h-11 w-full"
          />
        </label>
        <label>
          <span className="font-bold">类别</span>
          <select
            name="category"
            defaultValue={category ?? ""}
            key={category}
            className="field mt-1 block min-h-11"
          >
            <option value="">全部</option>
            {Object.entries(CARD_CATEGORY_LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {state ? <input type="hidden" name="state" value={state} /> : null}
        <button type="submit" className="btn">
          查找
        </button>
      </Form>
      <StateTabs
        label="人才卡状态"
        tabs={[
          { to: to(null), label: "全部", n: all, current: state === null },
          ...CARD_SEARCH_STATES.map((one) => ({
            to: to(one),
            label: CARD_STATE_LABELS[one],
            n: states[one],
            current: one === state,
          })),
        ]}
      />
      {cards.length > 0 ? (
        <Table caption="人才卡" columns={["卡号", "持卡人", "类别", "单位", "领域", "有效期至", "状态"]}>
          {cards.map((card) => (
            <tr key={card.id}>
              <td className="whitespace-nowrap">
                <Link to={paths.adminCard(card.id)}>{card.number}</Link>
              </td>
              <td className="whitespace-nowrap">{card.holder ?? "已注销"}</td>
              <td className="whitespace-nowrap">{CARD_CATEGORY_LABELS[card.category]}</td>
              <td>{card.employerName ?? "—"}</td>
              <td>{card.field ? (INDUSTRY_LABELS[card.field] ?? card.field) : "—"}</td>
              <td className="whitespace-nowrap">{formatDate(card.validUntil)}</td>
              <td className="whitespace-nowrap">
                <span
                  className={`tag ${card.state === "active" ? "tag-tier" : card.state === "expiring" ? "tag-premium" : "tag-ended"}`}
                >
                  {CARD_STATE_LABELS[card.state]}
                </span>
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">没有符合条件的人才卡。</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => to(state, n)} />
      <Keys />
    </>
  );
}

function Keys() {
  const { keys } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const [current] = keys;
  return (
    <section aria-labelledby="keys" className="card mt-8 p-5">
      <h2 id="keys" className="text-lg font-bold">
        签名密钥
      </h2>
      <p className="text-ink-2">
        二维码、可验证凭证和状态名单都由它签名（Ed25519）。更换后旧密钥不再签发，其私钥随即销毁；旧密钥签过的卡照常可以核验。
        怀疑私钥泄露时请先更换，再逐张撤销可疑的卡：只要旧公钥仍在公布，用旧私钥伪造的签名离线时辨别不出。
      </p>
      <ul className="mt-3 space-y-1 text-sm">
        {keys.map(({ kid, createdAt, retiredAt }) => (
          <li key={kid}>
            <code>{kid}</code> · {formatTime(createdAt)} 启用
            {retiredAt === null ? "，正在使用" : `，${formatTime(retiredAt)} 停用`}
          </li>
        ))}
        {keys.length === 0 ? <li>还没有密钥，第一次签名时自动生成。</li> : null}
      </ul>
      <details className="mt-3" open={found ? true : undefined}>
        <summary className="inline-flex min-h-10 cursor-pointer items-center font-bold text-teal">
          更换密钥
        </summary>
        <PortalForm faults={found} action={`${paths.adminCards()}?index`} key={current?.kid} className="mt-2">
          <input type="hidden" name="kid" value={current?.kid ?? ""} />
          <label className="mb-3 flex min-h-11 items-center gap-2">
            <input id="field-sure" type="checkbox" name="sure" value="yes" className="size-5 shrink-0" />
            我确认要换用新的签名密钥
          </label>
          <SubmitButton intent="rotate">更换签名密钥</SubmitButton>
        </PortalForm>
      </details>
    </section>
  );
}
