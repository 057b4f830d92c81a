import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { FOREIGN_CARD_STATUSES, FOREIGN_CARD_STATUS_LABELS } from "~/domain/benefit";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import { readPage } from "~/domain/paging";
import {
  IMPORT_OUTCOME_LABELS,
  MAX_FOREIGN_BYTES,
  MAX_FOREIGN_LINES,
  PROOF_LABELS,
  SCHEMES,
  isScheme,
  schemeKeysSetting,
  type ImportOutcome,
} from "~/domain/recognition";
import { KeysForm } from "~/domain/recognition-form";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { importCards, type ImportedLine } from "~/services/recognition/import-cards.server";
import { listForeignCards } from "~/services/recognition/list-foreign-cards.server";
import { getSchemeKeys, setSchemeKeys } from "~/services/recognition/scheme-keys.server";
import { latestVersion, listVersions } from "~/services/setting/change-setting.server";

/** The one scheme there is so far. */
const SCHEME = "cdht-golden-panda";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:manage"));
  const params = new URL(asked.request.url).searchParams;
  const wanted = params.get("status");
  const status = isKeyOf(FOREIGN_CARD_STATUS_LABELS, wanted) ? wanted : "imported";
  const setting = schemeKeysSetting(SCHEME);
  const keys = getSchemeKeys(ctx, SCHEME);
  return {
    ...listForeignCards(ctx, { status, page: readPage(params.get("page")) }),
    status,
    keys: keys && { issuer: keys.issuer, text: JSON.stringify(keys.jwks, null, 2), n: keys.jwks.keys.length },
    keysVersion: latestVersion(ctx.db, setting),
    keysHistory: listVersions(ctx, setting).map(({ value: _value, ...version }) => version),
  };
}

interface Answer {
  form: "import" | "keys";
  faults: FormFaults | null;
  lines: ImportedLine[];
}

const CHANGED = "公钥刚刚被其他人更改过。您填写的内容还在，请对照后再保存。";

export async function action(asked: ActionFunctionArgs): Promise<Response | Answer> {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:manage"));
  const form = await readFormData(asked.request);
  const values = formValues(form);
  const wrong = (name: Answer["form"], errors: Record<string, string>): Answer => ({
    form: name,
    faults: faults(values, errors),
    lines: [],
  });
  if (values.intent === "keys") {
    const { data, faults: found } = readForm(KeysForm, values);
    if (!data) return { form: "keys", faults: found, lines: [] };
    const result = setSchemeKeys(ctx, SCHEME, data);
    if ("fault" in result) return wrong("keys", { keys: result.fault });
    if ("refused" in result) return wrong("keys", { form: CHANGED });
    return redirectWithToast(paths.adminRecognition(), "对方公钥已保存，之后导入的卡按它验证。");
  }
  if (values.intent !== "import") throw new Response(null, { status: 400 });
  const file = form.get("file");
  if (!isScheme(values.scheme)) return wrong("import", { scheme: "请选择对方卡种" });
  if (!(file instanceof File) || file.size === 0)
    return wrong("import", { file: "请选择文件，空文件不能导入" });
  if (file.size > MAX_FOREIGN_BYTES)
    return wrong("import", { file: `文件不能超过 ${MAX_FOREIGN_BYTES / 1024} KB，请分开导入` });
  const text = textOf(await file.arrayBuffer());
  if (text === null)
    return wrong("import", { file: "这不是文本文件；应为 UTF-8 编码的 CSV、JSON 或每行一个 JWT" });
  const lines = await importCards(ctx, values.scheme, text);
  if (typeof lines === "string") return wrong("import", { file: lines });
  return { form: "import", faults: null, lines };
}

/** By what it holds, whatever it is called; null for what is no text. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? null : text;
  } catch {
    return null;
  }
}

export const meta: MetaFunction = () => pageTitle("人才卡互认");

export default function Recognition() {
  const { cards, counts, total, page, perPage, status } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <WorkHead title="金熊猫卡互认" />
      <Results lines={answer?.lines ?? []} />
      <StateTabs
        label="互认状态"
        tabs={FOREIGN_CARD_STATUSES.map((one) => ({
          to: paths.adminRecognition({ status: one }),
          label: FOREIGN_CARD_STATUS_LABELS[one],
          n: counts[one],
          current: one === status,
        }))}
      />
      {cards.length > 0 ? (
        <Table
          caption={`互认：${FOREIGN_CARD_STATUS_LABELS[status]}`}
          columns={["对方卡号", "持卡人", "等级", "验证", "导入时间", "建议 / 结论"]}
        >
          {cards.map((card) => (
            <tr key={card.id}>
              <td>
                <Link to={paths.adminForeignCard(card.id)}>{card.number}</Link>
              </td>
              <td>{card.facts.holder || "—"}</td>
              <td>{card.facts.level} 类</td>
              <td>
                <ProofTag proof={card.proof} />
              </td>
              <td className="whitespace-nowrap">{formatTime(card.importedAt)}</td>
              <td>
                {card.grantedCategory
                  ? CARD_CATEGORY_LABELS[card.grantedCategory]
                  : card.proposedCategory && card.status === "proposed"
                    ? `建议：${CARD_CATEGORY_LABELS[card.proposedCategory]}`
                    : "—"}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">没有这种状态的卡。</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminRecognition({ status, page: n })} />
      <div className="mt-6 grid items-start gap-5 xl:grid-cols-2">
        <Import />
        <Keys />
      </div>
    </>
  );
}

function ProofTag({ proof }: { proof: keyof typeof PROOF_LABELS }) {
  const look = { valid: "tag-tier", invalid: "tag-ended", none: "" }[proof];
  return <span className={`tag ${look}`}>{PROOF_LABELS[proof]}</span>;
}

function Results({ lines }: { lines: readonly ImportedLine[] }) {
  if (lines.length === 0) return null;
  const n = (outcome: ImportOutcome) => lines.filter((line) => line.outcome === outcome).length;
  const said = (["added", "updated", "known", "faulty"] as const)
    .filter((outcome) => n(outcome) > 0)
    .map((outcome) => `${IMPORT_OUTCOME_LABELS[outcome]} ${n(outcome)} 张`);
  return (
    <section role="status" aria-label="导入结果" className="mb-5">
      <Notice kind={n("faulty") > 0 ? "warning" : "ok"} title={said.join("；")} className="mb-3" />
      <Table caption="逐行结果" columns={["行", "结果", "说明"]}>
        {lines.map(({ line, outcome, id, number, detail }) => (
          <tr key={line}>
            <td>{line}</td>
            <td className="whitespace-nowrap">
              {IMPORT_OUTCOME_LABELS[outcome]}
              {id && number ? (
                <Link to={paths.adminForeignCard(id)} className="ml-2">
                  {number}
                </Link>
              ) : null}
            </td>
            <td>{detail}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Import() {
  const answer = useActionData<typeof action>();
  const { keys } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="import" className="card p-5">
      <h2 id="import" className="text-lg font-bold">
        导入对方的卡
      </h2>
      <p className="text-ink-2">
        只登记、验证，不会自动互认或发卡。同一卡号重复导入不会重复登记。
        {keys ? "" : "还没有设置对方公钥，JWT 的签名暂时不能验证。"}
      </p>
      <PortalForm
        faults={answer?.form === "import" ? answer.faults : null}
        action={`${paths.adminRecognition()}?index`}
        encType="multipart/form-data"
        className="mt-3"
        scope="import-"
      >
        <SelectField
          name="scheme"
          label="对方卡种"
          options={Object.entries(SCHEMES).map(([value, label]) => ({ value, label }))}
        />
        <Field
          name="file"
          label="文件"
          type="file"
          accept=".csv,.json,.txt,.jwt"
          hint={`UTF-8 文本，不超过 ${MAX_FOREIGN_BYTES / 1024} KB、${MAX_FOREIGN_LINES} 张卡`}
        />
        <SubmitButton intent="import">导入</SubmitButton>
      </PortalForm>
      <details className="mt-4">
        <summary className="inline-flex min-h-10 cursor-pointer items-center font-bold text-teal">
          文件格式（项目默认）
        </summary>
        <p className="mt-1 text-sm">两地没有公布过交换格式，以下为本平台约定，可与对方商定后调整：</p>
        <ul className="mt-1 list-disc space-y-1 pl-5 text-sm">
          <li>
            每行一个 JWT，或 JSON 列表 <code>["eyJ…", "eyJ…"]</code>。内容：<code>sub</code> 卡号，
            <code>level</code> 等级 A–F，<code>holder</code> 脱敏姓名，<code>nbf</code>、<code>exp</code>{" "}
            有效期，<code>iss</code> 发卡单位；头部的 <code>typ</code> 可以不写，写的应为 <code>JWT</code>{" "}
            或以 <code>card</code> 结尾。用下面设置的公钥逐张验证。
          </li>
          <li>
            CSV，第一行为表头：<code>编号,姓名,等级,有效期起,有效期止,发卡单位</code>
            ，前两项中的编号和等级必填。没有签名，须向对方核对后再提出建议。
          </li>
        </ul>
      </details>
    </section>
  );
}

function Keys() {
  const { keys, keysVersion, keysHistory } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <section aria-labelledby="keys" className="card p-5">
      <h2 id="keys" className="text-lg font-bold">
        对方公钥
      </h2>
      <p className="text-ink-2">
        {keys ? `现有 ${keys.n} 把公钥。` : "还没有设置。"}请通过可靠渠道取得并核对指纹。
      </p>
      <PortalForm
        faults={answer?.form === "keys" ? answer.faults : null}
        action={`${paths.adminRecognition()}?index`}
        key={keysVersion}
        className="mt-3"
        scope="keys-"
      >
        <input type="hidden" name="shown" value={keysVersion} />
        <TextField
          name="keys"
          label="JWK Set"
          rows={6}
          defaultValue={keys?.text ?? ""}
          hint='只粘贴公钥，形如 {"keys": […]}'
        />
        <Field
          name="issuer"
          label="签发方（iss）"
          optional
          defaultValue={keys?.issuer ?? ""}
          hint="填写后，iss 不同的卡不予认可"
        />
        <Field name="note" label="来源和核对方式" defaultValue="" hint="会记入历史" />
        <SubmitButton intent="keys">保存公钥</SubmitButton>
      </PortalForm>
      {keysHistory.length > 0 ? (
        <details className="mt-4">
          <summary className="inline-flex min-h-10 cursor-pointer items-center font-bold text-teal">
            更改历史（{keysHistory.length}）
          </summary>
          <ul className="mt-1 space-y-1 text-sm">
            {keysHistory.map(({ version, note, setAt, setBy }) => (
              <li key={version}>
                第 {version} 次 · {formatTime(setAt)} · {setBy}：{note}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
