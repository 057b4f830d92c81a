import { createReadStream, openSync, readSync, closeSync } from "node:fs";
import { Readable } from "node:stream";

const SAMPLE = 1024 * 1024;

function beginning(file: string): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const sample = Buffer.alloc(SAMPLE);
    return sample.subarray(0, readSync(descriptor, sample, 0, SAMPLE, 0));
  } finally {
    closeSync(descriptor);
  }
}

function fits(encoding: string, sample: Buffer): boolean {
  try {
    // `stream`: the sample may end in the middle of a character.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text file: UTF-8, UTF-16 with its mark, or the GB18030 (GBK, GB2312) that Excel writes on a
 * Chinese Windows; null for anything else. UTF-8 comes first: Chinese text in GB18030 is never valid UTF-8 for long.
 */
export function encodingOf(file: string): string | null {
  const sample = beginning(file);
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  return ["utf-8", "gb18030"].find((encoding) => fits(encoding, sample)) ?? null;
}

async function* decoded(file: string, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** A text file, streamed: UTF-8 as its bytes, with the mark it may begin with; anything else as characters. */
export function textStream(file: string, encoding: string): Readable {
  if (encoding === "utf-8") return createReadStream(file);
  return Readable.from(decoded(file, encoding), { objectMode: true });
}
