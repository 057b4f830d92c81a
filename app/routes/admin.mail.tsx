import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Pager } from "~/components/ui/pager";
import { WorkHead } from "~/components/ui/work-area";
import { maskContact } from "~/domain/identifier";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listMail } from "~/services/mail/list-mail.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "mail:read");
  const page = readPage(new URL(asked.request.url).searchParams.get("page"));
  const { messages, ...found } = listMail(accountContext(asked.context, person), page);
  const { production, mail } = asked.context;
  return {
    ...found,
    sends: mail,
    messages: messages.map(({ to, text, ...message }) => ({
      ...message,
      to: maskContact(to),
      // Texts hold links that open accounts: only where nothing is sent are they read here.
      text: production || mail ? null : text,
    })),
  };
}

export const meta: MetaFunction = () => pageTitle("邮件");

export default function Mail() {
  const { messages, sends, total, page, perPage } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="邮件" />
      <p className="mb-3 text-ink-2">
        {sends
          ? "邮件由系统自动发出，失败会自动重试。正文含个人链接，此处不显示。"
          : "没有配置邮件服务，邮件只保存、不发出。"}
      </p>
      {messages.length === 0 ? <p className="card p-5">还没有邮件。</p> : null}
      <ol className="space-y-3">
        {messages.map(({ id, to, subject, text, createdAt, sentAt, failedAt, attempts, lastError }) => (
          <li key={id} className="card p-5">
            <h2 className="font-bold">{subject}</h2>
            <p className="text-sm text-ink-2">
              收件人 {to} · {formatTime(createdAt)} 写入 ·{" "}
              {sentAt !== null
                ? `${formatTime(sentAt)} 发出`
                : failedAt !== null
                  ? `尝试 ${attempts} 次后放弃，可在“后台任务”中重试`
                  : sends && (attempts ?? 0) > 0
                    ? `已尝试 ${attempts} 次，仍在重试`
                    : "尚未发出"}
            </p>
            {lastError ? <p className="text-sm text-danger">上次失败：{lastError}</p> : null}
            {text ? <p className="prose-zh mt-2 border-t border-line pt-2">{text}</p> : null}
          </li>
        ))}
      </ol>
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminMail(n)} />
    </>
  );
}
