import {
  PORTRAIT_SCOPE_LABELS,
  TELLING_POINTS,
  percentText,
  type Dimension,
  type PortraitScope,
  type Standing,
} from "~/domain/portrait";
import { Table } from "../ui/table";
import { Radar } from "./radar";

export interface ShownPortrait {
  isDrawn: boolean;
  scope: PortraitScope | null;
  tooSmall: readonly PortraitScope[];
  peers: string | null;
  dimensions: readonly (Dimension & { median: number | null; standing: Standing })[];
}

const STANDINGS: Record<Standing, string> = {
  above: "优势",
  below: "短板",
  near: "与对照值相近",
  open: "待核",
};

/** Where a company is strong and weak in innovation, beside the median of others, who are never named. */
export function PortraitView({ portrait, year }: { portrait: ShownPortrait; year: number }) {
  const { isDrawn, dimensions, scope } = portrait;
  return (
    <section aria-labelledby="portrait" className="card p-5">
      <h2 id="portrait" className="text-xl font-bold">
        创新画像
        <small className="ml-2 text-sm font-normal text-ink-2">{year} 年度 · 预评估，不是认定结论</small>
      </h2>
      {isDrawn ? (
        <>
          <p className="text-sm text-ink-2">
            各维度为创新积分 2.0 该组得分占满分的百分比。{comparedText(portrait)}
          </p>
          <div className="mt-3 grid items-center gap-5 md:grid-cols-2">
            <div>
              <Radar id="radar" sides={dimensions} />
              <p className="text-center text-sm text-ink-2">
                <span className="text-teal">▬ 本单位</span>
                {scope ? <span className="ml-4 text-gold-ink">┅ 对照值</span> : null}
              </p>
            </div>
            <div className="min-w-0">
              <Table caption="创新画像的数值" columns={["维度", "本单位", "对照值"]}>
                {dimensions.map(({ id, title, percent, median, standing }) => (
                  <tr key={id}>
                    <td>
                      {title}
                      {scope ? <span className="block text-ink-2">{STANDINGS[standing]}</span> : null}
                    </td>
                    <td>{percentText(percent)}</td>
                    <td>{median === null ? "—" : `${median}%`}</td>
                  </tr>
                ))}
              </Table>
              {scope ? <Words dimensions={dimensions} /> : null}
            </div>
          </div>
        </>
      ) : (
        <p className="mt-2">
          待核：创新积分 2.0 没有公开的权重与分档，暂时画不出画像。管理部门在规则中填写后，会自动计算。
        </p>
      )}
    </section>
  );
}

function comparedText({ scope, tooSmall, peers }: ShownPortrait): string {
  const small = tooSmall.map((one) => PORTRAIT_SCOPE_LABELS[one]).join("、");
  if (scope === null) return "数据完整、可供对照的其他企业不足 5 家，为保护企业数据不作对照。";
  const why = small ? `${small}不足 5 家，为保护企业数据，` : "";
  return `${why}对照的是${PORTRAIT_SCOPE_LABELS[scope]}（${peers}，不含本单位）：每个维度取居中两家或三家的平均值作为对照值，不是任何一家企业的数据。`;
}

function Words({ dimensions }: Pick<ShownPortrait, "dimensions">) {
  const told = (standing: Standing) =>
    dimensions
      .filter((one) => one.standing === standing)
      .map(({ title, percent, median }) => {
        const by =
          standing === "above" ? (percent?.min ?? 0) - (median ?? 0) : (median ?? 0) - (percent?.max ?? 0);
        return `${title}${standing === "above" ? "高于" : "低于"}对照值 ${by} 个百分点`;
      });
  const [strengths, gaps] = [told("above"), told("below")];
  return (
    <div className="mt-3 space-y-1">
      {strengths.length > 0 ? (
        <p>
          <b className="text-ok">优势：</b>
          {strengths.join("，")}。
        </p>
      ) : null}
      {gaps.length > 0 ? (
        <p>
          <b className="text-danger">短板：</b>
          {gaps.join("，")}。
        </p>
      ) : null}
      {strengths.length + gaps.length === 0 ? (
        <p>各维度与对照值的差距都在 {TELLING_POINTS} 个百分点以内，或有数据待核。</p>
      ) : null}
    </div>
  );
}
