import { Table } from "~/components/ui/table";

interface Count {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  when: string;
  uses: number;
  /** Different cards among them. */
  cards: number;
}

interface UseFiguresProps {
  figures: { days: readonly Count[]; months: readonly Count[]; uses: number; cards: number; undone: number };
  /** `YYYY-MM-DD` */
  today: string;
}

const amount = (n: number) => n.toLocaleString("en-US");

/** How often a benefit was used: by day as a picture with its table behind it, by month, altogether. */
export function UseFigures({ figures, today }: UseFiguresProps) {
  const { days, months, uses, cards, undone } = figures;
  return (
    <section aria-labelledby="figures" className="card p-5">
      <h2 id="figures" className="text-lg font-bold">
        使用统计
      </h2>
      <p className="text-ink-2">
        已核销 <b className="text-ink">{amount(uses)}</b> 次，用过的卡 {amount(cards)} 张
        {undone > 0 ? `，另有 ${amount(undone)} 次已撤销` : ""}。
      </p>
      {days.length > 0 ? <Bars days={days} today={today} /> : null}
      {days.length > 0 ? (
        <>
          <Numbers label="按天" caption="按天统计，最近的在前" counts={days} />
          <Numbers label="按月" caption="按月统计，最近的在前" counts={months} />
        </>
      ) : null}
    </section>
  );
}

function Numbers({ label, caption, counts }: { label: string; caption: string; counts: readonly Count[] }) {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer font-bold">{label}</summary>
      <div className="mt-2">
        <Table caption={caption} columns={["日期", "次数", "卡数"]}>
          {counts.map(({ when, uses, cards }) => (
            <tr key={when}>
              <td className="whitespace-nowrap">{when}</td>
              <td className="text-right">{amount(uses)}</td>
              <td className="text-right">{amount(cards)}</td>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  );
}

const DAYS = 31;
const DAY = 86_400_000;
const WIDTH = 310;
const HEIGHT = 90;

/** The last 31 days up to today; what it shows is in the table below. */
function Bars({ days, today }: { days: readonly Count[]; today: string }) {
  const last = Date.parse(`${today}T00:00:00Z`);
  const byDay = new Map(days.map(({ when, uses }) => [when, uses]));
  const shown = Array.from({ length: DAYS }, (_, i) => {
    const day = new Date(last - (DAYS - 1 - i) * DAY).toISOString().slice(0, 10);
    return { day, uses: byDay.get(day) ?? 0 };
  });
  const most = Math.max(1, ...shown.map(({ uses }) => uses));
  const step = WIDTH / DAYS;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
      className="mt-3 w-full"
      role="img"
      aria-label="最近 31 天每天的核销次数，见下方“按天”"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line" />
      {shown.map(({ day, uses }, i) => (
        <rect
          key={day}
          x={i * step + 1.5}
          width={step - 3}
          y={HEIGHT - (uses / most) * (HEIGHT - 12)}
          height={(uses / most) * (HEIGHT - 12)}
          rx="1.5"
          className={day === today ? "fill-gold" : "fill-teal"}
        />
      ))}
      <text x="0" y={HEIGHT + 14} className="fill-ink-2 text-[10px]">
        {shown[0]?.day.slice(5)}
      </text>
      <text x={WIDTH} y={HEIGHT + 14} textAnchor="end" className="fill-ink-2 text-[10px]">
        今天
      </text>
      <text x="0" y="9" className="fill-ink-2 text-[10px]">
        最多 {most} 次
      </text>
    </svg>
  );
}
