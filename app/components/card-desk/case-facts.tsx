import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "~/components/forms/portal-form";
import { CARD_APPLICATION_KIND_LABELS, type CardApplicationKind } from "~/domain/card-application";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { formatDate, formatTime } from "~/domain/time";
import { paths } from "~/http/paths";

interface ShownCase {
  kind: CardApplicationKind;
  category: CardCategory;
  realName: string | null;
  employerName: string | null;
  enterpriseId: string | null;
  field: string | null;
  exempt: boolean;
  submittedAt: number | null;
  publicityFrom: number | null;
  publicityUntil: number | null;
}

interface CaseFactsProps {
  shown: ShownCase;
  /** Masked; null = there is none. */
  identity: string | null;
  /** In the clear, shown once after it was asked for. */
  revealed: string | null;
  /** Who filed it where that was not the person. */
  filer: string | null;
  reviewers: { first: string | null; second: string | null };
  /** What else was declared, in words. */
  declared: readonly { label: string; text: string }[];
}

/** What is declared, and who is behind it. */
export function CaseFacts({ shown, identity, revealed, filer, reviewers, declared }: CaseFactsProps) {
  const field = shown.field ? (INDUSTRY_LABELS[shown.field] ?? shown.field) : null;
  const lines: [label: string, text: string | null][] = [
    ["申请", `${CARD_APPLICATION_KIND_LABELS[shown.kind]} · ${CARD_CATEGORY_LABELS[shown.category]}`],
    ["领域", field],
    ["提交", shown.submittedAt === null ? null : formatTime(shown.submittedAt)],
    ["代为申报", filer],
    ["通道", shown.exempt ? "免评通道：只核验真实性" : null],
    ["初审或核验", reviewers.first],
    ["复审", reviewers.second],
    [
      "公示",
      shown.publicityFrom !== null && shown.publicityUntil !== null
        ? `${formatDate(shown.publicityFrom)} 至 ${formatDate(shown.publicityUntil)}`
        : null,
    ],
  ];
  return (
    <section aria-labelledby="facts" className="card p-5">
      <h2 id="facts" className="text-lg font-bold">
        申报内容
      </h2>
      <dl className="mt-2 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <dt className="text-ink-2">姓名</dt>
        <dd className="font-bold">{shown.realName ?? "未填写"}</dd>
        <dt className="text-ink-2">证件号码</dt>
        <dd>
          {revealed === null ? (
            <>
              {identity ?? "未填写"}
              {identity === null ? null : (
                <Form method="post" className="inline">
                  <SubmitButton intent="reveal" className="ml-2 min-h-8 text-teal underline">
                    查看完整号码
                  </SubmitButton>
                  <small className="block text-ink-2">查看会记入审计日志并计次</small>
                </Form>
              )}
            </>
          ) : (
            <strong role="status" className="tracking-wide">
              {revealed}
            </strong>
          )}
        </dd>
        <dt className="text-ink-2">工作单位</dt>
        <dd>
          {shown.enterpriseId === null ? (
            <>
              {shown.employerName ?? "未填写"} <span className="tag">不在名录</span>
            </>
          ) : (
            <Link to={paths.enterprise(shown.enterpriseId)}>{shown.employerName ?? "查看单位"}</Link>
          )}
        </dd>
        {lines.map(([label, text]) =>
          text === null ? null : (
            <div key={label} className="contents">
              <dt className="text-ink-2">{label}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
        {declared.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
