/** Kinds of files that are taken, told by their first bytes; what a file is called says nothing. */
const KINDS = [
  { mime: "application/pdf", label: "PDF", starts: "25504446 2d" },
  { mime: "image/jpeg", label: "JPEG", starts: "ffd8ff" },
  { mime: "image/png", label: "PNG", starts: "89504e47 0d0a1a0a" },
  { mime: "image/webp", label: "WebP", starts: "52494646 ........ 57454250" },
] as const;

export type FileMime = (typeof KINDS)[number]["mime"];
export const FILE_MIMES = KINDS.map(({ mime }) => mime) as [FileMime, ...FileMime[]];
export const FILE_KINDS = KINDS.map(({ label }) => label).join("、");
/** For the file picker of browsers. */
export const FILE_ACCEPT = FILE_MIMES.join(",");
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

const PATTERNS = KINDS.map(({ mime, starts }) => ({
  mime,
  pattern: new RegExp(`^${starts.replaceAll(" ", "")}`),
}));

/** @param first at least the first 12 bytes; null when it is none of the kinds */
export function fileKind(first: Uint8Array): FileMime | null {
  const hex = [...first.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return PATTERNS.find(({ pattern }) => pattern.test(hex))?.mime ?? null;
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
