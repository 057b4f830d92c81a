import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseEnterpriseQuery } from "~/domain/enterprise-query";
import { json, openData, readOnly } from "~/http/open-data.server";
import { presentEnterprise } from "~/services/api/present-enterprise.server";
import { getEnterprise } from "~/services/enterprise/get-enterprise.server";
import { searchContext } from "~/services/load-context.server";

/** `GET /api/v1/enterprises/:id`; `page` and `perPage` walk through its open jobs. */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, () => {
    const { query, dropped } = parseEnterpriseQuery(new URL(args.request.url).searchParams);
    const ctx = searchContext(args.context);
    const found = getEnterprise(ctx, args.params.enterpriseId ?? "", query.page, query.perPage);
    return found
      ? json(presentEnterprise(found, query.perPage, dropped, args.context.publicUrl))
      : { missing: "没有这家企业。" };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
