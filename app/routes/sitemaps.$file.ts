import type { LoaderFunctionArgs } from "@remix-run/node";
import { ONE_HOUR, openData, readOnly } from "~/http/open-data.server";
import { xmlStream } from "~/http/xml-stream.server";
import { searchContext } from "~/services/load-context.server";
import { writeSitemapPart } from "~/services/sitemap/write-sitemap.server";

/** `GET /sitemaps/<section>-<n>.xml`: one part of a large sitemap. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => {
    const pieces = writeSitemapPart(
      searchContext(args.context),
      args.params.file ?? "",
      args.context.publicUrl,
    );
    return pieces ? xmlStream(args.request, pieces, ONE_HOUR) : { missing: "没有这一份网站地图。" };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
