import type { LoaderFunctionArgs } from "@remix-run/node";
import { FIVE_MINUTES, json, openData, readOnly } from "~/http/open-data.server";
import { listPublicKeys } from "~/services/signing-key/list-public-keys.server";

/** `GET /.well-known/jwks.json`: the keys that cards, credentials and status lists are verified by. */
export function loader(args: LoaderFunctionArgs) {
  // Not kept: a key that has just been made must be found.
  return openData(args, () => ({ ...json(listPublicKeys(args.context), FIVE_MINUTES), keep: false }));
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
