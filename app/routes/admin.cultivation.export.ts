import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { csvFile } from "~/domain/csv";
import { readCultivationQuery } from "~/domain/cultivation-query";
import { writeFiguresSheet } from "~/services/card-application/write-figures-sheet.server";
import { exportLibrary } from "~/services/cultivation/export-library.server";
import { accountContext } from "~/services/load-context.server";

const NAME = encodeURIComponent("企业培育库");
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "cultivation:read");
  const params = new URL(asked.request.url).searchParams;
  const excel = params.get("format") === "xlsx";
  const rows = exportLibrary(accountContext(asked.context, person), readCultivationQuery(params));
  const body = excel ? new Uint8Array(await writeFiguresSheet(rows, "企业培育库")) : csvFile(rows);
  const ending = excel ? "xlsx" : "csv";
  return new Response(body, {
    headers: {
      "Content-Type": excel ? XLSX : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="cultivation.${ending}"; filename*=UTF-8''${NAME}.${ending}`,
      "Cache-Control": "no-store",
    },
  });
}
