/** What the directory of an archive says of one of its files. */
export interface ZipEntry {
  name: string;
  /** Bytes that it claims to hold once unpacked. */
  size: number;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 2_000;

/**
 * The directory at the end of a ZIP archive (APPNOTE.TXT 4.3.12–16), without unpacking anything.
 * @returns null unless the file begins with an entry and the directory is whole: nothing hides before, in or behind it
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END_BYTES || view.getUint32(0, true) !== LOCAL) return null;
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  let end = bytes.length - END_BYTES;
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first || end + END_BYTES + view.getUint16(end + 20, true) !== bytes.length) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES || at + view.getUint32(end + 12, true) !== end) return null;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return null;
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const name = at + ENTRY_BYTES;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(name, name + nameBytes)),
      size: view.getUint32(at + 24, true),
    });
    at = name + nameBytes + extraBytes + commentBytes;
  }
  return at === end ? entries : null;
}
