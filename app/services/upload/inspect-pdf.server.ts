import { inflateSync } from "node:zlib";

/** What can be told of a PDF by looking at it: `active` holds what runs or opens by itself, `opaque` cannot be told. */
export type PdfVerdict = "plain" | "active" | "opaque";

/** Names of the dictionaries that run something, or carry another file (ISO 32000-1, 7.11.4, 12.6.4). */
const ACTIVE =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
/** Objects packed together: what they hold shows only once they are unpacked. */
const PACKED = /\/ObjStm(?![A-Za-z0-9])/;
const MOST_UNPACKED = 32 * 1024 * 1024;

/**
 * Looks for script, for what starts programs and for files within a PDF. Names may be written with `#xx` for any of
 * their letters (7.3.5); objects packed into streams are unpacked as far as they are only deflated. What is encrypted,
 * or packed another way, is said to be opaque, never taken for plain.
 */
export function inspectPdf(bytes: Uint8Array): PdfVerdict {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = readable(file.toString("latin1"));
  if (ACTIVE.test(text)) return "active";
  if (ENCRYPTED.test(text)) return "opaque";
  if (!PACKED.test(text)) return "plain";
  return inspectPacked(file);
}

const readable = (text: string) =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function inspectPacked(file: Buffer): PdfVerdict {
  let left = MOST_UNPACKED;
  let verdict: PdfVerdict = "plain";
  for (const { dictionary, from } of streamsOf(file)) {
    if (!PACKED.test(dictionary)) continue;
    const to = file.indexOf("endstream", from, "latin1");
    const packed = file.subarray(from, to === -1 ? file.length : to);
    const unpacked = unpack(dictionary, packed, left);
    if (!unpacked) {
      verdict = "opaque";
      continue;
    }
    left -= unpacked.length;
    if (ACTIVE.test(readable(unpacked.toString("latin1")))) return "active";
  }
  return verdict;
}

/** Where streams begin, with what stands before each: its dictionary is at the end of that. */
function* streamsOf(file: Buffer): Generator<{ dictionary: string; from: number }> {
  let before = 0;
  for (
    let at = file.indexOf("stream", 0, "latin1");
    at !== -1;
    at = file.indexOf("stream", at + 6, "latin1")
  ) {
    if (at >= 3 && file.toString("latin1", at - 3, at) === "end") {
      before = at;
      continue;
    }
    let from = at + 6;
    if (file[from] === 0x0d) from += 1;
    if (file[from] === 0x0a) from += 1;
    const start = Math.max(before, at - 4096);
    yield { dictionary: readable(file.toString("latin1", start, at)), from };
  }
}

function unpack(dictionary: string, packed: Buffer, most: number): Buffer | null {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1];
  if (filter === undefined) return packed;
  if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) || most <= 0) return null;
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    return null;
  }
}
