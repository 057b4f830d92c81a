import type { LoaderFunctionArgs } from "@remix-run/node";
import { json, ONE_HOUR, openData, readOnly } from "~/http/open-data.server";
import { describeOpenApi } from "~/services/api/describe-open-api.server";

/** `GET /api/openapi.json`: the description of the open API. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => json(describeOpenApi(args.context.publicUrl), ONE_HOUR));
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
