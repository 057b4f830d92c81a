import { MAX_FILE_BYTES } from "~/domain/file-kind";
import { MAX_IMPORT_BYTES } from "~/domain/import";
import { MAX_SHEET_BYTES } from "~/domain/position-sheet";
import { PAPERS } from "~/domain/verification";
import { paths } from "~/http/paths";

/** Forms of text only; and the fields around a file. */
export const FORM_BYTES = 1024 * 1024;

const ONE_FILE = MAX_FILE_BYTES + FORM_BYTES;
const SHEET = MAX_SHEET_BYTES + FORM_BYTES;
/** Where papers are handed in one at a time: of a request for a card, of a company's year. */
const ONE_PAPER = /^\/(?:(?:me|hire)\/card-applications\/[^/]+\/edit|hire\/cultivation\/figures\/\d+)$/;

const WITH_FILES: ReadonlyMap<string, number> = new Map([
  [paths.hireEnterprise(), PAPERS.length * MAX_FILE_BYTES + FORM_BYTES],
  [paths.profile(), ONE_FILE],
  [paths.hireJobImports(), SHEET],
  [paths.hireFiguresImport(), SHEET],
  [paths.adminLists(), SHEET],
  [paths.adminImports(), MAX_IMPORT_BYTES + FORM_BYTES],
]);

/** How many bytes a form that is sent to a page may hold. */
export function mostBytes(path: string): number {
  const page = path.replace(/\.data$/, "");
  return WITH_FILES.get(page) ?? (ONE_PAPER.test(page) ? ONE_FILE : FORM_BYTES);
}
