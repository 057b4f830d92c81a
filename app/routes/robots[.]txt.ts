import type { LoaderFunctionArgs } from "@remix-run/node";
import { ONE_HOUR, openData, readOnly } from "~/http/open-data.server";
import { paths } from "~/http/paths";

/**
 * `GET /robots.txt`. Every page has one address without a query; searches combine filters without end, and the API
 * says in JSON what the pages say, so neither is worth a crawler's visits. The sitemap names every page instead.
 */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => ({
    body: [
      "User-agent: *",
      `Disallow: ${paths.jobs()}?`,
      `Disallow: ${paths.enterprises()}?`,
      `Disallow: ${paths.jobsFeed()}?`,
      `Disallow: ${paths.cardCheck()}?`,
      "Disallow: /api/v1/",
      "",
      `Sitemap: ${args.context.publicUrl}${paths.sitemap()}`,
      "",
    ].join("\n"),
    contentType: "text/plain; charset=utf-8",
    cacheControl: ONE_HOUR,
  }));
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
