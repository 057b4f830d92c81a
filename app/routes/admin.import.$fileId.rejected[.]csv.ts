import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { csvFile } from "~/domain/csv";
import { listRejections, loadImportFile } from "~/services/import/show-imports.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "import:manage");
  const ctx = accountContext(asked.context, person);
  const file = loadImportFile(ctx, asked.params.fileId ?? "");
  if (!file) throw new Response(null, { status: 404 });
  const rows = listRejections(ctx, file).map(({ line, field, reason, raw }) => [line, field, reason, raw]);
  return new Response(csvFile([["line", "field", "reason", "row"], ...rows]), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="rejected.csv"',
      "Cache-Control": "no-store",
    },
  });
}
