import { LEADING_INDUSTRIES } from "../../app/domain/industry";
import { ZONE_AREAS, ZONE_TOWNS } from "../../app/domain/place";

/** Words of the field that a general dictionary cuts apart or does not know. */
const FIELD_WORDS = `
机器学习 深度学习 强化学习 计算机视觉 自然语言处理 大模型 大语言模型 推荐算法 图像识别 语音识别 知识图谱 数据挖掘 数据分析 数据仓库
数据治理 大数据 云计算 云原生 微服务 分布式 前端 后端 全栈 前端开发 后端开发 客户端 服务端 小程序 嵌入式 单片机 驱动开发 固件 上位机 物联网
区块链 信息安全 网络安全 渗透测试 运维 测试开发 自动化测试 软件测试 硬件测试 产品经理 项目经理 架构师 技术支持 实施工程师 售前 售后
集成电路 芯片 数字芯片 模拟芯片 芯片设计 芯片验证 版图 版图设计 封装 封测 晶圆 光刻 功率半导体 半导体 射频 信号完整性 电源管理 传感器
智能终端 工业互联网 智能制造 工业机器人 机器视觉 运动控制 自动化 数控 工艺 质检 质量管理 供应链 精益生产
体外诊断 分子诊断 免疫诊断 生化诊断 试剂 诊断试剂 医疗器械 注册专员 临床监查 临床研究 临床试验 生物药 抗体 细胞治疗 基因 基因测序 质粒
制剂 药物分析 药理 毒理 药品注册 中药 中医药 护士 护师 护理 康复 药师 医师 检验师 影像 病理 数字医疗
新能源 新能源汽车 智能网联 智能网联汽车 自动驾驶 车规 车规级 电池 电芯 锂电 动力电池 储能 新型储能 热管理 热仿真 电机 电控 充电桩 氢能 光伏 逆变器
节能环保 环境监测 水处理 固废 碳排放 先进材料 复合材料 高分子 陶瓷 合金 涂料 检验检测 计量 认证 无损检测 可靠性
数字文创 原画 动画 游戏策划 关卡 建模 动效 视频剪辑 新媒体 知识产权 专利 专利代理 技术经理人 成果转化 科技金融 风控 投资经理 尽职调查
算法 电气 机械 仿真 临床
应届 应届生 校招 实习 实习生 管培生 兼职 博士后 见习
人力资源 招聘专员 财务 会计 出纳 法务 行政 采购 销售 市场 运营 客服 教师 讲师 科研助理 实验员 实验技术员 幼师 幼儿园教师
`;

const FIELD_WORD_LIST = FIELD_WORDS.split(/\s+/).filter(Boolean);

/** The words of the field that stand in a text. */
export function fieldWordsIn(text: string): string[] {
  return FIELD_WORD_LIST.filter((word) => text.includes(word));
}

/** Every word of the field that must not be cut apart: the list, the industries, the towns. */
export function lexiconWords(): string[] {
  const words = new Set(FIELD_WORD_LIST);
  for (const group of LEADING_INDUSTRIES)
    for (const name of [group.label, ...Object.values(group.chains)])
      if (/^\p{Script=Han}+$/u.test(name)) words.add(name);
  for (const town of ZONE_TOWNS) for (const name of [town.name, town.hub]) if (name) words.add(name);
  for (const area of ZONE_AREAS) words.add(area);
  return [...words];
}

/** Dictionary text for the segmenter: `word frequency tag` a line. A word with a blank in it would fail to load. */
export function lexiconDictionary(): string {
  return lexiconWords()
    .map((word) => `${word} 20000 n`)
    .join("\n");
}

/** Said in half of all postings and telling nothing; ignored in a query that says anything else. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `的 了 和 与 及 或 在 是 有 为 等 请 找 我 想 要 会 用 能 去 做 给 吗 呢 吧 请问 请教 想要 寻找 有没有 有无 哪里 哪些 什么 怎么 可以
  需要 希望 适合 一个 一份 一名 一家 急招 急聘 诚聘 招聘 招人 诚招 岗位 职位 工作 相关`.split(/\s+/),
);
