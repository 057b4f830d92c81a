import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import { formValues } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { autosaveCase } from "~/services/card-application/autosave-case.server";
import { findCasePart } from "~/services/card-application/case-part.server";
import { vaultContext } from "~/services/vault-context.server";

/** There is nothing to read here. */
export function loader(asked: LoaderFunctionArgs): never {
  requirePermission(asked, "card:file");
  throw new Response(null, { status: 404 });
}

/** Saves a part while it is being written, and says what is still missing. */
export async function action(asked: ActionFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:file"));
  const part = findCasePart(ctx, "filer", asked.params.applicationId ?? "");
  const values = formValues(await readFormData(asked.request));
  const answer = part && autosaveCase(ctx, part, values);
  if (!answer) throw new Response(null, { status: 404 });
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}
