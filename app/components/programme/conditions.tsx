import { Link } from "@remix-run/react";
import { Table } from "~/components/ui/table";
import { paths } from "~/http/paths";
import type { Programme } from "~/domain/card-programme";
import { ConfidenceTag } from "./confidence-tag";

/** The four named categories, each with its entries as far as they are public. */
export function Catalogue({ catalogue }: Pick<Programme, "catalogue">) {
  return (
    <section aria-labelledby="catalogue">
      <h2 id="catalogue" className="text-2xl font-bold">
        金凤凰四类
      </h2>
      <p className="mt-1 text-ink-2">
        《“金凤凰”人才分类目录》的四个类别。公开文本不完整的地方写“待核”，取得原文前不作判定。
      </p>
      <div className="mt-5 grid items-start gap-5 md:grid-cols-2">
        {catalogue.map(({ category, label, entries }, i) => (
          <article
            key={category}
            aria-labelledby={`category-${category}`}
            className={`card p-5 md:p-6 ${category === "outstanding" ? "md:row-span-3" : ""}`}
          >
            <div className="flex items-center gap-3">
              <Rank n={i} />
              <h3 id={`category-${category}`} className="flex-1 text-xl font-bold">
                {label}
              </h3>
              {entries[0] ? <ConfidenceTag confidence={entries[0].confidence} /> : null}
            </div>
            <ol className="mt-3 space-y-3">
              {entries.map(({ id, title, honours, clause, confidence }) => (
                <li key={id} className="border-t border-line pt-3">
                  <p>{honours === null ? title : honours.join("；")}</p>
                  <p className="text-sm text-ink-2">
                    {clause}{" "}
                    {confidence === entries[0]?.confidence ? null : <ConfidenceTag confidence={confidence} />}
                  </p>
                </li>
              ))}
              {entries.length === 0 ? <li className="text-ink-2">规则尚未发布，待核。</li> : null}
            </ol>
            <p className="mt-4">
              <Link to={paths.cardBenefits(category)}>这个类别的权益</Link>
            </p>
          </article>
        ))}
      </div>
    </section>
  );
}

/** Four steps of a ladder, the highest first. */
function Rank({ n }: { n: number }) {
  return (
    <svg viewBox="0 0 28 24" className="size-8 text-gold" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3].map((i) => (
        <rect
          key={i}
          x={i * 7 + 1}
          y={18 - i * 5}
          width="5"
          height={5 + i * 5}
          rx="1.5"
          fill="currentColor"
          opacity={i <= 3 - n ? 1 : 0.2}
        />
      ))}
    </svg>
  );
}

/** The degree bands in a table. */
export function Bands({ bands }: Pick<Programme, "bands">) {
  return (
    <section aria-labelledby="bands">
      <h2 id="bands" className="text-2xl font-bold">
        凤栖四档
      </h2>
      <p className="mt-1 mb-4 text-ink-2">
        按公开发布的“新凤人才”政策判断。年龄以享受政策时为准，原则上不超过上限；学历、职称高于本档的，按平台理解可以就低（推断，待核）。两个系列用同一张卡，为项目默认。
      </p>
      <Table caption="凤栖四档的条件" columns={["档", "学历或同等条件", "年龄", "工作与参保", "依据"]}>
        {bands.map((band) => (
          <tr key={band.category}>
            <th
              scope="row"
              className="border-t border-line px-4 py-2.5 text-left align-top whitespace-nowrap"
            >
              {band.label}
            </th>
            <td className="min-w-36">{band.degree ?? "待核"}</td>
            <td className="min-w-28">{band.age ?? "待核"}</td>
            <td className="min-w-56">
              <ul className="list-disc pl-4">
                {band.rest.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </td>
            <td className="min-w-44">
              {band.clause}
              <small className="block text-ink-2">{band.docNo ?? "文号待核"}</small>
              <ConfidenceTag confidence={band.confidence} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** The conditions that every one of the four named categories asks for. */
export function Entry({ entry }: Pick<Programme, "entry">) {
  if (!entry) return null;
  return (
    <section aria-labelledby="entry">
      <h2 id="entry" className="text-2xl font-bold">
        入库条件
      </h2>
      <p className="mt-1 mb-4 text-ink-2">
        申请金凤凰四类的，除目录外还要符合下面各条。不限国籍和户籍。
        {entry.docNo ?? "文件文号待核"}。
      </p>
      <ul className="card divide-y divide-line px-5">
        {entry.conditions.map(({ id, title, clause, confidence }) => (
          <li
            key={id}
            className="grid gap-x-6 gap-y-0.5 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_10rem] md:items-center"
          >
            <span className="font-bold">{title}</span>
            <span className="text-sm text-ink-2">{clause}</span>
            <span className="md:text-right">
              <ConfidenceTag confidence={confidence} />
            </span>
          </li>
        ))}
        {entry.exceptions.map(({ id, title, clause, confidence }) => (
          <li
            key={id}
            className="grid gap-x-6 gap-y-0.5 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_10rem] md:items-center"
          >
            <span>
              <b>例外：</b>
              {title}
            </span>
            <span className="text-sm text-ink-2">{clause}</span>
            <span className="md:text-right">
              <ConfidenceTag confidence={confidence} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
