import { CITY_NAMES, COUNTRY_NAMES } from "../../app/domain/parsing/place-names";
import { ZONE_AREAS, ZONE_TOWNS } from "../../app/domain/place";

/** Towns and areas as they are called without their kind: 金凤, 沙坪坝. */
const stem = (name: string) => name.replace(/(街道|片区|镇)$/, "");

const ZONE_WORDS = new Set([
  ...ZONE_TOWNS.flatMap(({ name, hub }) => [name, stem(name), hub ?? name]),
  ...ZONE_AREAS.flatMap((name) => [name, stem(name)]),
]);

/** Whether a word of a query says where: a city, a country, a part of the zone. */
export function isPlaceWord(word: string): boolean {
  return ZONE_WORDS.has(word) || CITY_NAMES.has(word) || COUNTRY_NAMES.has(word);
}
