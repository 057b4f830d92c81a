import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import type { Programme } from "~/domain/card-programme";

/** The way to a card, stage by stage with its time, and what can happen on it. */
export function Process({ process, roads }: Pick<Programme, "process" | "roads">) {
  const total = process.reduce((sum, { days }) => sum + (days ?? 0), 0);
  return (
    <section aria-labelledby="process">
      <h2 id="process" className="text-2xl font-bold">
        办理流程
      </h2>
      <p className="mt-1 text-ink-2">
        通知中“入库流程”一节没有完整的公开文本（待核），下面的环节和时限是项目默认。不需补正、没有异议的，各环节时限合计{" "}
        {total} 个工作日；办理中可以随时看到走到哪一步、还剩几天。
      </p>
      <ol className="mt-6 grid gap-y-0 md:grid-cols-3 md:gap-x-5 md:gap-y-6 lg:grid-cols-6 lg:gap-x-0">
        {process.map(({ status, title, what, who, days }, i) => (
          <li
            key={status}
            className="relative pb-6 pl-14 before:absolute before:top-10 before:bottom-0 before:left-5 before:w-0.5 before:bg-line last:before:hidden md:pb-0 md:before:hidden lg:pt-14 lg:pr-4 lg:pl-0 lg:before:top-5 lg:before:right-0 lg:before:bottom-auto lg:before:left-12 lg:before:block lg:before:h-0.5 lg:before:w-auto lg:last:before:hidden"
          >
            <span
              aria-hidden="true"
              className="absolute top-0 left-0 inline-flex size-10 items-center justify-center rounded-full bg-teal font-bold text-paper"
            >
              {i + 1}
            </span>
            <h3 className="font-bold">{title}</h3>
            <p className="text-sm text-gold-ink">
              {days === null ? (i === 0 ? "随时" : "即时") : `${days} 个工作日`} · {who}
            </p>
            <p className="mt-1 text-sm text-ink-2">{what}</p>
          </li>
        ))}
      </ol>
      <p className="mt-4">
        <Link to={paths.cardPublicity()} className="btn btn-quiet">
          查看公示名单
        </Link>
      </p>
      <h3 className="mt-8 font-bold">也可能遇到</h3>
      <dl className="mt-2 grid gap-4 md:grid-cols-2 lg:grid-cols-3">
        {roads.map(({ title, text }) => (
          <div key={title} className="card px-5 py-4">
            <dt className="font-bold">{title}</dt>
            <dd className="text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
