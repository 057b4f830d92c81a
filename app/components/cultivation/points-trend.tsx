import { percentText, totalText, type Dimension } from "~/domain/portrait";
import { Table } from "../ui/table";

export type ShownTrend = readonly {
  year: number;
  version: number;
  total: { min: number; max: number } | null;
  dimensions: readonly Dimension[];
}[];

/** What the points can come to: 100 and 30 more. */
const MOST = 130;
const [WIDTH, HEIGHT, LEFT, TOP] = [600, 150, 34, 14];
/** Between the scale and the first year. */
const INSET = 24;

/** Points 2.0 over the years, with each side of the portrait and the version they were counted by. */
export function PointsTrendView({ trend }: { trend: ShownTrend }) {
  const [last] = trend.slice(-1);
  if (!last || trend.length < 2) return null;
  return (
    <section aria-labelledby="trend">
      <h3 id="trend" className="font-bold">
        历年变化（2.0）
      </h3>
      <Line trend={trend} />
      <Table
        caption="历年创新积分"
        columns={["年度", "合计", ...last.dimensions.map(({ title }) => title), "规则"]}
      >
        {trend.toReversed().map(({ year, version, total, dimensions }) => (
          <tr key={year}>
            <td>{year}</td>
            <td className="whitespace-nowrap">{totalText(total)}</td>
            {last.dimensions.map(({ id }) => (
              <td key={id} className="whitespace-nowrap">
                {percentText(dimensions.find((one) => one.id === id)?.percent ?? null)}
              </td>
            ))}
            <td className="whitespace-nowrap">第 {version} 版</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** The certain points of each year; none where a year has none. */
function Line({ trend }: { trend: ShownTrend }) {
  const known = trend.flatMap(({ year, total }) => (total ? [{ year, points: total.min }] : []));
  if (known.length < 2) return null;
  const first = known[0]?.year ?? 0;
  const span = Math.max(1, (known.at(-1)?.year ?? 0) - first);
  const x = (year: number) => LEFT + INSET + ((year - first) / span) * (WIDTH - 2 * (LEFT + INSET));
  const y = (points: number) => TOP + (1 - points / MOST) * (HEIGHT - 2 * TOP - 10);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
      className="my-2 w-full max-w-2xl"
    >
      {[0, 50, 100].map((n) => (
        <g key={n}>
          <line x1={LEFT} x2={WIDTH - LEFT} y1={y(n)} y2={y(n)} className="stroke-line" />
          <text x={LEFT - 6} y={y(n) + 5} textAnchor="end" fontSize="13" className="fill-ink-2">
            {n}
          </text>
        </g>
      ))}
      <polyline
        points={known.map(({ year, points }) => `${x(year).toFixed(1)},${y(points).toFixed(1)}`).join(" ")}
        strokeWidth="2.5"
        className="fill-none stroke-teal"
      />
      {known.map(({ year, points }) => (
        <g key={year} textAnchor="middle" fontSize="13">
          <circle cx={x(year)} cy={y(points)} r="4" className="fill-teal" />
          <text x={x(year)} y={y(points) - 8} className="fill-ink">
            {points}
          </text>
          <text x={x(year)} y={HEIGHT - 2} className="fill-ink-2">
            {year}
          </text>
        </g>
      ))}
    </svg>
  );
}
