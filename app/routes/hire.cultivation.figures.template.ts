import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { writeFiguresTemplate } from "~/services/figures/write-template.server";
import { accountContext } from "~/services/load-context.server";

const NAME = encodeURIComponent("年度数据模板.xlsx");

export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  return new Response(new Uint8Array(await writeFiguresTemplate(accountContext(asked.context, person))), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="figures.xlsx"; filename*=UTF-8''${NAME}`,
      "Cache-Control": "no-store",
    },
  });
}
