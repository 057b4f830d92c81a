import type { LoaderFunctionArgs } from "@remix-run/node";
import { json, openData, readOnly } from "~/http/open-data.server";
import { suggestWords } from "~/services/api/suggest-words.server";
import { searchContext } from "~/services/load-context.server";

/** `GET /api/v1/suggest?q=&index=jobs|enterprises`: words for the search box. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, async () => {
    const { searchParams } = new URL(args.request.url);
    const found = await suggestWords(searchContext(args.context), searchParams);
    return { ...json(found, "public, max-age=60"), keep: false };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
