import { readZipDirectory } from "./zip-directory";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Kinds of files that are taken, told by their first bytes; what a file is called says nothing. */
const KINDS = [
  { mime: "application/pdf", label: "PDF", starts: "25504446 2d" },
  { mime: "image/jpeg", label: "JPEG", starts: "ffd8ff" },
  { mime: "image/png", label: "PNG", starts: "89504e47 0d0a1a0a" },
  { mime: "image/webp", label: "WebP", starts: "52494646 ........ 57454250" },
  { mime: DOCX, label: "DOCX", starts: "504b0304" },
] as const;

export type FileMime = (typeof KINDS)[number]["mime"];
export const FILE_MIMES = KINDS.map(({ mime }) => mime) as [FileMime, ...FileMime[]];
/** What papers are taken as: something to look at. */
export const PAPER_MIMES = FILE_MIMES.filter((mime) => mime !== DOCX);
export const RESUME_MIMES: readonly FileMime[] = ["application/pdf", DOCX];
/** In words, as `PDF、JPEG`. */
export const kindLabels = (mimes: readonly FileMime[]) =>
  KINDS.flatMap(({ mime, label }) => (mimes.includes(mime) ? [label] : [])).join("、");
export const FILE_KINDS = kindLabels(PAPER_MIMES);
/** For the file picker of browsers; some know DOCX by its ending only. */
export const fileAccept = (mimes: readonly FileMime[]) =>
  [...mimes, ...(mimes.includes(DOCX) ? [".docx"] : [])].join(",");
export const FILE_ACCEPT = fileAccept(PAPER_MIMES);
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

const PATTERNS = KINDS.map(({ mime, starts }) => ({
  mime,
  pattern: new RegExp(`^${starts.replaceAll(" ", "")}`),
}));

/** @param bytes the whole file; null when it is none of the kinds */
export function fileKind(bytes: Uint8Array): FileMime | null {
  const hex = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const mime = PATTERNS.find(({ pattern }) => pattern.test(hex))?.mime ?? null;
  return mime === DOCX && !isWordDocument(bytes) ? null : mime;
}

/** Nobody's text unpacks to more; what claims to is meant to fill somebody's disk. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const PROGRAM = /(^|\/)vba[^/]*\.(bin|xml)$|\.(exe|dll|js|vbs|bat|cmd|scr|ps1)$/i;

/** A document of Word without macros, told by the directory of the archive that it is. */
function isWordDocument(bytes: Uint8Array): boolean {
  const entries = readZipDirectory(bytes) ?? [];
  const has = (part: string) => entries.filter(({ name }) => name === part).length === 1;
  return (
    has("[Content_Types].xml") &&
    has("word/document.xml") &&
    !entries.some(({ name }) => PROGRAM.test(name)) &&
    entries.reduce((sum, { size }) => sum + size, 0) <= MOST_UNPACKED
  );
}

/** `1.4 MB`, `320 KB` */
export function formatBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}

/** What is wrong with a file that is too large; null = it is not. */
export const sizeFault = (bytes: number): string | null =>
  bytes > MAX_FILE_BYTES
    ? `文件太大（${formatBytes(bytes)}），最大 ${MAX_FILE_BYTES / 1024 / 1024} MB，请压缩后重新上传`
    : null;

/** Behind the name of a paper: `320 KB · 已查毒` */
export const paperFacts = ({ bytes, scan }: { bytes: number; scan: string }): string =>
  `${formatBytes(bytes)} · ${scan === "clean" ? "已查毒" : "未查毒"}`;

const LONGEST_NAME = 120;

/** The name of a file that was handed in, for showing only: without folders, signs that steer, or more than fits. */
export function shownFileName(name: string): string {
  const bare = name
    .toWellFormed()
    .replace(/^.*[\\/]/s, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "");
  return bare.slice(-LONGEST_NAME) || "未命名";
}
