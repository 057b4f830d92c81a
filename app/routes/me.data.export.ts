import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccount } from "~/auth/require.server";
import { isoShanghai } from "~/domain/time";
import { exportData } from "~/services/personal-data/export-data.server";
import { vaultContext } from "~/services/vault-context.server";

/** Everything that is kept about whoever asks, to save. */
export async function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const ctx = vaultContext(asked.context, person);
  const bytes = await exportData(ctx, asked.context.files.folder);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="my-data-${isoShanghai(ctx.now).slice(0, 10)}.zip"`,
      "Cache-Control": "private, no-store",
    },
  });
}
