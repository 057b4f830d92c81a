import { Link } from "@remix-run/react";
import { formatNumber } from "~/domain/figures-form";
import type { ComputedLine } from "~/domain/figures-review";
import { ComputedLines } from "./computed-lines";

export interface ContentSection {
  section: string;
  title: string;
  lines: readonly {
    name: string;
    label: string;
    text: string | null;
    last: string | null;
    corrected: string | null;
    isChanged: boolean;
    change: number | null;
  }[];
  computed: ComputedLine[];
}

interface ContentProps {
  year: number;
  content: readonly ContentSection[];
  /** The revision that is shown corrects a confirmed one, which is shown beside it. */
  corrects: boolean;
  /** Where a section is changed; none = it cannot be. */
  href?: (section: string) => string;
}

/** All figures of a year beside those of the year before and, of a correction, of the revision that counts. */
export function FiguresContent({ year, content, corrects, href }: ContentProps) {
  return (
    <div className="space-y-5">
      {content.map(({ section, title, lines, computed }) => (
        <section key={section} aria-labelledby={`content-${section}`}>
          <h3 id={`content-${section}`} className="mb-1 flex flex-wrap gap-x-3 font-bold">
            {title}
            {href ? (
              <Link to={href(section)} className="font-normal">
                修改<span className="visually-hidden">{title}</span>
              </Link>
            ) : null}
          </h3>
          <div
            className="overflow-x-auto rounded-lg border border-line"
            role="region"
            aria-label={`${title}：各项数据`}
            tabIndex={0}
          >
            <table
              className={`w-full table-fixed text-sm ${corrects ? "min-w-[32rem]" : "min-w-[24rem]"} [&_td]:px-3 [&_td]:py-1.5 [&_td]:align-top [&_th]:px-3 [&_th]:py-1.5 [&_th]:align-top`}
            >
              <caption className="visually-hidden">{title}</caption>
              <thead>
                <tr className="text-left text-ink-2">
                  <th scope="col" className="w-2/5">
                    项目
                  </th>
                  <th scope="col">{year} 年</th>
                  {corrects ? <th scope="col">更正前</th> : null}
                  <th scope="col">{year - 1} 年</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr
                    key={line.name}
                    className={`border-t border-line ${line.isChanged ? "bg-gold-tint" : ""}`}
                  >
                    <th scope="row" className="text-left font-normal text-ink-2">
                      {line.label}
                    </th>
                    <td className="tabular-nums">
                      {line.text ?? <span className="text-ink-2">未填写</span>}
                      <Change change={line.change} />
                      {line.isChanged ? <span className="tag tag-premium ml-2">已更正</span> : null}
                    </td>
                    {corrects ? <td className="tabular-nums">{line.corrected ?? "未填写"}</td> : null}
                    <td className="tabular-nums">{line.last ?? "—"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ComputedLines lines={computed} className="mt-2" />
        </section>
      ))}
    </div>
  );
}

/** From a fifth on a change stands out. */
const NOTABLE = 20;

function Change({ change }: { change: number | null }) {
  if (change === null || change === 0) return null;
  const large = Math.abs(change) >= NOTABLE;
  return (
    <small className={`block whitespace-nowrap ${large ? "font-bold text-gold-ink" : "text-ink-2"}`}>
      较上年{change > 0 ? "增" : "减"} {formatNumber(Math.abs(change))}%
    </small>
  );
}
