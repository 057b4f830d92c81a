import { EDUCATION_LABELS, type Education } from "../../app/domain/education";
import type { Family, Level } from "./family";
import type { Random } from "./random";

export interface Slots {
  /** What the employer makes. */
  product: string;
  topic: string;
}

const fill = (line: string, { product, topic }: Slots) =>
  line.replaceAll("{p}", product).replaceAll("{t}", topic);

/** What leads a sentence for those who begin. */
function soften(line: string, level: Level): string {
  const verb = level === "intern" ? "协助" : "参与";
  if (level !== "intern" && level !== "campus") return line;
  return line.replace(/^(负责|承担|主导|研发|开发|设计|制定|建立|组织|建设)(?!.{0,2}参与)/, (found) =>
    found === "负责" || found === "承担" || found === "主导" ? verb : `${verb}${found}`,
  );
}

const GUIDE = [
  "带领两到三名同事，检查工作质量，帮助他们成长",
  "主持方案评审，对关键事项作出判断并说明理由",
  "梳理本方向的规划，向部门负责人定期汇报",
  "总结项目经验，形成部门的规范和模板",
];
const BEGIN = [
  "入职后由一名资深同事带教六个月，先从小任务做起",
  "完成岗前培训和轮岗，三个月后独立承担任务",
  "定期参加内部技术分享，记录学习笔记",
];
const ASSIST = [
  "整理资料、数据和会议纪要，按时提交实习周报",
  "在带教老师指导下完成一个小课题，结束时做一次汇报",
  "完成带教老师交办的其他学习任务",
];

/** Joins sentences the way different employers do. */
function lay(random: Random, lines: readonly string[]): string {
  const ended = (i: number) => (i === lines.length - 1 ? "。" : "；");
  const shape = random.weighted({ dot: 5, comma: 4, bracket: 1, dash: 2, plain: 2, prose: 2 });
  const numbered = (mark: (n: number) => string) =>
    lines.map((line, i) => `${mark(i + 1)}${line}${ended(i)}`).join("\n");
  if (shape === "dot") return numbered((n) => `${n}. `);
  if (shape === "comma") return numbered((n) => `${n}、`);
  if (shape === "bracket") return numbered((n) => `（${n}）`);
  if (shape === "dash") return lines.map((line) => `- ${line}`).join("\n");
  if (shape === "plain") return lines.map((line) => `${line}。`).join("\n");
  return `${lines.join("；")}。`;
}

function opening(random: Random, family: Family, slots: Slots, headcount: number): string {
  const people = random.int(6, 46);
  return random.pick([
    `岗位属于${family.dept}，团队现有 ${people} 人。`,
    `公司主要做${slots.product}，岗位设在${family.dept}。`,
    `你会加入${family.dept}，和 ${people} 位同事一起做好${slots.product}。`,
    `本岗位侧重${slots.topic}，由${family.dept}负责人直接安排工作。`,
    `因业务扩大，${family.dept}增加 ${headcount} 个岗位，方向为${slots.topic}。`,
    `随着${slots.product}进入新阶段，${family.dept}需要 ${headcount} 位新同事。`,
    `${family.dept}目前承担${slots.product}的相关工作，欢迎你来。`,
  ]);
}

/** 工作内容 */
export function writeDuties(
  random: Random,
  family: Family,
  level: Level,
  slots: Slots,
  headcount: number,
): string {
  const most = family.duties.length;
  const lines = random.sample(
    family.duties,
    random.int(Math.min(4, most), most - (level === "intern" ? 1 : 0)),
  );
  const extra =
    level === "senior"
      ? random.sample(GUIDE, random.int(1, 2))
      : level === "campus"
        ? random.sample(BEGIN, 1)
        : level === "intern"
          ? random.sample(ASSIST, random.int(1, 2))
          : [];
  const text = lay(random, [...lines.map((line) => fill(soften(line, level), slots)), ...extra]);
  return random.chance(0.45) ? `${opening(random, family, slots, headcount)}\n${text}` : text;
}

function educationLine(random: Random, family: Family, education: Education, level: Level): string {
  const { majors } = family;
  if (education === "unlimited") return random.pick([`学历不限，${majors}`, "学历不限，重视实际能力"]);
  const label = EDUCATION_LABELS[education];
  if (level === "intern") return `${label}及以上在读，${majors}`;
  const above = education === "doctor" ? "博士学历" : `${label}及以上学历`;
  return random.pick([`${above}，${majors}`, `${majors}，${above}`, `${above}，${majors}，相近专业也可投递`]);
}

/** The sentence about years of work. `min` null = none asked for. */
function experienceLine(random: Random, level: Level, min: number | null, year: number): string {
  if (level === "intern")
    return random.pick([
      `${year}、${year + 1} 届在读学生均可，连续实习三个月以上`,
      `每周到岗不少于三天，实习期不少于 ${random.int(2, 6)} 个月`,
      `${year} 届毕业生优先，表现合格可以留用`,
    ]);
  if (level === "campus")
    return random.pick([
      `${year} 届毕业生，${year} 年 7 月底前取得毕业证书`,
      `${year} 届应届毕业生，${year - 1} 届未就业毕业生也可投递`,
      "应届毕业生，有课程设计、竞赛或实习经历更好",
    ]);
  if (min === null)
    return random.pick(["工作年限不限，有相关经历者优先", "不限工作年限，应届毕业生也可投递"]);
  return random.pick([
    `${min} 年以上相关工作经验`,
    `从事相关工作 ${min} 年及以上`,
    `具有 ${min} 年以上同类岗位经验`,
  ]);
}

export interface Asked {
  education: Education;
  minYears: number | null;
  /** The graduating class. */
  year: number;
}

/** 招聘条件 */
export function writeConditions(random: Random, family: Family, level: Level, asked: Asked): string {
  const needs = random.sample(family.needs, random.int(2, family.needs.length));
  const plus = random.sample(family.plus, random.int(0, family.plus.length));
  const lead = random.pick(["有以下情况之一的优先：", "加分项：", "优先考虑："]);
  const lines = [
    educationLine(random, family, asked.education, level),
    experienceLine(random, level, asked.minYears, asked.year),
    ...needs,
  ];
  if (plus.length === 0) return lay(random, lines);
  return `${lay(random, lines)}\n${lead}${plus.join("；")}。`;
}
