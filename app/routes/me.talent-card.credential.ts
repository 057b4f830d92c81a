import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { vaultContext } from "~/services/vault-context.server";
import { loadOwnCard } from "~/services/talent-card/load-card.server";
import { writeCredential } from "~/services/talent-card/write-credential.server";

/** Downloads one's own card as a signed credential (Open Badges 3.0 as VC-JWT). */
export async function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const card = loadOwnCard(ctx);
  if (!card) throw new Response(null, { status: 404 });
  return new Response(await writeCredential(ctx, card, asked.context.publicUrl), {
    headers: {
      "Content-Type": "application/vc+jwt",
      "Content-Disposition": `attachment; filename="${card.number}.jwt"`,
      "Cache-Control": "private, no-store",
    },
  });
}
