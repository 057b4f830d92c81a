import { Field, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Table } from "~/components/ui/table";
import { certificateEndText } from "~/domain/certificate";
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_LABELS,
  CERTIFICATE_MONTHS,
  ENDS_NEXT_MARCH,
  type CertificateKind,
} from "~/domain/cultivation";
import type { FormFaults } from "~/domain/form";

interface ShownCertificate {
  id: string;
  kind: CertificateKind;
  number: string | null;
  issuedOn: string;
  validUntil: string | null;
  source: string;
  counts: boolean;
  revokedNote: string | null;
  revokedAt: number | null;
}

interface CertificateTableProps {
  certificates: readonly ShownCertificate[];
  mayDecide: boolean;
  faults: FormFaults | null;
}

/** The certificates of a company, those that count no longer included; each can be ended with a reason. */
export function CertificateTable({ certificates, mayDecide, faults }: CertificateTableProps) {
  return (
    <section aria-labelledby="certificates" className="mb-5">
      <h2 id="certificates" className="mb-2 text-lg font-bold">
        证书与名单
      </h2>
      {certificates.length === 0 ? (
        <p className="card p-5">还没有登记证书或名单。</p>
      ) : (
        <Table
          caption="证书与名单，最近的在前"
          columns={["种类", "编号", "发证或公布", "有效期至", "来源", "状态"]}
        >
          {certificates.map((row) => (
            <tr key={row.id}>
              <td>{CERTIFICATE_LABELS[row.kind]}</td>
              <td className="break-all">{row.number ?? "—"}</td>
              <td className="whitespace-nowrap">{row.issuedOn}</td>
              <td className="whitespace-nowrap">
                {certificateEndText(row.kind, row.issuedOn, row.validUntil)}
              </td>
              <td>{row.source}</td>
              <td>
                {row.counts ? (
                  <span className="tag tag-tier">有效</span>
                ) : (
                  <span className="tag tag-ended">{row.revokedAt === null ? "不在有效期" : "已注销"}</span>
                )}
                {row.revokedNote ? <small className="block">{row.revokedNote}</small> : null}
                {mayDecide && row.revokedAt === null ? (
                  <details className="mt-1" open={faults?.values.certificate === row.id}>
                    <summary className="flex min-h-11 cursor-pointer items-center text-teal">注销</summary>
                    <PortalForm
                      faults={faults?.values.certificate === row.id ? faults : null}
                      scope={`${row.id}-`}
                      className="min-w-52"
                    >
                      <input type="hidden" name="certificate" value={row.id} />
                      <TextField name="note" label="注销原因" rows={2} hint="如：公告取消资格" />
                      <SubmitButton intent="revoke" className="btn btn-quiet">
                        注销这份证书
                      </SubmitButton>
                    </PortalForm>
                  </details>
                ) : null}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function termText(kind: CertificateKind): string {
  if (ENDS_NEXT_MARCH.includes(kind)) return "至次年 3 月底，待核";
  const months = CERTIFICATE_MONTHS[kind];
  return months === null ? "待核" : ` ${months} 个月`;
}
const kinds = CERTIFICATE_KINDS.map((value) => ({
  value,
  label: `${CERTIFICATE_LABELS[value]}（有效期${termText(value)}）`,
}));

export function AddCertificate({ faults }: { faults: FormFaults | null }) {
  return (
    <details className="card mb-5 px-5 py-2" open={faults !== null}>
      <summary className="min-h-11 cursor-pointer py-2 text-lg font-bold">登记证书或名单</summary>
      <PortalForm faults={faults} scope="certificate-" className="mt-3 max-w-xl">
        <SelectField name="kind" label="种类" placeholder="请选择" options={kinds} />
        <Field name="number" label="证书编号" optional hint="名单没有编号的留空" />
        <Field name="issuedOn" label="发证或公布日期" type="date" />
        <Field
          name="validUntil"
          label="有效期至"
          type="date"
          optional
          hint="留空时按种类的有效期计算；种类有效期待核的，不设截止"
        />
        <Field name="source" label="来源" hint="名单或文件名称，会在公开页面显示" />
        <SubmitButton intent="certificate">登记</SubmitButton>
      </PortalForm>
    </details>
  );
}
