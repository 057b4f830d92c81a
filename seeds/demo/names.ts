import { Random } from "./random";

/**
 * Brands of fictional employers: two characters, the first seldom seen in a company's name, so that no brand is that
 * of a real one. Written for this project.
 */
const FIRST = [
  ..."岫砚棠翀澍珩霁槿旻昉朔樾泠淼湜漪濯燊玥琤璟甯砺秾竑筠箴纾绎翎苒荻莳葳蘅谧逦鉴铄隽霏韫颀飏鸢鹄麓黛茗笙",
  ..."沅沚洄洵浔涧渌溆滟漱澹霂霖晏暄暾曜栖梧椿榛楹",
];
const SECOND = [
  ..."衡禾屿舟岑峤渚汀溪弦律策阶楫舸帆垚墨笺篆廷棣桐梓楠榆槐栎柯栩桉序域原野川庭枢度迹格图界觉点准源驰行见知微明一石田里林木山台门桥",
];

/** Combinations that are known words, places or brands. */
const TAKEN = new Set(["椿林", "霖石", "麓山", "鹄山", "茗山", "栖林", "曜石", "晏知", "溪源"]);

/** All brands in a repeatable order; the first few hundred look no more alike than the rest. */
export function brands(seed: number): string[] {
  const all = FIRST.flatMap((a) => SECOND.map((b) => a + b)).filter(
    (brand) => !TAKEN.has(brand) && brand[0] !== brand[1],
  );
  return new Random(seed, "brands").shuffle([...new Set(all)]);
}

const SOCIETY = /医院|门诊部|研究院|中心|实验室/;

/** `重庆岫衡微电子有限公司`; houses of care and research are named without 科技. */
export function enterpriseName(random: Random, brand: string, business: string): string {
  if (SOCIETY.test(business))
    return random.pick([`重庆${brand}${business}`, `重庆${brand}${business}有限公司`, `${brand}${business}`]);
  return random.weighted({
    [`重庆${brand}${business}有限公司`]: 6,
    [`${brand}（重庆）${business}有限公司`]: 2,
    [`重庆${brand}${business}股份有限公司`]: 1,
  });
}
