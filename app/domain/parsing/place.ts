import { UNKNOWN_DISTRICT, ZONE_AREAS, ZONE_TOWNS } from "../place";
import { tidy } from "./text";

export interface PlaceReading {
  /** The facet value: a zone district, else the city, else 地点未注明. */
  district: string;
  city: string | null;
  /** What stands below the city, as read. */
  cityDistrict: string | null;
}

const PROVINCES =
  /^(河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|^(内蒙古|广西壮族|广西|西藏|宁夏回族|宁夏|新疆维吾尔|新疆)自治区/;
const CITY = /^[\p{Script=Han}]{2,8}$/u;
const ZONE_COUNTIES: Record<string, string> = { "500106": "沙坪坝", "500107": "九龙坡" };

/** Short forms people write for a town: its name without 镇 or 街道, and 大学城 for 虎溪街道. */
const TOWN_WORDS: readonly { word: string; town: string; county: string }[] = ZONE_TOWNS.flatMap((town) => {
  const county = ZONE_COUNTIES[town.areaCode] ?? "";
  const words = [town.name.replace(/(镇|街道)$/, "")];
  if (town.hub === "大学城") words.push(town.hub);
  return words.map((word) => ({ word, town: town.name, county }));
});

/** The town of the zone that a Chongqing place names. The county, where given, must be the town's: 万州 has a 走马镇 too. */
function zoneTown(text: string): string | null {
  for (const { word, town, county } of TOWN_WORDS) {
    if (!text.includes(word)) continue;
    const named = /(^|[·\s/-])(\p{Script=Han}{2,4}?)(区|县)?(?=[·\s/-])/u.exec(text)?.[2];
    if (
      !named ||
      named === county ||
      named === "高新" ||
      named === "高新技术产业开发" ||
      word.startsWith(named)
    )
      return town;
  }
  return null;
}

/**
 * Reads a city cell and a district cell. `北京·海淀·永定路`, `浙江省宁波`, `深圳市` give 北京, 宁波, 深圳; a place in
 * Chongqing that names a town of the zone gives the town. Nothing is looked up: what is not a place name is unknown.
 */
export function parsePlace(rawCity: string | null | undefined, rawDistrict?: string | null): PlaceReading {
  const parts = tidy(rawCity)
    .split(/[·\-/,，\s]+/)
    .filter(Boolean);
  const first = (parts.shift() ?? "").replace(PROVINCES, "");
  const city = first.length > 2 ? first.replace(/市$/, "") : first;
  const below = [...parts, ...tidy(rawDistrict).split(/[·/]+/)].map((part) => part.trim()).filter(Boolean);
  const cityDistrict = below.length > 0 ? below.join(" · ").slice(0, 60) : null;
  if (!CITY.test(city)) return { district: UNKNOWN_DISTRICT, city: null, cityDistrict };
  const area = ZONE_AREAS.find((name) => below.includes(name));
  const town = city === "重庆" ? (area ?? zoneTown(below.join("·"))) : null;
  return { district: town ?? city, city, cityDistrict };
}
