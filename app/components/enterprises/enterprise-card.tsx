import { Link } from "@remix-run/react";
import type { CultivationTier } from "~/domain/cultivation-tier";
import { ENTERPRISE_SIZE_LABELS, type EnterpriseSize, type Origin } from "~/domain/enterprise";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { districtLabel } from "~/domain/place";
import { paths } from "~/http/paths";
import { TierTags } from "../jobs/tier-tags";
import { Highlighted } from "../ui/highlighted";

export interface EnterpriseCardData {
  id: string;
  name: string;
  industry: string;
  size: EnterpriseSize;
  district: string | null;
  summary: string | null;
  origin: Origin;
  tiers: { tier: CultivationTier; year: number; source: string }[];
  openJobs: number;
}

export function EnterpriseCard({
  enterprise,
  terms,
}: {
  enterprise: EnterpriseCardData;
  terms: readonly string[];
}) {
  const facts = [
    enterprise.industry === "unknown" ? null : INDUSTRY_LABELS[enterprise.industry],
    enterprise.size === "unknown" ? null : ENTERPRISE_SIZE_LABELS[enterprise.size],
    enterprise.district ? districtLabel(enterprise.district) : null,
  ].filter(Boolean);
  return (
    <article className="card grid gap-x-5 gap-y-1 px-4 py-4 md:grid-cols-[1fr_auto] md:px-5">
      <div className="min-w-0">
        <h2 className="text-lg leading-snug font-bold">
          <Link
            className="text-ink no-underline hover:underline"
            to={paths.enterprise(enterprise.id)}
            prefetch="intent"
          >
            <Highlighted text={enterprise.name} terms={terms} />
          </Link>
        </h2>
        <p className="flex flex-wrap gap-x-3.5 text-sm text-ink-2">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {enterprise.summary ? (
          <p className="mt-1 line-clamp-2 text-sm">
            <Highlighted text={enterprise.summary} terms={terms} />
          </p>
        ) : null}
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          <TierTags tiers={enterprise.tiers} />
          {enterprise.origin === "demo" ? <li className="tag">示例数据</li> : null}
        </ul>
      </div>
      <p className="self-center text-sm">
        {enterprise.openJobs > 0 ? (
          <>
            在招 <b className="text-lg text-gold-ink">{enterprise.openJobs.toLocaleString("en-US")}</b> 个职位
          </>
        ) : (
          <span className="text-ink-2">暂无在招职位</span>
        )}
      </p>
    </article>
  );
}
