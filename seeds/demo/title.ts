import type { Family, FamilyTitle, Level } from "./family";
import type { Random } from "./random";

/** A title that presumes experience; not offered to graduates. */
const SEASONED = /主管|组长|科学家|大客户|区域销售|高级|博士后|技师|护师|CMC注册经理|投资经理/;
/** A title that a grade in front would spoil. */
const NO_GRADE = /^高级|主管|组长|员$|员（|工$|医师$|护士$|护师$|药师$|会计$|出纳|秘书|科学家|博士后|培养生/;
/** A direction that already is a place or a project, so that 方向 would be one word too many. */
const COMPLETE = /[室区房科站库诊院线台地]$|项目$|客户$|机构$|中心$|平台$|方向$|产品$|服务$/;
/** A title that the long-serving have left behind. */
const BEGINNER = /助理|助教|文员|技术员|操作员|标注|出纳|客服/;
const LATIN = /^[A-Z][A-Za-z0-9+#./ -]*$/;

export interface TitleChoice {
  title: FamilyTitle;
  topic: string;
}

/** A title of the family that suits the level, with a direction that suits the title. */
export function chooseTitle(random: Random, family: Family, level: Level): TitleChoice {
  const young = level === "intern" || level === "campus";
  const suitable = family.titles.filter(({ name }) =>
    young ? !SEASONED.test(name) : level !== "senior" || !BEGINNER.test(name),
  );
  const title = random.pick(suitable.length > 0 ? suitable : family.titles);
  return { title, topic: random.pick(level === "intern" ? family.topics : (title.topics ?? family.topics)) };
}

function direction(random: Random, base: string, topic: string): string {
  if (base.includes("（") || base.includes(topic)) return base;
  const complete = COMPLETE.test(topic);
  return random.weighted({
    [`${base}（${topic}）`]: 3,
    [`${base}（${topic}方向）`]: complete ? 0 : 4,
    [`${base}-${topic}`]: 2,
    [`${base} · ${topic}`]: 1,
  });
}

/** The words of the posting's title. `year` is the graduating class. */
export function writeTitle(
  random: Random,
  family: Family,
  level: Level,
  choice: TitleChoice,
  year: number,
  hub: string | undefined,
): string {
  const base = choice.title.name;
  const plain = base.replace(/（.*）$/, "");
  if (level === "intern") return internTitle(random, family.intern ?? `${plain}实习生`, choice.topic, year);
  if (level === "campus")
    return random.weighted({
      [`${base}（${year}届）`]: base === plain ? 3 : 0,
      [`${year}届${base}`]: 3,
      [`${year}届校招-${base}`]: 2,
      [`校招｜${direction(random, base, choice.topic)}`]: 2,
      [`${plain}（应届生）`]: 2,
    });
  const graded =
    level === "senior" && !NO_GRADE.test(base) ? `${random.pick(["高级", "高级", "资深"])}${base}` : base;
  const skill = random.pick(family.skills);
  return random.weighted({
    [graded]: 9,
    [direction(random, graded, choice.topic)]: 8,
    [`${graded}（${skill}）`]: LATIN.test(skill) && graded === graded.replace(/（.*/, "") ? 1.5 : 0,
    [`${graded}（${hub}）`]: hub !== undefined && !graded.includes("（") ? 1 : 0,
  });
}

function internTitle(random: Random, base: string, topic: string, year: number): string {
  return random.weighted({
    [base]: 4,
    [`${base}（${topic}）`]: 3,
    [`${base}（可转正）`]: 2,
    [`${year}届${base}`]: 2,
    [`${base}-暑期/寒假`]: 0.5,
  });
}
