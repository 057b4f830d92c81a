import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { accountContext } from "~/services/load-context.server";
import { loadSheetImport, writeFaults } from "~/services/position-sheet/show-sheets.server";

const NAME = encodeURIComponent("待修改的职位.csv");

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const ctx = accountContext(asked.context, person);
  const found = loadSheetImport(ctx, asked.params.importId ?? "");
  if (!found) throw new Response(null, { status: 404 });
  return new Response(writeFaults(ctx, found), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="positions.csv"; filename*=UTF-8''${NAME}`,
      "Cache-Control": "no-store",
    },
  });
}
