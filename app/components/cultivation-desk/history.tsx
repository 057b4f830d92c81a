import { CULTIVATION_VERB_LABELS, type CultivationVerb, type ProposalReason } from "~/domain/cultivation";
import { formatTime } from "~/domain/time";
import { tierNames } from "./labels";
import { ReasonList } from "./reason-list";

interface ShownEvent {
  id: number;
  at: number;
  verb: CultivationVerb;
  tiers: readonly string[];
  year: number | null;
  source: string | null;
  note: string | null;
  officer: string | null;
  reasons: readonly ProposalReason[];
}

/** What happened to a company in the library over the years, the latest first. */
export function CultivationHistory({ events }: { events: readonly ShownEvent[] }) {
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        历史
      </h2>
      {events.length === 0 ? <p className="text-ink-2">还没有记录。</p> : null}
      <ol className="divide-y divide-line">
        {events.map((one) => (
          <li key={one.id} className="py-2">
            <p>
              <strong>{CULTIVATION_VERB_LABELS[one.verb]}</strong>
              {one.tiers.length > 0 ? `：${tierNames(one.tiers)}` : ""}
              {one.year === null ? "" : `（${one.year} 年）`}
            </p>
            <p className="text-sm text-ink-2">
              {formatTime(one.at)} · {one.officer ?? "系统"}
              {one.source ? ` · ${one.source}` : ""}
            </p>
            {one.note ? <p className="whitespace-pre-line">{one.note}</p> : null}
            {one.reasons.length > 0 ? (
              <details>
                <summary className="flex min-h-11 cursor-pointer items-center text-teal">
                  依据（{one.reasons.length} 条）
                </summary>
                <ReasonList reasons={one.reasons} />
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
