/** The reference lists, one file each: `code,name,parent,aliases` (aliases joined by `|`). Facts only. */
export interface ReferenceList {
  kind: string;
  label: string;
  file: string;
  /** Who published it, and its date; 待核 where the list itself does not say. */
  source: string;
}

export const REFERENCE_LISTS: readonly ReferenceList[] = [
  {
    kind: "city",
    label: "省、市、区县",
    file: "cities.csv",
    source: "县级以上行政区划代码与简称，约 2016 年口径，梁平、武隆按现名；日期待核",
  },
  { kind: "town", label: "重庆镇街", file: "towns.csv", source: "重庆市乡级区划代码；日期待核" },
  {
    kind: "university",
    label: "高等学校",
    file: "universities.csv",
    source: "教育部《全国高等学校名单》，截至 2025-06-20",
  },
  {
    kind: "majorCategory",
    label: "本科专业类",
    file: "major-categories.csv",
    source: "教育部《普通高等学校本科专业目录》，2023",
  },
  {
    kind: "major",
    label: "本科专业",
    file: "majors.csv",
    source: "教育部《普通高等学校本科专业目录》，2023",
  },
  { kind: "industry", label: "国民经济行业", file: "industries.csv", source: "GB/T 4754-2017" },
  {
    kind: "occupation",
    label: "职业",
    file: "occupations.csv",
    source: "《中华人民共和国职业分类大典》2022 年版；别名为市场常用叫法",
  },
];
