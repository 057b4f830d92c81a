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
/** For the file picker of browsers. */
export const FILE_ACCEPT = PAPER_MIMES.join(",");
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

const END_BYTES = 22;
const ENTRY_BYTES = 46;

/** The names in the directory of a ZIP archive, without unpacking anything; empty where it cannot be read. */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return [];
  const names: string[] = [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count && at + ENTRY_BYTES <= end && view.getUint32(at, true) === 0x02014b50; i += 1) {
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + length)));
    at += ENTRY_BYTES + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** A document of text without macros. */
function isWordDocument(bytes: Uint8Array): boolean {
  const names = zipNames(bytes);
  return (
    names.includes("[Content_Types].xml") &&
    names.includes("word/document.xml") &&
    !names.some((name) => /vbaProject|\.(exe|js|vbs|bat|cmd|scr)$/i.test(name))
  );
}

/** `1.4 MB`, `320 KB` */
export function formatBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}

const LONGEST_NAME = 120;

/** The name of a file that was handed in, for showing only: without folders, signs that steer, or more than fits. */
export function shownFileName(name: string): string {
  const bare = name
    .toWellFormed()
    .replace(/^.*[\\/]/s, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "");
  return bare.slice(-LONGEST_NAME) || "未命名";
}
