import { dirname, join } from "node:path";

/** Files lie beside the database unless the settings say otherwise. */
export function uploadFolder(settings: { UPLOAD_DIR?: string; DATABASE_FILE: string }): string {
  return settings.UPLOAD_DIR || join(dirname(settings.DATABASE_FILE), "uploads");
}
