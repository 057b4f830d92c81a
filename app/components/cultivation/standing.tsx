import { TierTags } from "~/components/jobs/tier-tags";
import { certificateEndText } from "~/domain/certificate";
import {
  CERTIFICATE_LABELS,
  CULTIVATION_STATUS_LABELS,
  CULTIVATION_VERB_LABELS,
  type CertificateKind,
  type CultivationStatus,
  type CultivationVerb,
} from "~/domain/cultivation";
import { CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import { formatDate } from "~/domain/time";
import { Table } from "../ui/table";

export interface Standing {
  entry: { status: CultivationStatus; since: number; year: number | null } | null;
  tiers: { tier: CultivationTier; year: number; source: string }[];
  certificates: {
    id: string;
    kind: CertificateKind;
    number: string | null;
    issuedOn: string;
    validUntil: string | null;
    source: string;
    state: "valid" | "ending" | "over";
  }[];
  events: {
    id: number;
    at: number;
    verb: CultivationVerb;
    tiers: string[];
    source: string | null;
    note: string | null;
  }[];
}

const tierName = (tier: string) => CULTIVATION_TIER_LABELS[tier as CultivationTier];
const STATES = { valid: "有效", ending: "90 天内到期", over: "已过期" } as const;
const STATE_TAGS = { valid: "tag-tier", ending: "tag-premium", over: "tag-ended" } as const;

/** Where a company stands in the library: status, tiers, certificates, and what happened. */
export function StandingView({ standing }: { standing: Standing }) {
  const { entry, tiers, certificates, events } = standing;
  return (
    <section aria-labelledby="standing" className="card p-5">
      <h2 id="standing" className="text-lg font-bold">
        在企业培育库中
      </h2>
      {entry ? (
        <p>
          <b>{CULTIVATION_STATUS_LABELS[entry.status]}</b>
          <span className="text-ink-2">
            ，自 {formatDate(entry.since)}
            {entry.year === null ? "" : `，依据 ${entry.year} 年度数据`}
          </span>
        </p>
      ) : (
        <p>还没有进入培育库。年度数据确认后，系统会按规则提出建议，由工作人员决定。</p>
      )}
      {tiers.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">层级</h3>
          <ul className="flex flex-wrap gap-2">
            <TierTags tiers={tiers} />
          </ul>
          <ul className="mt-1 text-sm text-ink-2">
            {tiers.map(({ tier, year, source }) => (
              <li key={tier}>
                {tierName(tier)}：{year} 年，来源：{source}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className="mt-3 font-bold">证书与名单</h3>
      {certificates.length === 0 ? (
        <p className="text-ink-2">没有登记的证书。如有遗漏，请联系培育库工作人员核对名单。</p>
      ) : (
        <Table caption="证书与名单" columns={["证书或名单", "编号", "有效期", "来源"]}>
          {certificates.map((one) => (
            <tr key={one.id}>
              <td>
                {CERTIFICATE_LABELS[one.kind]}{" "}
                <span className={`tag ${STATE_TAGS[one.state]}`}>{STATES[one.state]}</span>
              </td>
              <td>{one.number ?? "名单未列编号"}</td>
              <td className="whitespace-nowrap">
                {one.issuedOn} 至 {certificateEndText(one.kind, one.issuedOn, one.validUntil)}
              </td>
              <td>{one.source}</td>
            </tr>
          ))}
        </Table>
      )}
      {events.length > 0 ? (
        <details className="mt-3">
          <summary className="cursor-pointer text-teal">历年记录（{events.length} 条）</summary>
          <ol className="mt-1 divide-y divide-line">
            {events.map((event) => (
              <li key={event.id} className="py-2">
                <p>
                  {formatDate(event.at)} <b>{CULTIVATION_VERB_LABELS[event.verb]}</b>
                  {event.tiers.length > 0 ? `：${event.tiers.map(tierName).join("、")}` : ""}
                </p>
                {event.source ? <p className="text-sm text-ink-2">来源：{event.source}</p> : null}
                {event.note ? <p className="text-sm">{event.note}</p> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}
