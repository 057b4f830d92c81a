import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { NAME_LISTS } from "~/domain/candidate";
import { suggestTerms } from "~/services/candidate/find-term.server";
import { accountContext } from "~/services/load-context.server";

/** `GET /me/profile/suggest?list=university|major&q=`: names of schools and subjects for what is being typed. */
export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const query = new URL(asked.request.url).searchParams;
  const list = NAME_LISTS.find((name) => name === query.get("list"));
  if (!list) throw new Response(null, { status: 404 });
  const suggestions = suggestTerms(ctx, list, query.get("q") ?? "");
  return json({ suggestions }, { headers: { "Cache-Control": "no-store" } });
}
