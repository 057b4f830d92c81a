import { crc32, deflateSync } from "node:zlib";

/** `DEMO` in dots of 5 × 7. */
const LETTERS = [
  "####.|#...#|#...#|#...#|#...#|#...#|####.",
  "#####|#....|#....|####.|#....|#....|#####",
  "#...#|##.##|#.#.#|#...#|#...#|#...#|#...#",
  ".###.|#...#|#...#|#...#|#...#|#...#|.###.",
];
const [WIDTH, HEIGHT, DOT] = [600, 420, 20];

/** A picture that nobody takes for a true paper: a frame and the word DEMO, as PNG. */
export function drawPaper(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_x, x) => (isInk(x, y) ? 0x60 : 0xf4))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.concat(rows));
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]),
  );
}

function isInk(x: number, y: number): boolean {
  const edge = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y);
  if (edge >= 12 && edge < 18) return true;
  const [column, row] = [Math.floor((x - 70) / DOT), Math.floor((y - 140) / DOT)];
  if (column < 0) return false;
  return LETTERS[Math.floor(column / 6)]?.split("|")[row]?.[column % 6] === "#";
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(content.length, 0);
  framed.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([framed.subarray(0, 4), named, framed.subarray(4)]);
}
