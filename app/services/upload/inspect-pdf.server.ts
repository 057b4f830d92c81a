import { inflateSync } from "node:zlib";

/** What can be told of a PDF by looking at it: `active` holds what runs or opens by itself, `opaque` cannot be told. */
export type PdfVerdict = "plain" | "active" | "opaque";

/** Names of the dictionaries that run something, or carry another file (ISO 32000-1, 7.11.4, 12.6.4). */
const ACTIVE =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
/** Objects packed together: what they hold shows only once they are unpacked. Some readers ask only for `/First`. */
const PACKED = /\/(ObjStm|First\s*\d+(?!\s+\d+\s+R))(?![A-Za-z0-9])/g;
/** What is undone by more than deflating, or stands in another file (7.3.8.2, 7.4). */
const OTHERWISE_PACKED = /\/(DecodeParms|DP|Crypt|F|FFilter|FDecodeParms)(?![A-Za-z0-9])/;
const MOST_UNPACKED = 32 * 1024 * 1024;

/**
 * Looks for script, for what starts programs and for files within a PDF. Names may be written with `#xx` for any of
 * their letters (7.3.5); objects packed into streams are unpacked as far as they are only deflated. What is encrypted,
 * packed another way, or written so that it cannot be told what belongs to a packed stream, is said to be opaque, never
 * taken for plain.
 */
export function inspectPdf(bytes: Uint8Array): PdfVerdict {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = file.toString("latin1");
  const text = readable(raw);
  if (ACTIVE.test(text)) return "active";
  if (ENCRYPTED.test(text)) return "opaque";
  const packed = countPacked(text);
  return packed === 0 ? "plain" : inspectPacked(file, raw, packed);
}

const readable = (text: string) =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const countPacked = (text: string): number => text.match(PACKED)?.length ?? 0;

/** @param named how often the file names packed objects: each has to be in the dictionary of a stream that was unpacked */
function inspectPacked(file: Buffer, raw: string, named: number): PdfVerdict {
  let left = MOST_UNPACKED;
  let unseen = named;
  for (const { before, from, to } of streamsOf(raw)) {
    if (countPacked(readable(before)) === 0) continue;
    const dictionary = dictionaryOf(before);
    const unpacked = dictionary === null ? null : unpack(dictionary, file.subarray(from, to), left);
    if (dictionary === null || unpacked === null) continue;
    unseen -= countPacked(dictionary);
    left -= unpacked.length;
    const text = readable(unpacked.toString("latin1"));
    if (ACTIVE.test(text)) return "active";
    // Neither the pairs of numbers such a stream begins with (7.5.7), nor only these: it says something else to others.
    if (!/^\s*(\d+\s+\d+\s|$)/.test(text) || text.includes("/ObjStm")) return "opaque";
  }
  return unseen === 0 ? "plain" : "opaque";
}

/** Where streams begin and end, with what stands before each since the one before; no two share any of it. */
function* streamsOf(raw: string): Generator<{ before: string; from: number; to: number }> {
  const keyword = />>\s*stream(\r\n|\r|\n)/g;
  let last = 0;
  for (let found = keyword.exec(raw); found; found = keyword.exec(raw)) {
    const from = found.index + found[0].length;
    const end = raw.indexOf("endstream", from);
    const to = end === -1 ? raw.length : end;
    yield { before: raw.slice(last, found.index + 2), from, to };
    last = to;
    keyword.lastIndex = to;
  }
}

/**
 * The dictionary at the end of what stands before a stream, names as they are meant; null where a comment or a string
 * is in it, or its beginning is not on a line of its own object: it may not begin or end where it seems to.
 */
function dictionaryOf(before: string): string | null {
  const at = before.lastIndexOf("obj");
  const dictionary = before.slice(at + 3);
  if (at === -1 || !/[\r\n][ \t]*\d+\s+\d+\s+$/.test(before.slice(Math.max(0, at - 40), at))) return null;
  return /^\s*<</.test(dictionary) && !/[%()]/.test(dictionary) ? readable(dictionary) : null;
}

function unpack(dictionary: string, packed: Buffer, most: number): Buffer | null {
  if (OTHERWISE_PACKED.test(dictionary) || most <= 0) return null;
  const filters = [...dictionary.matchAll(/\/Filter(?![A-Za-z0-9])\s*(\[[^\]]*\]|\/\w+)?/g)];
  const [filter] = filters;
  // What is not packed was read with the rest; what only says so is not taken at its word.
  if (!filter) return inflate(packed, most) ? null : packed;
  if (filters.length > 1 || !/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter[1] ?? "")) return null;
  return inflate(packed, most);
}

function inflate(packed: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    return null;
  }
}
