import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readUnsubscribeToken } from "~/auth/unsubscribe-token.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { ALERT_FREQUENCY_LABELS } from "~/domain/saved-search";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { findSubscription, unsubscribe } from "~/services/alert/unsubscribe.server";

/** The address is a secret: it is told to nobody whom the page links to. */
const PRIVATE = { "Referrer-Policy": "no-referrer" };

function read({ context, params }: LoaderFunctionArgs): string {
  const id = readUnsubscribeToken(context.keyed, params.token ?? "");
  if (id === null) throw new Response(null, { status: 404 });
  return id;
}

/** Opening it changes nothing: mail programs look at links before people do. */
export function loader(asked: LoaderFunctionArgs) {
  return data({ subscription: findSubscription(asked.context.db, read(asked)) }, { headers: PRIVATE });
}

/** Answered in place: what a mail program sends (RFC 8058) is not to be led elsewhere. */
export function action(asked: LoaderFunctionArgs) {
  const { db, now, address } = asked.context;
  unsubscribe({ db, now, address, actor: { kind: "visitor" } }, read(asked));
  return data(null, { headers: PRIVATE });
}

export const headers = () => PRIVATE;

export const meta: MetaFunction = () => pageTitle("退订邮件");

export default function Unsubscribe() {
  const { subscription } = useLoaderData<typeof loader>();
  if (!subscription || subscription.frequency === "off")
    return (
      <NarrowPage title="已退订">
        <p role="status">
          {subscription
            ? `不再发送“${subscription.name}”的邮件。搜索本身还在。`
            : "这个搜索已删除，不会再有邮件。"}
        </p>
        <p className="mt-4">
          <Link to={paths.alerts()}>管理保存的搜索</Link>
        </p>
      </NarrowPage>
    );
  return (
    <NarrowPage title="退订邮件">
      <p>
        “{subscription.name}”目前{ALERT_FREQUENCY_LABELS[subscription.frequency]}发送新职位。
      </p>
      <PortalForm faults={null} className="mt-4">
        <SubmitButton>不再接收</SubmitButton>
      </PortalForm>
    </NarrowPage>
  );
}
