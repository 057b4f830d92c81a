import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import type { RejectReason } from "~/domain/application";
import type { EducationEntry, Wishes } from "~/domain/profile-form";

/** What came of an application, `day` days after it was sent. */
export type DemoStep = { day: number } & (
  | { does: "shortlist" | "offer"; note?: string }
  | { does: "reject"; reason: RejectReason; note?: string }
  /** For `in` days later, at ten and at three in the afternoon. */
  | { does: "invite"; in: number }
  | { does: "come" | "accept" | "started" }
  | { does: "write"; side: "candidate" | "employer"; text: string }
);

export interface DemoCandidate {
  email: string;
  name: string;
  headline: string;
  skills: string[];
  school: Pick<EducationEntry, "school" | "major" | "degree">;
  wishes?: Partial<Wishes>;
  /** Whether verified enterprises can find them. */
  open?: true;
  /** How many days ago they applied, with which words, and what came of it. */
  applied?: number;
  letter?: string;
  then?: DemoStep[];
}

export const OPEN_WISHES: Wishes = {
  jobTypes: [],
  districts: [],
  industries: [],
  salaryMinMonthly: null,
  availableFrom: null,
};

const graduate = (n: number) => `graduate-${n}@demo.local`;

/** Nobody of that name is meant; the schools exist, as the lists of the Ministry of Education have them. */
export const CANDIDATES: readonly DemoCandidate[] = [
  {
    email: DEMO_ACCOUNTS.find(({ role }) => role === "candidate")?.email ?? "",
    name: "示例求职者",
    headline: "软件工程本科应届，做过一个校园二手书小程序",
    skills: ["TypeScript", "React", "SQL"],
    school: { school: "重庆大学", major: "软件工程", degree: "bachelor" },
    applied: 6,
    then: [
      { day: 1, does: "shortlist", note: "简历符合要求，近期会与您约面试时间。" },
      { day: 2, does: "write", side: "employer", text: "您好，下周方便来一次现场面试吗？大约四十五分钟。" },
      { day: 2, does: "write", side: "candidate", text: "您好，上午和下午都可以，谢谢。" },
      { day: 3, does: "invite", in: 6 },
    ],
  },
  {
    email: graduate(1),
    name: "示例毕业生甲",
    headline: "自动化硕士，课题是焊缝视觉检测",
    skills: ["Python", "OpenCV", "PLC"],
    school: { school: "重庆邮电大学", major: "自动化", degree: "master" },
    wishes: { jobTypes: ["fulltime"], salaryMinMonthly: 12_000 },
    open: true,
    applied: 4,
  },
  {
    email: graduate(2),
    name: "示例毕业生乙",
    headline: "电子信息本科，熟悉 PCB 设计与单片机",
    skills: ["C", "Altium Designer", "STM32"],
    school: { school: "重庆理工大学", major: "电子信息工程", degree: "bachelor" },
    open: true,
    applied: 9,
    then: [{ day: 1, does: "reject", reason: "skills" }],
  },
  {
    email: graduate(3),
    name: "示例毕业生丙",
    headline: "药学本科，实习做过液相检测",
    skills: ["HPLC", "GMP"],
    school: { school: "重庆医科大学", major: "药学", degree: "bachelor" },
    wishes: { salaryMinMonthly: 7000 },
    open: true,
  },
  {
    email: graduate(4),
    name: "示例毕业生丁",
    headline: "计算机专科，会写自动化测试脚本",
    skills: ["Java", "Selenium"],
    school: { school: "重庆电子科技职业大学", major: "软件技术", degree: "college" },
    applied: 1,
  },
  {
    email: graduate(5),
    name: "示例毕业生戊",
    headline: "计算机本科，实习写过设备数据采集服务",
    skills: ["Go", "MQTT", "SQL"],
    school: { school: "西南大学", major: "计算机科学与技术", degree: "bachelor" },
    applied: 45,
    letter: "示例投递：实习时做过类似的采集服务，随时可以到岗。",
    then: [
      { day: 2, does: "shortlist" },
      { day: 3, does: "invite", in: 4 },
      { day: 4, does: "come" },
      { day: 10, does: "offer", note: "欢迎加入，详情请看邮件之外的书面通知。" },
      { day: 12, does: "accept" },
      { day: 28, does: "started" },
    ],
  },
  {
    email: graduate(6),
    name: "示例毕业生己",
    headline: "通信工程本科，熟悉射频测试",
    skills: ["射频", "Python"],
    school: { school: "重庆邮电大学", major: "通信工程", degree: "bachelor" },
    applied: 33,
    then: [{ day: 3, does: "reject", reason: "experience", note: "岗位需要一年以上量产经验。" }],
  },
  {
    email: graduate(7),
    name: "示例毕业生庚",
    headline: "机械设计本科，会三维建模与公差分析",
    skills: ["SolidWorks", "公差分析"],
    school: { school: "重庆理工大学", major: "机械设计制造及其自动化", degree: "bachelor" },
    open: true,
    // Nobody answers: the portal ends it by itself, and the rate of answers tells.
    applied: 26,
  },
  {
    email: graduate(8),
    name: "示例毕业生辛",
    headline: "数据科学硕士，做过产线良率分析",
    skills: ["Python", "SQL", "Spark"],
    school: { school: "重庆大学", major: "数据科学与大数据技术", degree: "master" },
    applied: 12,
    then: [
      { day: 4, does: "shortlist", note: "请准备一个做过的分析项目。" },
      { day: 5, does: "write", side: "candidate", text: "收到，我会准备好良率分析的例子。" },
    ],
  },
];
