import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { loadReceivedApplication } from "~/services/application/load-application.server";
import { openResume, REVEAL_REFUSAL_TEXT } from "~/services/application/reveal-data.server";
import { accountContext } from "~/services/load-context.server";

/** The résumé that came with an application, to save; every download is counted. */
export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "application:handle");
  const ctx = accountContext(asked.context, person);
  const target = loadReceivedApplication(ctx, asked.params.applicationId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  const found = await openResume(ctx, target, asked.context.files.folder);
  if ("refused" in found)
    throw new Response(REVEAL_REFUSAL_TEXT[found.refused], {
      status: found.refused === "tooMany" ? 429 : 404,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  const name = encodeURIComponent(found.name).replaceAll("'", "%27");
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.mime,
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });
}
