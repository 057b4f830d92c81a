import { Link } from "@remix-run/react";
import { TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { findFigure } from "~/domain/figures";
import { MAX_EXPLANATION, explanationField } from "~/domain/figures-form";
import type { FiguresReview } from "~/domain/figures-review";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";
import { FiguresContent, type ContentSection } from "./content";

interface CheckYearProps {
  row: { year: number; version: number };
  review: FiguresReview;
  missing: readonly string[];
  verified: boolean;
  corrects: { revision: number } | null;
  content: readonly ContentSection[];
  faults: FormFaults | null;
}

/** All of a year once more, what still has to be mended or explained, and handing it in. */
export function CheckYear({ row, review, missing, verified, corrects, content, faults }: CheckYearProps) {
  const { year, version } = row;
  const hard = review.issues.filter(({ level }) => level === "hard");
  const soft = review.issues.filter(({ level }) => level === "soft");
  const gaps = review.sections.flatMap(({ section, title, gaps: names }) =>
    names.length > 0 ? [{ section, title, names }] : [],
  );
  // What only words are missing for can be handed in with them.
  const onlyWords = hard.length === 0 && gaps.length === 0 && review.lacksEvidence.length === 0;
  return (
    <div className="space-y-5">
      <section aria-labelledby="hand-in" className="card p-5 md:p-7">
        <h2 id="hand-in" className="mb-3 text-lg font-bold">
          核对与提交
        </h2>
        {hard.length > 0 ? (
          <Notice kind="danger" title="这些数字互相矛盾，修改后才能提交" className="mb-4">
            <ul className="list-disc pl-5">
              {hard.map(({ id, text, figures: [first] }) => (
                <li key={id}>
                  {text}{" "}
                  <Link to={paths.hireFiguresYear(year, first && findFigure(first)?.section)}>去修改</Link>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {gaps.length > 0 || review.lacksEvidence.length > 0 ? (
          <Notice kind="warning" title="还没有填完" className="mb-4">
            <ul className="list-disc pl-5">
              {gaps.map(({ section, title, names }) => (
                <li key={section}>
                  <Link to={paths.hireFiguresYear(year, section)}>{title}</Link>：
                  {names.map((name) => findFigure(name)?.label ?? name).join("、")}
                </li>
              ))}
              {review.lacksEvidence.length > 0 ? (
                <li>
                  <Link to={paths.hireFiguresYear(year, "evidence")}>证明材料</Link>：
                  {missing.filter((one) => one.startsWith("没有上传")).join("、")}
                </li>
              ) : null}
            </ul>
          </Notice>
        ) : null}
        {verified ? null : (
          <Notice kind="danger" title="单位尚未通过核验或核验已到期，核验后才能提交" className="mb-4">
            <p>
              草稿会一直保留。请到<Link to={paths.hireEnterprise()}>单位与核验</Link>办理。
            </p>
          </Notice>
        )}
        <PortalForm faults={faults}>
          <input type="hidden" name="version" value={version} />
          {soft.map(({ id, text, explanation }) => (
            <TextField
              key={id}
              name={explanationField(id)}
              label={text}
              hint={`确实如此的，请说明原因（最多 ${MAX_EXPLANATION} 个字），会交给审核人员；填错了的请先修改数字。`}
              rows={2}
              defaultValue={explanation ?? ""}
            />
          ))}
          {onlyWords ? (
            <>
              <p className="mb-3">
                提交后由工作人员确认，等待期间可以取回修改；确认后锁定，更正须提交新的一版。
              </p>
              <SubmitButton intent="submit">提交确认</SubmitButton>
            </>
          ) : (
            <p className="mb-3 font-bold">还不能提交：{missing.join("；")}。</p>
          )}
          {soft.length > 0 ? (
            <SubmitButton intent="explain" className={`btn btn-quiet ${onlyWords ? "ml-3" : ""}`}>
              只保存说明
            </SubmitButton>
          ) : null}
        </PortalForm>
      </section>
      <section aria-labelledby="content" className="card p-5 md:p-7">
        <h2 id="content" className="mb-3 text-lg font-bold">
          填写的内容
        </h2>
        <FiguresContent
          {...{ year, content }}
          corrects={corrects !== null}
          href={(section) => paths.hireFiguresYear(year, section)}
        />
      </section>
    </div>
  );
}
