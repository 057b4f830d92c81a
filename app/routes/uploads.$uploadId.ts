import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccount } from "~/auth/require.server";
import { accountContext } from "~/services/load-context.server";
import { openUpload } from "~/services/upload/open-upload.server";

/** A file that was handed in, for those who may see it: to look at where it is a picture, otherwise to save. */
export async function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const { files } = asked.context;
  const found = await openUpload(
    accountContext(asked.context, person),
    files.folder,
    asked.params.uploadId ?? "",
  );
  if (!found) throw new Response(null, { status: 404 });
  const isPicture = found.mime.startsWith("image/");
  const name = encodeURIComponent(found.name).replaceAll("'", "%27");
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Content-Type": found.mime,
      "Content-Disposition": `${isPicture ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  });
}
