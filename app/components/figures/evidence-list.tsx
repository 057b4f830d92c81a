import { Link } from "@remix-run/react";
import { PaperList } from "~/components/papers/paper-list";
import { PaperName } from "~/components/papers/paper-name";
import {
  EVIDENCE_KINDS,
  EVIDENCE_LABELS,
  REQUIRED_EVIDENCE,
  type EvidenceKind,
} from "~/domain/figures-evidence";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";

export interface Evidence {
  id: string;
  kind: EvidenceKind;
  uploadId: string;
  name: string;
  bytes: number;
  scan: string;
  revision: number;
}

interface EvidenceListProps {
  year: number;
  revision: number;
  evidence: readonly Evidence[];
  faults: FormFaults | null;
}

const HINTS: Partial<Record<EvidenceKind, string>> = {
  audit: "资产负债表、利润表齐全的财务报表，或会计师事务所出具的审计报告。",
  rdLedger: "研发支出辅助账、专项审计报告或加计扣除申报表。",
  staff:
    "含个人信息：只上传需要的页，可以遮住身份证号和联系方式。只有本单位成员和审核人员可以查看，每次查看有记录。",
  ip: "可以合并成一个 PDF。",
};

const KINDS = EVIDENCE_KINDS.map((kind) => ({
  kind,
  label: EVIDENCE_LABELS[kind],
  required: REQUIRED_EVIDENCE.includes(kind),
  about: HINTS[kind],
}));

/** The papers that show a year. Those of the revision that is corrected stay. */
export function EvidenceList({ year, revision, evidence, faults }: EvidenceListProps) {
  return (
    <section aria-labelledby="evidence" className="card p-5 md:p-7">
      <h2 id="evidence" className="text-lg font-bold">
        证明材料
      </h2>
      <PaperList
        noun="evidence"
        {...{ kinds: KINDS, papers: evidence, faults }}
        show={(paper) => <EvidenceName paper={paper} />}
        isRemovable={(paper) => paper.revision === revision}
      />
      <p className="mt-5">
        <Link to={paths.hireFiguresYear(year, "check")} className="btn">
          下一步：核对与提交
        </Link>
      </p>
    </section>
  );
}

/** A paper, with the revision that brought it. */
export function EvidenceName({ paper }: { paper: Evidence }) {
  return <PaperName paper={paper} said={`第 ${paper.revision} 版`} />;
}
