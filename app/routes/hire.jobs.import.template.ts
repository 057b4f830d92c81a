import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { writeTemplate } from "~/services/position-sheet/write-template.server";

const NAME = encodeURIComponent("职位导入模板.xlsx");

export async function loader(asked: LoaderFunctionArgs) {
  requirePermission(asked, "position:write");
  return new Response(new Uint8Array(await writeTemplate(asked.context.now)), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="positions.xlsx"; filename*=UTF-8''${NAME}`,
      "Cache-Control": "no-store",
    },
  });
}
