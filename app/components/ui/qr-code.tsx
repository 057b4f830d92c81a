import type { QrShape } from "~/domain/qr";

/** Dark on white in every colour scheme: cameras want it so. */
export function QrCode({ shape: { size, path }, label }: { shape: QrShape; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="block w-48 rounded-lg bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
