import type { Env } from "~/http/env.server";
import type { FileStore } from "~/services/upload/receive-file.server";
import { clamScanner } from "~/services/upload/scan-file.server";
import { uploadFolder } from "~/services/upload/upload-folder.server";

/** Where the settings say that files are kept, and who looks at them first. */
export function uploadStore(env: Env): FileStore {
  return {
    folder: uploadFolder(env),
    scan: env.CLAMAV_SOCKET ? clamScanner(env.CLAMAV_SOCKET) : null,
  };
}
