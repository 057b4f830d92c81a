/**
 * Places. Inside the zone a job lies in a town (直管园镇街) or in one of the outer areas (一核五区);
 * outside it keeps its city. The facet `district` and its query values are these Chinese names.
 */
export interface Town {
  name: string;
  /** One of 五大创新支撑 (document 002 专栏3) that the town carries, if any. */
  hub?: string;
  /** GB/T 2260 code of the administrative district the town belongs to. */
  areaCode: string;
}

/** 直管园镇街 (document 002); 虎溪街道 carries 大学城 and is not named in the documents. */
export const ZONE_TOWNS: readonly Town[] = [
  { name: "金凤镇", hub: "生命岛", areaCode: "500107" },
  { name: "含谷镇", hub: "科学谷", areaCode: "500107" },
  { name: "西永街道", hub: "科创街", areaCode: "500106" },
  { name: "曾家镇", hub: "科研港", areaCode: "500106" },
  { name: "虎溪街道", hub: "大学城", areaCode: "500106" },
  { name: "香炉山街道", areaCode: "500106" },
  { name: "白市驿镇", areaCode: "500107" },
  { name: "走马镇", areaCode: "500107" },
  { name: "巴福镇", areaCode: "500107" },
  { name: "石板镇", areaCode: "500107" },
];

/** The five areas around the directly governed park (一核五区). */
export const ZONE_AREAS = ["沙坪坝片区", "九龙坡片区", "北碚片区", "江津片区", "璧山片区"] as const;

export const ZONE_DISTRICTS: readonly string[] = [...ZONE_TOWNS.map((t) => t.name), ...ZONE_AREAS];

/** The facet value of a place that could not be read. */
export const UNKNOWN_DISTRICT = "地点未注明";

export function isZoneDistrict(name: string): boolean {
  return ZONE_DISTRICTS.includes(name);
}

/** `金凤镇` → `金凤镇 · 生命岛`; every other name as it is. */
export function districtLabel(name: string): string {
  const hub = ZONE_TOWNS.find((t) => t.name === name)?.hub;
  return hub ? `${name} · ${hub}` : name;
}

/** An address without the district that is named beside it. */
export function addressIn(district: string, address: string | null): string | null {
  return address?.startsWith(district) ? address.slice(district.length).trim() : address;
}
