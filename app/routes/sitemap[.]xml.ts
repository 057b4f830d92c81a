import type { LoaderFunctionArgs } from "@remix-run/node";
import { ONE_HOUR, openData, readOnly } from "~/http/open-data.server";
import { xmlStream } from "~/http/xml-stream.server";
import { searchContext } from "~/services/load-context.server";
import { writeSitemap } from "~/services/sitemap/write-sitemap.server";

/** `GET /sitemap.xml`: the public pages, or an index of parts. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => {
    const pieces = writeSitemap(searchContext(args.context), args.context.publicUrl);
    return xmlStream(args.request, pieces, ONE_HOUR);
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
