import type { LoaderFunctionArgs } from "@remix-run/node";
import { FIVE_MINUTES, openData, readOnly } from "~/http/open-data.server";
import { writeJobFeed } from "~/services/api/write-job-feed.server";
import { searchContext } from "~/services/load-context.server";

/** `GET /feeds/jobs.atom`: any job search as a feed. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, async () => {
    const { searchParams } = new URL(args.request.url);
    return {
      body: await writeJobFeed(searchContext(args.context), searchParams, args.context.publicUrl),
      contentType: "application/atom+xml; charset=utf-8",
      cacheControl: FIVE_MINUTES,
    };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
