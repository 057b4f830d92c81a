import { passText, pointsText } from "~/domain/rules/describe";

interface ScoreBarProps {
  points: { min: number; max: number };
  /** The most that can be had; null = not public. */
  most: number | null;
  /** What is needed; null = no mark. */
  pass?: { points: number; exclusive: boolean } | null;
}

const [WIDTH, HEIGHT] = [600, 30];

/** Points against the mark: what is certain is filled, what is still open is hatched lightly. */
export function ScoreBar({ points, most, pass = null }: ScoreBarProps) {
  const end = Math.max(most ?? 0, points.max, pass?.points ?? 0, 1);
  const x = (n: number) => (n / end) * WIDTH;
  const mark = pass ? `，须${passText(pass)}` : "";
  return (
    <div className="mt-1">
      <p className="text-sm">
        得分 <b>{pointsText(points)}</b>
        {most === null ? "" : `（满分 ${most} 分）`}
        {mark}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="mt-1 w-full max-w-2xl"
        aria-hidden="true"
        focusable="false"
      >
        <rect x="0" y="9" width={WIDTH} height="12" rx="6" className="fill-line" />
        <rect x="0" y="9" width={x(points.max)} height="12" rx="6" className="fill-gold-tint stroke-gold" />
        {points.min > 0 ? (
          <rect x="0" y="9" width={x(points.min)} height="12" rx="6" className="fill-teal" />
        ) : null}
        {pass ? (
          <line
            x1={x(pass.points)}
            x2={x(pass.points)}
            y1="2"
            y2="28"
            strokeWidth="4"
            className="stroke-gold"
          />
        ) : null}
      </svg>
    </div>
  );
}
