import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import type { Autosaved } from "~/components/positions/use-autosave";
import { formValues } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import { POSITION_STEPS } from "~/domain/position-steps";
import { showReview } from "~/domain/shown-review";
import { readFormData } from "~/http/form-data.server";
import { accountContext } from "~/services/load-context.server";
import { getOwnPosition } from "~/services/position/get-own-position.server";
import { loadOwnPosition } from "~/services/position/load-position.server";
import { saveStep } from "~/services/position/save-step.server";

/** There is nothing to read here. */
export function loader(asked: LoaderFunctionArgs): never {
  requirePermission(asked, "position:write");
  throw new Response(null, { status: 404 });
}

/** Saves a step while it is being written, and says what the checks find now. */
export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const ctx = accountContext(asked.context, person);
  const position = loadOwnPosition(ctx, asked.params.jobId ?? "");
  const values = formValues(await readFormData(asked.request));
  const { step } = values;
  if (!position || !isKeyOf(POSITION_STEPS, step)) throw new Response(null, { status: 404 });
  const { version, refused, stored } = saveStep(ctx, position, {
    step,
    values,
    version: Number(values.version),
  });
  const after = loadOwnPosition(ctx, position.row.id) ?? position;
  const review = showReview(getOwnPosition(ctx, after).review, after.row);
  const answer: Autosaved = { version, refused, stored, review };
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}
