import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/auth/require.server";
import type { SectionStanding } from "~/components/figures/section-form";
import type { Autosaved } from "~/components/positions/use-autosave";
import { isFigureSection } from "~/domain/figures-form";
import { computedLines } from "~/domain/figures-review";
import { formValues } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { loadOwnFigures, reviewRow } from "~/services/figures/load-figures.server";
import { saveSection } from "~/services/figures/save-figures.server";
import { accountContext } from "~/services/load-context.server";

/** There is nothing to read here. */
export function loader(asked: LoaderFunctionArgs): never {
  requirePermission(asked, "figures:write");
  throw new Response(null, { status: 404 });
}

/** Saves a part of a year while it is being written, and says what the checks find now. */
export async function action(asked: ActionFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "figures:write"));
  const year = Number(asked.params.year);
  const own = loadOwnFigures(ctx, year);
  const values = formValues(await readFormData(asked.request));
  const { section } = values;
  if (!own || !isFigureSection(section)) throw new Response(null, { status: 404 });
  const { version, refused, stored } = saveSection(ctx, own, {
    section,
    values,
    version: Number(values.version),
  });
  const { row } = loadOwnFigures(ctx, year) ?? own;
  const review = {
    review: reviewRow(ctx.db, row, "enterprise"),
    computed: computedLines(section, row.figures),
  };
  const answer: Autosaved<SectionStanding> = { version, refused, stored, review };
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}
