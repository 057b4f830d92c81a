import type { LoaderFunctionArgs } from "@remix-run/node";
import { NO_STORE, json, openData, readOnly } from "~/http/open-data.server";
import { presentVerification } from "~/services/api/present-verification.server";
import { tryContext } from "~/services/load-context.server";
import { verifyCard } from "~/services/talent-card/verify-card.server";

/** `GET /api/v1/talent-cards/verify/:code`: whether a card is genuine, now. A code that no card has is answered with 404. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => {
    const { context, request, params } = args;
    const found = verifyCard(tryContext(context, request), params.code ?? "", "api");
    if ("wait" in found) return { wait: found.wait * 60 };
    const body = presentVerification(found, context.now);
    return { ...json(body, NO_STORE), status: "card" in found ? 200 : 404 };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
