import { INDEXES } from "../create";
import type { Filter, SearchEngine, Sort } from "../engine";
import { indexNames, print } from "./print";

function filterOf(text: string): Filter {
  const [field = "", value = ""] = text.split(/=(.*)/s);
  const range = /^(\d*)\.\.(\d*)$/.exec(value);
  if (!range) return { kind: "in", field, values: value.split(",") };
  const bound = (digits: string | undefined) => (digits ? Number(digits) : undefined);
  return { kind: "range", field, min: bound(range[1]), max: bound(range[2]) };
}

/** `search -- query INDEX "…"` */
export async function query(
  engine: SearchEngine,
  index: string,
  q: string,
  filters: string[],
  sort: Sort,
  page: number,
) {
  const facets = INDEXES.find((i) => i.name === indexNames(index)[0])?.facets ?? [];
  const request = { q, filters: filters.map(filterOf), facets, sort, page, perPage: 20, now: Date.now() };
  const found = await engine.search(index, request);
  print(`${found.total} 个结果，${found.processingMs.toFixed(1)} 毫秒`);
  for (const { from, to } of found.interpretation.corrected) print(`“${from}” 按 “${to}” 搜索`);
  if (found.interpretation.dropped.length > 0) print(`已去掉：${found.interpretation.dropped.join("、")}`);
  for (const id of found.ids) print(id);
}
