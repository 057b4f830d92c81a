interface BulletChartProps {
  /** Read out instead of the picture. */
  label: string;
  value: number;
  /** From where the plan starts and where it leads. */
  from: number;
  target: number;
}

const [WIDTH, HEIGHT, LEFT] = [600, 64, 4];

/** A figure against a target: the bar is what there is, the mark what is meant to be. Drawn as SVG, without script. */
export function BulletChart({ label, value, from, target }: BulletChartProps) {
  const most = Math.max(value, target) * 1.1;
  const x = (n: number) => LEFT + (n / most) * (WIDTH - 2 * LEFT);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="mt-2 w-full max-w-2xl">
      <rect x={LEFT} y="12" width={x(target) - LEFT} height="28" rx="4" className="fill-teal-tint" />
      <rect x={LEFT} y="12" width={x(from) - LEFT} height="28" rx="4" className="fill-line" />
      <rect x={LEFT} y="20" width={Math.max(1, x(value) - LEFT)} height="12" className="fill-teal" />
      <line x1={x(target)} x2={x(target)} y1="6" y2="46" strokeWidth="4" className="stroke-gold" />
      <text x={x(target)} y="61" textAnchor="middle" fontSize="14" className="fill-ink">
        {target}
      </text>
      <text x={x(from)} y="61" textAnchor="middle" fontSize="14" className="fill-ink-2">
        {from}
      </text>
    </svg>
  );
}
