import type { LoaderFunctionArgs } from "@remix-run/node";
import { json, openData, readOnly, REVALIDATE } from "~/http/open-data.server";
import { listEnterprises } from "~/services/api/list-enterprises.server";
import { searchContext } from "~/services/load-context.server";

/** `GET /api/v1/enterprises`: the search of `/enterprises` as JSON. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, async () => {
    const { searchParams } = new URL(args.request.url);
    const found = await listEnterprises(searchContext(args.context), searchParams, args.context.publicUrl);
    return json(found, REVALIDATE, ["processingMs"]);
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
