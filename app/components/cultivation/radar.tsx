interface Side {
  id: string;
  title: string;
  percent: { min: number; max: number } | null;
  median: number | null;
}
interface RadarProps {
  /** Unique on the page. */
  id: string;
  sides: readonly Side[];
}

const [WIDTH, HEIGHT, RADIUS] = [440, 360, 125];
const [X, Y] = [WIDTH / 2, HEIGHT / 2];
const RINGS = [25, 50, 75, 100];

/** The portrait of a company beside the median of others, drawn without script; a table says the same beside it. */
export function Radar({ id, sides }: RadarProps) {
  const at = (i: number, percent: number): [number, number] => {
    const angle = (i / sides.length) * 2 * Math.PI - Math.PI / 2;
    const r = (percent / 100) * RADIUS;
    return [X + r * Math.cos(angle), Y + r * Math.sin(angle)];
  };
  const shape = (percents: readonly number[]) =>
    percents
      .map((percent, i) =>
        at(i, percent)
          .map((n) => n.toFixed(1))
          .join(","),
      )
      .join(" ");
  const least = sides.map(({ percent }) => percent?.min ?? 0);
  const most = sides.map(({ percent }) => percent?.max ?? 0);
  const medians = sides.flatMap(({ median }) => (median === null ? [] : [median]));
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="mx-auto w-full max-w-md"
    >
      <title id={`${id}-title`}>创新画像雷达图</title>
      <desc id={`${id}-desc`}>
        {sides
          .map(
            ({ title, percent, median }) =>
              `${title} ${percent ? percent.min : "待核"}%${median === null ? "" : `，对照值 ${median}%`}`,
          )
          .join("；")}
      </desc>
      {RINGS.map((ring) => (
        <polygon
          key={ring}
          points={shape(sides.map(() => ring))}
          className={`fill-none ${ring === 100 ? "stroke-field" : "stroke-line"}`}
        />
      ))}
      {sides.map((side, i) => {
        const [x, y] = at(i, 100);
        return <line key={side.id} x1={X} y1={Y} x2={x} y2={y} className="stroke-line" />;
      })}
      <polygon points={shape(most)} className="fill-teal-tint stroke-teal" strokeDasharray="2 3" />
      <polygon points={shape(least)} fillOpacity="0.35" strokeWidth="2.5" className="fill-teal stroke-teal" />
      {medians.length === sides.length ? (
        <polygon
          points={shape(medians)}
          strokeWidth="2.5"
          strokeDasharray="7 5"
          className="fill-none stroke-gold"
        />
      ) : null}
      {sides.map(({ id: side, title, percent }, i) => {
        const [x, y] = at(i, 112);
        const anchor = Math.abs(x - X) < 1 ? "middle" : x > X ? "start" : "end";
        const above = y < Y - 1 ? -14 : Math.abs(y - Y) < 1 ? 0 : 14;
        return (
          <g key={side} textAnchor={anchor}>
            <text x={x} y={y + above} fontSize="15" fontWeight="600" className="fill-ink">
              {title}
            </text>
            <text x={x} y={y + above + 18} fontSize="14" className="fill-ink-2">
              {percent ? `${percent.min}%` : "待核"}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
