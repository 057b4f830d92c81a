import { family } from "../family";

/** Devices, diagnostics and the path of a product to the clinic. */
export const MEDICAL_FAMILIES = [
  family({
    id: "device-rd",
    in: "health.device health.digital",
    titles: "医疗器械研发工程师|医疗设备系统工程师|生物医学工程师|有源器械研发工程师",
    topics: "监护与生命支持|影像设备|康复设备|手术器械|可穿戴监测",
    dept: "医疗产品研发部",
    setting: "lab",
    edu: "bachelor bachelor master",
    majors: "生物医学工程、仪器、电子、机械等相关专业",
    pay: "8.5-12.5 13-21 21-32",
    skills: "医疗器械|IEC 60601|风险管理|系统设计|生理信号|DHF",
    duties: `
      参与{p}的系统需求分析、方案设计和样机搭建，方向为{t}
      编写设计开发文档，开展风险分析与可追溯管理
      组织性能验证、寿命与环境试验
      配合注册检验和临床评价，准备技术资料
      收集临床使用意见，推动设计更改
      调研国内外标准与同类技术路线`,
    needs: `
      了解医疗器械设计开发流程与质量体系
      具备电子、机械或软件中一方面的专业能力
      能写规范的技术文档`,
    plus: `
      熟悉 ISO 14971 与 IEC 60601 系列标准
      有完整取证产品的经历`,
  }),
  family({
    id: "regulatory-device",
    in: "health.device health.ivd",
    titles: "医疗器械注册专员|注册工程师|法规事务专员|注册主管",
    topics: "二类器械注册|三类器械注册|延续与变更注册|海外注册",
    dept: "法规与注册部",
    edu: "bachelor bachelor master",
    majors: "生物医学工程、医学检验、生物技术等相关专业",
    pay: "6.5-9.5 10-16 16-25",
    skills: "注册申报|法规检索|NMPA|技术要求|临床评价|CE MDR",
    duties: `
      制定{p}的注册计划，编写和整理申报资料，以{t}为主
      联系检验机构，跟踪注册检验进度
      与审评机构沟通，组织发补资料
      跟踪法规、指导原则和标准的更新，在公司内部宣贯
      审核说明书、标签与宣传资料的合规性
      维护注册证延续、变更台账`,
    needs: `
      熟悉医疗器械注册的基本法规
      文字严谨，善于从资料中发现缺漏
      英语能阅读法规文件`,
    plus: `
      独立取得过注册证
      有海外注册经历`,
  }),
  family({
    id: "regulatory-drug",
    in: "health.bio health.chem health.tcm",
    titles: "药品注册专员|注册事务专员|CMC注册经理|药政事务专员",
    topics: "新药临床申请|上市许可申请|补充申请|再注册",
    dept: "注册事务部",
    edu: "bachelor master",
    majors: "药学、药物分析、生物技术、中药学等相关专业",
    pay: "6.5-9.5 10-17 17-27",
    skills: "注册申报|CTD|药品法规|CDE沟通|资料审核|eCTD",
    duties: `
      制定{p}的注册策略和时间表，侧重{t}
      按 CTD 格式编写、审核药学与非临床资料
      与研发、生产部门核对数据，保证前后一致
      组织沟通交流会议，汇总意见并跟踪答复
      检索国内外指导原则，做内部解读
      维护批件、变更和再注册台账`,
    needs: `
      熟悉药品注册管理办法和常用指导原则
      文字严谨，善于核对数据
      英语能阅读法规文件`,
    plus: `
      独立承担过品种申报
      了解 ICH 指导原则`,
  }),
  family({
    id: "clinical",
    in: "health.device health.ivd health.bio health.chem",
    titles: "临床监查员（CRA）|临床研究协调员（CRC）|临床项目助理|医学事务专员|临床试验专员",
    intern: "临床研究实习生",
    topics: "多中心临床试验|上市后研究|真实世界研究|医学支持",
    dept: "临床与医学部",
    setting: "field",
    edu: "college bachelor bachelor master",
    majors: "临床医学、药学、护理、医学检验等相关专业",
    pay: "6-9 10-16 16-24",
    skills: "GCP|临床试验|伦理递交|EDC|文献检索|项目协调",
    duties: `
      承担{p}相关{t}的中心筛选、启动、监查和关闭
      准备伦理资料，协助签署临床协议
      核对原始数据，跟踪不良事件报告
      维护项目文件，按月汇报入组与质量情况
      协助医学人员撰写方案与总结报告`,
    needs: `
      了解 GCP 与临床试验流程，持有 GCP 培训证书者优先
      能独立与研究中心沟通
      可以接受短途出差`,
    plus: `
      有肿瘤、心血管或检验领域项目经历
      做过器械临床`,
  }),
  family({
    id: "ivd-rd",
    in: "health.ivd health.bio",
    fits: "试剂|检测卡|发光|单抗|蛋白",
    titles: "体外诊断试剂研发工程师|免疫诊断研发工程师|化学发光试剂研发工程师|诊断试剂研发助理",
    topics: "化学发光|免疫层析|生化诊断|凝血检测|质控品与校准品",
    dept: "试剂研发部",
    setting: "lab",
    edu: "bachelor bachelor master master",
    majors: "生物技术、免疫学、医学检验、生物化学等相关专业",
    pay: "7-10.5 11-18 18-28",
    skills: "体外诊断|化学发光|ELISA|抗体标记|层析|性能评估|DOE",
    duties: `
      开展{p}的原料筛选、配方优化和工艺确认，方向为{t}
      设计并完成灵敏度、特异性、精密度和稳定性研究
      记录实验数据，编写研制报告与转产文件
      协助试产，解决批间差等问题
      参与临床样本比对，整理注册所需的研究资料
      维护实验室仪器和试剂台账`,
    needs: `
      掌握免疫学或生化实验技术
      能独立设计实验、分析数据
      遵守生物安全与实验室管理规定`,
    plus: `
      有试剂上市项目经历
      会用统计软件做方法学评价`,
  }),
  family({
    id: "molecular",
    in: "health.ivd health.bio",
    fits: "核酸|微流控|细胞|疫苗",
    titles:
      "分子诊断研发工程师|核酸检测研发工程师>荧光PCR,核酸提取|基因测序研发工程师>高通量测序|PCR试剂研发工程师>荧光PCR,等温扩增",
    topics: "荧光PCR|等温扩增|高通量测序|核酸提取|微流控芯片",
    dept: "分子诊断部",
    setting: "lab",
    edu: "bachelor master master doctor",
    majors: "分子生物学、遗传学、生物工程等相关专业",
    pay: "7.5-11 12-19 19-30",
    skills: "qPCR|NGS|引物设计|核酸提取|微流控|生物信息",
    duties: `
      负责{p}的{t}体系设计与优化
      设计引物探针，筛选酶和缓冲液
      完成分析性能研究和干扰试验
      与仪器团队配合，确定整机流程
      撰写专利、研制报告和作业指导书`,
    needs: `
      熟练掌握 PCR、电泳、克隆等分子实验
      能阅读英文文献并重复其中的方法
      实验记录规范、可追溯`,
    plus: `
      做过多重 PCR 或测序建库
      有生物信息分析基础`,
  }),
  family({
    id: "instrument",
    in: "health.ivd health.device",
    fits: "仪|系统|泵|机",
    titles: "仪器研发工程师|分析仪器系统工程师|液路系统工程师|仪器应用工程师",
    topics: "加样与液路|温控|光电检测|整机集成",
    dept: "仪器研发部",
    setting: "lab",
    edu: "college bachelor bachelor master",
    majors: "测控、仪器、机械电子、生物医学工程等相关专业",
    pay: "7.5-11 12-18 18-28",
    skills: "仪器设计|液路|温控|步进电机|可靠性测试|SolidWorks",
    duties: `
      负责{p}的{t}单元设计、选型与验证
      制定整机调试流程，分析重复性和携带污染
      组织可靠性试验，跟踪故障并改进
      编写装配工艺、维修手册
      支持试剂团队联调及客户现场装机`,
    needs: `
      具备机械、电气或流体中一方面的设计能力
      会做数据采集与误差分析
      动手能力好`,
    plus: `
      有全自动分析仪项目经历
      熟悉医疗器械质量体系`,
  }),
  family({
    id: "qa-medical",
    in: "health.device health.ivd health.bio health.chem health.tcm",
    titles: "QA质量保证专员|体系工程师|GMP质量管理员|验证工程师",
    topics: "体系维护|工艺验证|偏差与变更|供应商审计",
    dept: "质量保证部",
    edu: "college bachelor bachelor",
    majors: "药学、生物、医学工程、化学等相关专业",
    pay: "5.5-8 8.5-13 13-20",
    skills: "ISO 13485|GMP|验证|CAPA|偏差管理|文件管理",
    duties: `
      维护{p}相关的质量管理体系文件，负责{t}
      审核批生产、批检验记录，参与产品放行
      组织偏差调查、纠正预防与变更控制
      编写验证方案和报告
      配合监督检查与客户审计，跟踪整改`,
    needs: `
      熟悉 GMP 或 ISO 13485 要求
      坚持原则，文件逻辑清楚
      熟练使用办公软件`,
    plus: `
      有内审员证书
      经历过注册核查或飞行检查`,
  }),
  family({
    id: "his",
    in: "health.digital",
    titles: "医疗信息化工程师|数字医疗解决方案工程师|互联网医院运营专员>慢病随访|医学数据工程师",
    topics: "电子病历|互联互通测评|影像云|慢病随访",
    dept: "数字医疗事业部",
    edu: "college bachelor bachelor",
    majors: "医学信息、计算机、卫生管理等相关专业",
    pay: "6.5-9.5 10-16 16-25",
    skills: "HL7|FHIR|DICOM|SQL|电子病历|接口集成",
    duties: `
      参与{p}在医疗机构的调研、集成与上线，侧重{t}
      梳理业务流程与数据标准，完成接口对接
      制定数据脱敏与权限方案
      培训医护人员，跟踪使用效果
      整理政策和测评要求，输出解决方案`,
    needs: `
      了解医院业务或医疗数据标准
      会写 SQL，有接口调试经验
      沟通耐心，尊重患者隐私`,
    plus: `
      参加过电子病历评级或互联互通测评
      有医学背景`,
  }),
];
