import { UNKNOWN_DISTRICT, ZONE_AREAS, ZONE_TOWNS } from "../place";
import { CITY_DISTRICTS, CITY_NAMES, COUNTRY_NAMES } from "./place-names";
import { tidy } from "./text";

export interface PlaceReading {
  /** The facet value: a zone district, else the city, else 地点未注明. */
  district: string;
  city: string | null;
  /** What stands below the city, as read; the whole cell where no city could be read. */
  cityDistrict: string | null;
}

const PROVINCE = new RegExp(
  "^(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|" +
    "^(内蒙古|广西|西藏|宁夏|新疆)((壮族|回族|维吾尔)?自治区)?",
  "u",
);
const COUNTIES: Record<string, string> = { "500106": "沙坪坝", "500107": "九龙坡" };
const MAX_BELOW = 60;

/** Short forms people write for a town: its name without 镇 or 街道, and 大学城 for 虎溪街道. */
const TOWNS = ZONE_TOWNS.map((town) => ({
  name: town.name,
  county: COUNTIES[town.areaCode] ?? "",
  short: town.name.replace(/(镇|街道)$/, ""),
  campus: town.hub === "大学城",
}));

/** `海淀区` → `海淀`, `龙华新区` → `龙华`. */
const shortDistrict = (name: string) => (name.length > 2 ? name.replace(/(新区|区|县)$/, "") : name);

/** The administrative district of Chongqing that a part of a place names or begins with. */
function chongqingDistrict(part: string): string | null {
  const known = CITY_DISTRICTS["重庆"] ?? new Set();
  if (known.has(shortDistrict(part))) return shortDistrict(part);
  const prefix = /^(\p{Script=Han}{2,4}?)[区县]/u.exec(part)?.[1];
  return prefix && known.has(prefix) ? prefix : null;
}

/** The town of the zone that a place in Chongqing names. A district beside it must be the town's: 万州 has a 走马镇 too. */
function zoneTown(parts: readonly string[]): string | null {
  const districts = parts.map(chongqingDistrict).filter((name) => name !== null);
  for (const { name, short, county, campus } of TOWNS) {
    const isNamed = parts.some(
      (part) =>
        part === short ||
        part.includes(name) ||
        (short.length > 1 && (part.includes(`${short}镇`) || part.includes(`${short}街道`))) ||
        (campus && part.includes("大学城")),
    );
    if (isNamed && districts.every((district) => district === county)) return name;
  }
  return null;
}

/** The city, or the country abroad, that a cell begins with, and what follows it. */
function cityOf(cell: string): { city: string; rest: string } | null {
  const text = cell.replace(PROVINCE, "").replace(/特别行政区$/, "") || cell;
  if (CITY_NAMES.has(text) || COUNTRY_NAMES.has(text)) return { city: text, rest: "" };
  const found = /^(\p{Script=Han}{2,6}?)(?<!城)市(.*)$/u.exec(text);
  if (found?.[1]) return { city: found[1], rest: found[2] ?? "" };
  const [city, rest] = [text.slice(0, 2), text.slice(2)];
  return CITY_NAMES.has(city) && /[区县]$/.test(rest) ? { city, rest } : null;
}

/** True where the district belongs to another of the cities that files confuse: `上海` beside `天河区`. */
function contradicts(city: string, district: string | undefined): boolean {
  const own = CITY_DISTRICTS[city];
  if (!own || !district) return false;
  const name = shortDistrict(district);
  return !own.has(name) && Object.values(CITY_DISTRICTS).some((others) => others.has(name));
}

/**
 * Reads a city cell and a district cell. `北京·海淀·永定路`, `浙江省宁波`, `深圳市` give 北京, 宁波, 深圳; a place in
 * Chongqing that names a town of the zone gives the town. A cell that names no city (`全国`) and a district of another
 * city leave the place unknown: which of the two cells is wrong would be a guess.
 */
export function parsePlace(rawCity: string | null | undefined, rawDistrict?: string | null): PlaceReading {
  const split = (cell: string | null | undefined) =>
    tidy(cell)
      .split(/[·\-/,，\s]+/)
      .filter(Boolean);
  const [first = "", ...parts] = split(rawCity);
  const found = cityOf(first);
  const below = [...(found ? [found.rest] : [first]), ...parts, ...split(rawDistrict)].filter(Boolean);
  const cityDistrict = below.length > 0 ? [...below.join(" · ")].slice(0, MAX_BELOW).join("") : null;
  if (!found || contradicts(found.city, below[0]))
    return { district: UNKNOWN_DISTRICT, city: null, cityDistrict };
  const { city } = found;
  const inZone =
    city === "重庆" ? (ZONE_AREAS.find((name) => below.includes(name)) ?? zoneTown(below)) : null;
  return { district: inZone ?? city, city, cityDistrict };
}
