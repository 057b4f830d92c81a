import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { keysOf } from "~/domain/labels";
import { readPage } from "~/domain/paging";
import { TASK_LABELS, TASK_STATES, type TaskKind, type TaskState } from "~/domain/task";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { countTasks, listTasks, retryTask } from "~/services/task/manage-tasks.server";

const STATES = keysOf<TaskState>(TASK_STATES);

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "task:manage");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const state = STATES.find((name) => name === params.get("state")) ?? "waiting";
  return { state, counts: countTasks(ctx), ...listTasks(ctx, { state, page: readPage(params.get("page")) }) };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "task:manage");
  const id = Number((await readFormData(asked.request)).get("task"));
  const retried = Number.isInteger(id) && retryTask(accountContext(asked.context, person), id);
  const back = paths.adminTasks({ state: "failed" });
  return redirectWithToast(back, retried ? "已重新排入队列。" : "这项任务已经在处理了。");
}

export const meta: MetaFunction = () => pageTitle("后台任务");

export default function Tasks() {
  const { state, counts, tasks, total, page, perPage } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="后台任务" />
      <StateTabs
        label="状态"
        tabs={STATES.map((name) => ({
          to: paths.adminTasks({ state: name }),
          label: TASK_STATES[name],
          n: counts[name],
          current: name === state,
        }))}
      />
      {tasks.length > 0 ? (
        <Table
          caption={`后台任务：${TASK_STATES[state]}`}
          columns={["任务", "建立", "尝试", "下次或完成", "上次错误", "操作"]}
        >
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>
                {TASK_LABELS[task.kind as TaskKind] ?? task.kind}
                <small className="block text-ink-2">{task.key}</small>
              </td>
              <td className="whitespace-nowrap">{formatTime(task.createdAt)}</td>
              <td>{task.attempts}</td>
              <td className="whitespace-nowrap">{formatTime(task.doneAt ?? task.failedAt ?? task.dueAt)}</td>
              <td>{task.lastError ?? "—"}</td>
              <td>
                {task.failedAt === null ? null : (
                  <Form method="post">
                    <input type="hidden" name="task" value={task.id} />
                    <SubmitButton className="btn btn-quiet" label={`重试 ${task.key}`}>
                      重试
                    </SubmitButton>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">{state === "failed" ? "没有放弃的任务。" : "没有这种状态的任务。"}</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminTasks({ state, page: n })} />
    </>
  );
}
