import type { LoaderFunctionArgs } from "@remix-run/node";
import { openData, readOnly } from "~/http/open-data.server";

/** Every address below `/api` that is none. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => ({ missing: "没有这个接口，接口说明见 /api/openapi.json。" }));
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
