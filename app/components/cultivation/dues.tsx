import { Link } from "@remix-run/react";
import { certificateEndText } from "~/domain/certificate";
import { CERTIFICATE_LABELS, FIGURES_COUNT_YEARS, type CertificateKind } from "~/domain/cultivation";
import type { FiguresStatus } from "~/domain/figures-status";
import { paths } from "~/http/paths";

export interface ShownDues {
  figures: { year: number; status: FiguresStatus | null } | null;
  /** Last confirmed year, where it is too old to count. */
  outdated: number | null;
  certificates: readonly { id: string; kind: CertificateKind; issuedOn: string; validUntil: string }[];
}

export const hasDues = ({ figures, outdated, certificates }: ShownDues) =>
  figures !== null || outdated !== null || certificates.length > 0;

/** What there is to do for the cultivation of a company; nothing where there is nothing. */
export function CultivationDues({ dues }: { dues: ShownDues }) {
  if (!hasDues(dues)) return null;
  const { figures, outdated, certificates } = dues;
  return (
    <section aria-labelledby="cultivation" className="card p-5">
      <h2 id="cultivation" className="text-lg font-bold">
        培育与积分
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {figures ? (
          <li className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link to={paths.hireFigures()}>{figures.year} 年度数据</Link>
            <span className="text-sm text-ink-2">
              {figures.status === "returned"
                ? "已退回，请修改后再提交"
                : figures.status === "draft"
                  ? "还没有提交"
                  : "还没有填写，确认后可看到培育层级、创新积分和画像"}
            </span>
          </li>
        ) : null}
        {outdated === null ? null : (
          <li className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link to={paths.hireFigures()}>未更新年度数据</Link>
            <span className="text-sm text-ink-2">
              最近确认的是 {outdated} 年度，超过 {FIGURES_COUNT_YEARS} 年不再作为培育库调整的依据（项目默认）
            </span>
          </li>
        )}
        {certificates.map(({ id, kind, issuedOn, validUntil }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link to={paths.hireCultivation()}>{CERTIFICATE_LABELS[kind]}</Link>
            <span className="text-sm text-ink-2">
              有效期至 {certificateEndText(kind, issuedOn, validUntil)}，请及时申请续期
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
