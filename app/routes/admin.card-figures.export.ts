import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { csvFile } from "~/domain/csv";
import { exportCardFigures } from "~/services/card-application/count-card-figures.server";
import { writeFiguresSheet } from "~/services/card-application/write-figures-sheet.server";
import { accountContext } from "~/services/load-context.server";

const NAME = encodeURIComponent("人才卡统计");
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:read");
  const ctx = accountContext(asked.context, person);
  const excel = new URL(asked.request.url).searchParams.get("format") === "xlsx";
  const rows = exportCardFigures(ctx);
  const body = excel ? new Uint8Array(await writeFiguresSheet(rows)) : csvFile(rows);
  const ending = excel ? "xlsx" : "csv";
  return new Response(body, {
    headers: {
      "Content-Type": excel ? XLSX : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="card-figures.${ending}"; filename*=UTF-8''${NAME}.${ending}`,
      "Cache-Control": "no-store",
    },
  });
}
