import { family } from "../family";

export const PHARMA_FAMILIES = [
  family({
    id: "cell-culture",
    in: "health.bio",
    fits: "蛋白|单抗|疫苗|细胞|因子",
    titles:
      "细胞培养工程师>CHO细胞培养,干细胞扩增|上游工艺工程师|生物工艺研发工程师|发酵工艺研究员>微生物发酵",
    topics: "CHO细胞培养|微生物发酵|干细胞扩增|病毒载体生产",
    dept: "上游工艺部",
    setting: "lab",
    edu: "bachelor bachelor master master",
    majors: "生物工程、生物技术、发酵工程等相关专业",
    pay: "7-10 11-17 17-27",
    skills: "细胞培养|生物反应器|无菌操作|DOE|GMP|代谢分析",
    duties: `
      负责{p}的{t}工艺开发与放大
      操作摇瓶、生物反应器，监测关键参数
      设计实验优化培养基与补料策略
      撰写工艺规程，支持技术转移和 GMP 生产
      参加偏差调查，提出纠正措施`,
    needs: `
      掌握无菌操作和细胞或菌种培养技术
      能按规范记录并分析实验数据
      遵守生物安全制度`,
    plus: `
      有中试放大经历
      会用统计软件做实验设计`,
  }),
  family({
    id: "purification",
    in: "health.bio",
    fits: "蛋白|单抗|疫苗|因子",
    titles: "蛋白纯化研究员|下游工艺工程师|纯化工艺工程师",
    topics: "层析纯化|超滤浓缩|病毒清除|疫苗纯化",
    dept: "下游工艺部",
    setting: "lab",
    edu: "bachelor master",
    majors: "生物化工、生物技术、制药工程等相关专业",
    pay: "7-10 11-17 17-27",
    skills: "AKTA|层析|超滤|蛋白表征|SDS-PAGE|GMP",
    duties: `
      开发{p}的{t}步骤，筛选填料与缓冲体系
      考察收率、纯度与宿主残留，确定工艺参数
      完成小试到中试的放大与转移
      编写方案、报告和批记录
      维护层析系统等设备`,
    needs: `
      理解蛋白质分离纯化原理
      熟练操作层析系统
      认真记录，数据真实`,
    plus: `
      有单抗、重组蛋白或疫苗项目
      了解申报资料要求`,
  }),
  family({
    id: "antibody",
    in: "health.bio health.ivd",
    fits: "单抗|蛋白|试剂|发光|细胞",
    titles: "抗体研发科学家|抗体工程研究员|免疫学研究员|生物药研发工程师",
    topics: "单克隆抗体|双特异抗体|诊断用抗体|纳米抗体",
    dept: "抗体发现部",
    setting: "lab",
    edu: "master master doctor doctor",
    majors: "免疫学、分子生物学、生物化学等相关专业",
    pay: "10-14 15-24 24-40",
    skills: "噬菌体展示|流式细胞|ELISA|SPR|分子克隆|抗体人源化",
    duties: `
      承担{p}所需{t}的筛选、表达与鉴定
      建立亲和力、活性评价方法
      分析结构与序列，提出改造方案
      撰写专利与项目报告，参加立项讨论
      指导研究助理，管理样品库`,
    needs: `
      具备独立设计和推进课题的能力
      掌握抗体筛选或蛋白工程技术
      能用英文阅读和写作`,
    plus: `
      发表过高质量论文或有专利
      有博士后研究经历`,
  }),
  family({
    id: "synthesis",
    in: "health.chem",
    titles: "药物合成研究员|有机合成工程师|原料药工艺研究员|合成研发助理",
    topics: "路线设计|杂质研究|连续流反应|工艺放大",
    dept: "合成研究部",
    setting: "lab",
    edu: "bachelor bachelor master doctor",
    majors: "有机化学、药物化学、应用化学等相关专业",
    pay: "6.5-9.5 10-16 16-28",
    skills: "有机合成|NMR|HPLC|工艺优化|文献检索|QbD",
    duties: `
      开展{p}的{t}研究，完成小试合成与结构确证
      优化条件，降低成本和三废
      跟进中试与生产，解决放大中的问题
      研究杂质来源与控制策略
      按规范书写实验记录，整理申报资料`,
    needs: `
      有机化学基础扎实，熟练掌握常规合成操作
      能使用核磁、液相等手段分析结果
      重视实验安全`,
    plus: `
      有原料药申报或生产转移经历
      了解连续流、酶催化等绿色工艺`,
  }),
  family({
    id: "drug-analysis",
    in: "health.chem health.bio health.tcm",
    titles: "药物分析研究员|分析研发工程师|QC检验员|药品质量研究员",
    topics: "方法开发与验证|有关物质|溶出研究|稳定性考察|生物分析",
    dept: "分析研究部",
    setting: "lab",
    edu: "college bachelor bachelor master",
    majors: "药物分析、分析化学、药学、生物技术等相关专业",
    pay: "5.5-8.5 9-14 14-22",
    skills: "药物分析|HPLC|GC|LC-MS|方法验证|中国药典|数据完整性",
    duties: `
      建立并验证{p}的分析方法，侧重{t}
      完成原料、中间体和成品检验，出具报告
      开展稳定性研究，评估有效期
      调查异常结果，提出改进
      维护液相、气相等仪器，做好期间核查
      撰写质量标准与申报资料`,
    needs: `
      熟练操作高效液相色谱仪，会处理图谱
      了解药典与数据完整性要求
      实验细致，记录及时`,
    plus: `
      有 LC-MS 或 GC-MS 使用经验
      参加过药品注册现场核查`,
  }),
  family({
    id: "formulation",
    in: "health.chem health.bio health.tcm",
    titles: "制剂研究员|制剂研发工程师|制剂工艺工程师",
    topics: "口服固体制剂|注射剂|缓控释制剂|吸入制剂|外用制剂",
    dept: "制剂研究部",
    setting: "lab",
    edu: "bachelor bachelor master",
    majors: "药剂学、制药工程、药学等相关专业",
    pay: "6.5-9.5 10-16 16-26",
    skills: "药剂学|处方筛选|溶出曲线|冻干|GMP|QbD",
    duties: `
      负责{p}的{t}处方与工艺研究
      考察辅料相容性，确定关键质量属性
      完成放大和工艺验证，支持车间生产
      制备临床或稳定性样品
      编写研究资料，参加审评沟通`,
    needs: `
      了解常用剂型的处方设计和设备
      能独立查阅文献、设计实验
      按规范记录数据`,
    plus: `
      有一致性评价或改良型新药经历
      熟悉无菌工艺`,
  }),
  family({
    id: "tcm-research",
    in: "health.tcm",
    titles: "中药研发工程师|中药质量研究员|中药炮制技术员>饮片炮制|中药提取工艺工程师>提取纯化",
    topics: "饮片炮制|经典名方|提取纯化|药材溯源|配方颗粒",
    dept: "中药研究所",
    setting: "lab",
    edu: "college bachelor bachelor master",
    majors: "中药学、中药制药、药物分析等相关专业",
    pay: "5.5-8 8.5-13 13-21",
    skills: "中药学|炮制|显微鉴别|提取工艺|HPLC|质量标准",
    duties: `
      开展{p}的{t}研究，确定工艺参数
      建立药材与成品的质量标准
      完成药材基原鉴定、含量测定和指纹图谱
      跟进中试生产，编写工艺规程
      走访种植基地，了解采收与初加工`,
    needs: `
      掌握中药鉴定、炮制或提取基础知识
      会使用薄层、液相等分析手段
      做事踏实，记录完整`,
    plus: `
      持有执业药师（中药）资格
      有配方颗粒或院内制剂备案经历`,
  }),
  family({
    id: "pharmacist",
    in: "health.care health.tcm",
    titles: "药师|中药师>中药房|临床药师|药房调剂员",
    intern: null,
    topics: "门诊药房|中药房|住院药房|静脉用药调配中心",
    dept: "药剂科",
    setting: "ward",
    edu: "college bachelor",
    majors: "药学、中药学、临床药学等专业",
    levels: "campus junior mid",
    pay: "4.5-6.5 6.5-9 9-13",
    skills: "处方审核|调剂|用药指导|药品养护|执业药师",
    duties: `
      审核处方，准确调配并核对发药，岗位在{t}
      为患者说明用法用量和注意事项
      管理特殊药品，检查效期与储存条件
      收集药品不良反应并按规定上报
      参与科室的合理用药宣传`,
    needs: `
      具备药学专业技术资格或执业药师资格
      工作细心，服务态度好
      能参加排班`,
    plus: `
      有二级以上医疗机构工作经历
      熟悉中药饮片调剂`,
  }),
];
