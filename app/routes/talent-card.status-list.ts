import type { LoaderFunctionArgs } from "@remix-run/node";
import { STATUS_PURPOSES } from "~/domain/status-list";
import { ONE_MINUTE, openData, readOnly } from "~/http/open-data.server";
import { signingContext } from "~/services/load-context.server";
import { writeStatusList } from "~/services/talent-card/write-status-list.server";

/**
 * `GET /talent-card/status-list?purpose=revocation|suspension`: which cards do not count any more, as a signed
 * BitstringStatusListCredential. It may be kept for a minute by whoever asks; here it is made anew each time.
 */
export function loader(args: LoaderFunctionArgs) {
  return openData(args, async () => {
    const asked = new URL(args.request.url).searchParams.get("purpose") ?? "revocation";
    const purpose = STATUS_PURPOSES.find((one) => one === asked);
    if (!purpose) return { bad: "purpose 只能是 revocation（撤销）或 suspension（暂停）。" };
    const { context } = args;
    const { token, version } = await writeStatusList(signingContext(context), purpose, context.publicUrl);
    return {
      body: token,
      contentType: "application/vc+jwt",
      cacheControl: ONE_MINUTE,
      stable: version,
      keep: false,
    };
  });
}

export function action(args: LoaderFunctionArgs) {
  return readOnly(args);
}
