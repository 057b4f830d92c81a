import { encode } from "uqr";

/** A QR code as one path of unit squares, in a box of `size` by `size` with its quiet margin. */
export interface QrShape {
  size: number;
  path: string;
}

/** @param recovery share of it that may be unreadable: `L` 7 %, `M` 15 %; less makes larger modules */
export function qrShape(text: string, recovery: "L" | "M" = "M"): QrShape {
  const { data, size } = encode(text, { ecc: recovery, border: 4 });
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark && !row[x - 1] ? [`M${x} ${y}h${runLength(row, x)}v1H${x}z`] : [])),
  );
  return { size, path: runs.join("") };
}

function runLength(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}
