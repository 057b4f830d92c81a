import type { LoaderFunctionArgs } from "@remix-run/node";
import { json, openData, readOnly } from "~/http/open-data.server";
import { presentJob } from "~/services/api/present-job.server";
import { getJob } from "~/services/job/get-job.server";
import { searchContext } from "~/services/load-context.server";

/**
 * `GET /api/v1/jobs/:id`. A job that has ended is answered with 200 and `availability`: links that were shared keep
 * their meaning, as the page does.
 */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => {
    const found = getJob(searchContext(args.context), args.params.jobId ?? "");
    return found
      ? json(presentJob(found, args.context.publicUrl))
      : { missing: "没有这个职位，或它不对外公开。" };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
