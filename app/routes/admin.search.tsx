import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Table } from "~/components/ui/table";
import { TaskState } from "~/components/ui/task-progress";
import { useRefresh } from "~/components/ui/use-refresh";
import { WorkHead } from "~/components/ui/work-area";
import { formatBytes } from "~/domain/file-kind";
import { ENGINE_LABELS, INDEX_LABELS, countText, indexLabel } from "~/domain/search-index";
import { TASK_LABELS } from "~/domain/task";
import { formatSpan, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { SEARCH_TASKS, askMaintenance } from "~/services/search/ask-maintenance.server";
import { showSearch } from "~/services/search/show-search.server";

export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "search:manage");
  const { context } = asked;
  return { ...(await showSearch(accountContext(context, person), context.search)), now: context.now };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "search:manage");
  const form = await readFormData(asked.request);
  const kind = SEARCH_TASKS.find((name) => name === form.get("intent"));
  const index = String(form.get("index"));
  const begun = kind ? askMaintenance(accountContext(asked.context, person), kind, index) : null;
  if (!kind || begun === null) throw new Response(null, { status: 400 });
  const what = `“${indexLabel(index)}”${TASK_LABELS[kind]}`;
  return redirectWithToast(
    paths.adminSearch(),
    begun ? `${what}：已开始，进度见下方。` : `${what}：已经在进行，不必重复。`,
  );
}

export const meta: MetaFunction = () => pageTitle("搜索索引");

const number = (n: number | null) => n?.toLocaleString("en-US") ?? "未知";

export default function Search() {
  const shown = useLoaderData<typeof loader>();
  const { indexes, setAside, work, now } = shown;
  const busy = work.some(({ doneAt, failedAt }) => doneAt === null && failedAt === null);
  useRefresh(busy || indexes.some(({ lag }) => lag > 0));
  return (
    <>
      <WorkHead title="搜索索引">
        <Link to={paths.adminSearch()} className="btn btn-quiet">
          刷新
        </Link>
      </WorkHead>
      <Server {...shown} />
      <Table caption="各索引的状态" columns={["索引", "引擎", "文档 / 数据库应有", "待更新", "最近错误"]}>
        {indexes.map(({ engine, index, documents, expected, lag, waitingSince, lastError }) => (
          <tr key={`${engine}${index}`}>
            <td className="whitespace-nowrap">{indexLabel(index)}</td>
            <td className="whitespace-nowrap">{ENGINE_LABELS[engine]}</td>
            <td className={documents === expected ? "" : "font-bold text-danger"}>
              {number(documents)} / {number(expected)}
            </td>
            <td className="whitespace-nowrap">
              {number(lag)}
              {waitingSince === null ? null : (
                <small className="block text-ink-2">最早一项已等待 {formatSpan(now - waitingSince)}</small>
              )}
            </td>
            <td>{lastError ?? "无"}</td>
          </tr>
        ))}
      </Table>
      <section aria-labelledby="maintain" className="card mt-5 p-5">
        <h2 id="maintain" className="text-lg font-bold">
          维护
        </h2>
        <p className="text-ink-2">
          核对：逐份比较索引与数据库，不改动任何内容。修复：把有差异的文档重新写入。重建：在旁边建好新索引再切换，期间搜索照常。
        </p>
        <ul className="mt-3 space-y-3">
          {Object.entries(INDEX_LABELS).map(([index, label]) => (
            <li key={index}>
              <Form method="post" className="flex flex-wrap items-center gap-3">
                <input type="hidden" name="index" value={index} />
                <span className="w-20 font-bold">{label}</span>
                <SubmitButton intent="search:verify" className="btn btn-quiet" label={`核对${label}索引`}>
                  核对
                </SubmitButton>
                <SubmitButton
                  intent="search:repair"
                  className="btn btn-quiet"
                  label={`修复${label}索引的差异`}
                >
                  修复差异
                </SubmitButton>
                <SubmitButton intent="search:rebuild" className="btn btn-quiet" label={`重建${label}索引`}>
                  重建
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="work" className="mt-5">
        <h2 id="work" className="mb-2 text-lg font-bold">
          最近的维护
        </h2>
        {work.length === 0 ? <p className="card p-5">还没有做过维护。</p> : null}
        {work.length > 0 ? (
          <Table caption="维护记录，最近的在前" columns={["开始", "内容", "进度", "结果"]}>
            {work.map((one) => {
              const what = `${indexLabel(one.index)}：${TASK_LABELS[one.kind]}`;
              return (
                <tr key={one.id}>
                  <td className="whitespace-nowrap">{formatTime(one.createdAt)}</td>
                  <td className="whitespace-nowrap">{what}</td>
                  <td>
                    <TaskState label={what} task={one} />
                  </td>
                  <td>{one.progress?.found ? countText(one.progress.found) : "—"}</td>
                </tr>
              );
            })}
          </Table>
        ) : null}
      </section>
      {setAside.length > 0 ? (
        <section aria-labelledby="set-aside" className="mt-5">
          <h2 id="set-aside" className="mb-2 text-lg font-bold">
            搁置的文档
          </h2>
          <p className="mb-2 text-ink-2">
            搜索服务拒收的文档，不会出现在它的结果中；内容下次修改，或修复差异时会再次写入。
          </p>
          <Table caption="搁置的文档，新的在后" columns={["索引", "编号", "时间", "原因"]}>
            {setAside.map(({ index, id, at, error }) => (
              <tr key={`${index}${id}`}>
                <td>{indexLabel(index)}</td>
                <td className="break-all">{id}</td>
                <td className="whitespace-nowrap">{formatTime(at)}</td>
                <td>{error}</td>
              </tr>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function Server({ server, now }: Shown) {
  if (!server)
    return (
      <p className="mb-4 text-ink-2">由内置引擎提供搜索。需要专用搜索服务时，见部署说明中的 MEILI_HOST。</p>
    );
  const { error, version, queue, bytes, keyIsTooPowerful, circuit, until } = server;
  return (
    <div className="mb-4 space-y-3">
      {error === null ? (
        <p className="text-ink-2">
          Meilisearch {version}，排队任务 {number(queue)}，占用磁盘{" "}
          {bytes === null ? "未知" : formatBytes(bytes)}
        </p>
      ) : (
        <Notice kind="warning" title="搜索服务无法访问，正由内置引擎应答">
          <p>{error}</p>
        </Notice>
      )}
      {circuit !== null && circuit !== "closed" ? (
        <Notice kind="warning">
          <p>
            连续失败后暂停使用搜索服务
            {until === null ? "" : `，${formatSpan(Math.max(0, until - now))}后再试`}
            。访问者的搜索由内置引擎应答。
          </p>
        </Notice>
      ) : null}
      {keyIsTooPowerful ? (
        <Notice kind="warning">
          <p>MEILI_API_KEY 是管理密钥，请用 npm run search -- keys 换成门户专用密钥。</p>
        </Notice>
      ) : null}
    </div>
  );
}
