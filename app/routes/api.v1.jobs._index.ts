import type { LoaderFunctionArgs } from "@remix-run/node";
import { json, openData, readOnly, REVALIDATE } from "~/http/open-data.server";
import { listJobs } from "~/services/api/list-jobs.server";
import { searchContext } from "~/services/load-context.server";

/** `GET /api/v1/jobs`: the search of `/jobs` as JSON. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, async () => {
    const { searchParams } = new URL(args.request.url);
    const found = await listJobs(searchContext(args.context), searchParams, args.context.publicUrl);
    return json(found, REVALIDATE, ["processingMs"]);
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
