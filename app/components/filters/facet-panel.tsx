import type { FacetGroup, FacetRow } from "~/domain/facet";

function Row({ group, row }: { group: FacetGroup; row: FacetRow }) {
  return (
    <label
      className={`flex min-h-7 cursor-pointer items-center gap-2 text-sm text-ink-2 hover:text-ink ${row.depth ? "pl-6" : ""}`}
    >
      <input
        type={group.choice === "one" ? "radio" : "checkbox"}
        name={group.key}
        value={row.value}
        defaultChecked={row.checked}
        className="size-4 shrink-0"
      />
      <span className="min-w-0 flex-1">{row.label}</span>
      {row.value === "" ? null : (
        <span className="text-[13px]">
          {row.count.toLocaleString("en-US")}
          <span className="visually-hidden"> 个结果</span>
        </span>
      )}
    </label>
  );
}

/** The choices of every facet as plain form fields: they work in any form with `method="get"`. */
export function FacetPanel({ groups }: { groups: readonly FacetGroup[] }) {
  return (
    <>
      {groups.map((group) => (
        <fieldset key={group.key} className="facet border-b border-line py-3">
          <legend className="float-left mb-1 w-full text-sm font-bold text-ink">{group.label}</legend>
          <div className="clear-both">
            {group.hint ? <p className="text-[13px] text-ink-2">{group.hint}</p> : null}
            {group.choice === "one" ? (
              <Row
                group={group}
                row={{
                  value: "",
                  label: "不限",
                  count: 0,
                  checked: group.rows.every((r) => !r.checked),
                  depth: 0,
                }}
              />
            ) : null}
            {group.rows.map((row) => (
              <Row key={row.value} group={group} row={row} />
            ))}
            {group.more.length > 0 ? (
              <details>
                <summary className="min-h-7 cursor-pointer text-sm text-teal underline underline-offset-3">
                  更多（{group.more.length}）
                </summary>
                {group.more.map((row) => (
                  <Row key={row.value} group={group} row={row} />
                ))}
              </details>
            ) : null}
          </div>
        </fieldset>
      ))}
    </>
  );
}
