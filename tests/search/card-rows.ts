import type { CardApplicationStatus } from "~/domain/card-application";
import type { CardCategory, CardStatus } from "~/domain/talent-card";
import type { Db } from "~db/client";
import { account, cardApplication, hiddenEnterprise, talentCard } from "~db/schema";
import { announce } from "~search/outbox";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";

/** A case of these tests, with the card that was issued on it where `card` says how that stands. */
export interface CardRow {
  id: string;
  name: string;
  employer: string;
  category: CardCategory;
  field: string | null;
  status: CardApplicationStatus;
  card?: CardStatus;
  /** Days from the clock to the card's last day. */
  days?: number;
  /** What the holder says of the own expertise in the directory; listed where given. */
  expertise?: string;
  enterpriseId?: string;
}

const row = (
  id: string,
  name: string,
  employer: string,
  category: CardCategory,
  field: string | null,
  status: CardApplicationStatus,
  more: Partial<CardRow> = {},
): CardRow => ({ id, name, employer, category, field, status, ...more });
const issued = (expertise?: string, days = 900, card: CardStatus = "active"): Partial<CardRow> => ({
  card,
  days,
  ...(expertise ? { expertise } : {}),
});

/** Fictional people: one for each kind of name, number and state, and enough others that order means something. */
export const CARD_ROWS: readonly CardRow[] = [
  row("li", "黎", "示例芯片设计有限公司", "young", "it.ic", "submitted"),
  row("wangfang", "王芳", "示例智算科技有限公司", "fengqiMaster", "it.ai", "firstReview"),
  row("wangfangfang", "王芳芳", "示例医疗器械有限公司", "fengqiBachelor", "health.device", "firstReview"),
  row("fangwang", "方望", "示例储能科技有限公司", "fengqiDoctor", "green.storage", "secondReview"),
  row("ouyang", "欧阳清岚", "示例高校微电子学院", "leading", "it.ic", "issued", {
    ...issued("功率半导体器件设计与可靠性，碳化硅工艺；愿意为企业做技术诊断和人才带教。"),
    enterpriseId: "lab",
  }),
  row("zhangwei1", "张伟", "示例芯片设计有限公司", "fengqiDoctor", "it.ic", "publicity"),
  row("zhangwei2", "张伟", "示例数字文创有限公司", "fengqiMaster", "service.culture", "rejected"),
  row(
    "chenlu",
    "陳露",
    "示例体外诊断有限公司",
    "young",
    "health.ivd",
    "issued",
    issued("分子诊断试剂研发与注册申报，荧光定量方法学。"),
  ),
  row("maria", "Maria Schmidt", "示例检测技术有限公司", "outstanding", "service.testing", "secondReview"),
  row("alice", "ＡＬＩＣＥ　ＷＯＮＧ", "示例软件有限公司", "fengqiMaster", "it.software", "returned"),
  row("aygul", "阿依古丽·买买提", "示例中医药研究院", "fengqiPostdoc", "health.tcm", "appeal"),
  row(
    "zhou",
    "周以宁",
    "示例储能科技有限公司",
    "leading",
    "green.storage",
    "issued",
    issued("储能电池热管理与安全；电池管理系统算法。", 30),
  ),
  row(
    "wu",
    "吴限",
    "示例智能网联汽车有限公司",
    "young",
    "green.nev",
    "issued",
    issued("智能驾驶感知算法与大模型压缩。", -3),
  ),
  row(
    "zheng",
    "郑重",
    "示例智算科技有限公司",
    "outstanding",
    "it.ai",
    "issued",
    issued("大模型训练与推理优化，异构算力调度。", 500, "suspended"),
  ),
  row(
    "feng",
    "冯川",
    "示例智算科技有限公司",
    "young",
    "it.ai",
    "issued",
    issued("机器学习平台。", 700, "revoked"),
  ),
  row("he", "和平", "示例工业互联网有限公司", "fengqiBachelor", "it.iiot", "objection"),
  row("qian", "钱多多", "示例科技金融有限公司", "fengqiMaster", "service.fintech", "closed"),
  row("sun", "孙桂兰", "示例医疗器械有限公司", "fengqiDoctor", "health.device", "verification"),
  row("liu", "刘二", "示例环保装备有限公司", "fengqiBachelor", "green.equipment", "withdrawn"),
  row("tang", "唐果", "示例芯片设计有限公司", "top", "it.ic", "issued", issued(undefined, 400)),
  row(
    "xu",
    "许愿",
    "示例检测技术有限公司",
    "fengqiDoctor",
    "service.testing",
    "issued",
    issued("集成电路失效分析与可靠性检测，车规认证。"),
  ),
  row(
    "gao",
    "高原",
    "示例先进材料研究院",
    "leading",
    "green.material",
    "issued",
    issued("先进陶瓷与复合材料；碳化硅粉体制备。"),
  ),
  row(
    "lin",
    "林深",
    "示例软件有限公司",
    "fengqiMaster",
    "it.software",
    "issued",
    issued("工业软件架构，分布式数据库；Java、Rust。"),
  ),
  row(
    "ma",
    "马跃",
    "示例生物药有限公司",
    "fengqiPostdoc",
    "health.bio",
    "issued",
    issued("抗体药物工艺开发与中试放大。"),
  ),
  row("cao", "曹静", "示例智能终端有限公司", "fengqiDoctor", "it.terminal", "approved"),
  row("nobody", "无名氏", "示例传感器有限公司", "fengqiMaster", "it.sensor", "draft"),
];

const tail = (n: number) => String(n).padStart(6, "0");
/** Numbers follow the order of the rows: `RCK-2026-000101` on, cards `JFH-2026-000201` on. */
export const caseNumberOf = (id: string) =>
  `RCK-2026-${tail(101 + CARD_ROWS.findIndex((one) => one.id === id))}`;
export const cardNumberOf = (id: string) =>
  `JFH-2026-${tail(201 + CARD_ROWS.findIndex((one) => one.id === id))}`;
export const cardIdOf = (id: string) => `card-${id}`;

/** Writes the rows and announces every case and card; `rows` may leave out some. */
export function insertCardRows(db: Db, rows: readonly CardRow[] = CARD_ROWS): void {
  insertEnterprises(
    db,
    [buildEnterprise({ id: "lab", name: "示例微电子研究院" }), buildEnterprise({ id: "stranger" })],
    FACTORY_NOW,
  );
  const at = (i: number) => FACTORY_NOW - (i + 1) * DAY;
  db.transaction((tx) => {
    rows.forEach((one, i) => {
      const personId = `person-${one.id}`;
      const base = { createdAt: at(i), updatedAt: at(i) };
      tx.insert(account)
        .values({ id: personId, passwordHash: "-", displayName: "示例", ...base })
        .run();
      const shared = {
        category: one.category,
        employerName: one.employer,
        enterpriseId: one.enterpriseId ?? null,
        field: one.field,
      };
      const handedIn = one.status !== "draft";
      tx.insert(cardApplication)
        .values({
          id: one.id,
          caseNumber: handedIn ? caseNumberOf(one.id) : null,
          kind: "new",
          status: one.status,
          personId,
          filedBy: personId,
          realName: one.name,
          answers: {},
          submittedAt: handedIn ? at(i) : null,
          movedAt: at(i),
          dueAt: one.status === "firstReview" || one.status === "submitted" ? at(i) + 5 * DAY : null,
          ...shared,
          ...base,
        })
        .run();
      if (!one.card) return;
      tx.insert(talentCard)
        .values({
          id: cardIdOf(one.id),
          number: cardNumberOf(one.id),
          code: `CODE${tail(i)}`,
          holderId: personId,
          applicationId: one.id,
          holderName: one.name,
          status: one.card,
          statusIndex: i,
          issuedAt: at(i),
          validFrom: at(i),
          validUntil: FACTORY_NOW + (one.days ?? 0) * DAY,
          listed: one.expertise !== undefined,
          expertise: one.expertise ?? null,
          updatedAt: at(i),
          ...shared,
        })
        .run();
    });
    if (rows.some(({ id }) => id === "chenlu"))
      tx.insert(hiddenEnterprise)
        .values({ accountId: "person-chenlu", enterpriseId: "stranger", createdAt: FACTORY_NOW })
        .run();
    announce(
      tx,
      "talentCards",
      rows.map(({ id }) => id),
      FACTORY_NOW,
    );
    announce(
      tx,
      "experts",
      rows.map(({ id }) => cardIdOf(id)),
      FACTORY_NOW,
    );
  });
}
