import { family } from "../family";

/** Testing and inspection (检验检测). */
export const TESTING_FAMILIES = [
  family({
    id: "testing",
    in: "service.testing green.material",
    titles:
      "检测工程师|理化检测员>理化检测|环境检测采样员>环境监测|食品检验员>食品检测|材料检测工程师>材料性能",
    intern: "检测实验实习生",
    topics: "理化检测|食品检测|环境监测|材料性能|有害物质",
    dept: "检测中心",
    setting: "lab",
    edu: "college college bachelor master",
    majors: "化学、材料、食品、环境等相关专业",
    pay: "4.8-7 7.5-12 12-18",
    skills: "GC-MS|ICP|CNAS|CMA|样品前处理|数据处理",
    duties: `
      按标准完成{t}样品的前处理、上机和数据处理
      编制原始记录与检测报告，保证可追溯
      参与方法验证、能力验证和期间核查
      维护仪器与标准物质台账
      为客户解答{p}业务中的技术问题`,
    needs: `
      掌握分析化学或相关检测基础
      会操作一种以上大型仪器
      坚持独立、公正，不出具虚假数据`,
    plus: `
      熟悉 CNAS、CMA 体系
      持有检验类职业技能证书`,
  }),
  family({
    id: "reliability",
    in: "service.testing it.terminal green.nev",
    titles:
      "可靠性工程师|EMC测试工程师>电磁兼容|环境试验工程师>环境可靠性|无损检测工程师>无损检测|安规认证工程师>安全认证",
    topics: "环境可靠性|电磁兼容|无损检测|车载电子|安全认证",
    dept: "可靠性实验室",
    setting: "lab",
    edu: "college bachelor bachelor",
    majors: "电子、机械、测控、材料等相关专业",
    pay: "6-9 9.5-15 15-23",
    skills: "EMC|HALT|振动试验|无损检测|GB/T 2423|失效分析",
    duties: `
      制定{t}方案，操作试验设备并记录
      判定结果，分析失效并提出整改意见
      编写报告，与客户技术人员沟通
      管理设备校准与试验安全
      跟踪{p}相关标准的更新`,
    needs: `
      了解一种以上可靠性或电磁兼容试验
      能看懂电路或机械图纸
      做事严谨`,
    plus: `
      持有无损检测等资格证
      有整改经验`,
  }),
  family({
    id: "metrology",
    in: "service.testing",
    titles: "计量校准工程师|计量检定员|校准技术员",
    intern: null,
    topics: "长度计量|电学计量|热工计量|力学计量",
    dept: "计量校准部",
    setting: "lab",
    edu: "college bachelor",
    majors: "测控、仪器、电子、机械等相关专业",
    pay: "5-7 7.5-11 11-16",
    skills: "计量校准|不确定度|检定规程|ISO/IEC 17025",
    duties: `
      按规程开展{t}的检定或校准，可上门服务
      评定测量不确定度，出具证书
      维护标准器，参加比对
      制定作业指导书
      向客户说明周期管理要求`,
    needs: `
      了解误差理论与计量法规
      工作仔细，数据准确
      可以接受市内外短途出差`,
    plus: `
      持有注册计量师资格
      有建标经历`,
  }),
];
