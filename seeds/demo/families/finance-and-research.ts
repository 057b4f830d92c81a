import { family } from "../family";

/** Finance for technology, transfer of results, research and incubation. */
export const FINANCE_AND_RESEARCH_FAMILIES = [
  family({
    id: "risk-model",
    in: "service.fintech",
    titles: "风控建模工程师|风险管理专员|信贷审批专员|金融数据分析师",
    topics: "科技企业授信|反欺诈|贷后预警|知识产权质押",
    dept: "风险管理部",
    edu: "bachelor bachelor master",
    majors: "金融、统计、数学、计算机等相关专业",
    pay: "8-11 12-19 19-30",
    skills: "风控|评分卡|SQL|Python|信用评估|尽职调查",
    duties: `
      建立和维护{p}的{t}模型与规则
      审核资料，评估企业经营与技术风险
      监测逾期与异常，提出处置建议
      撰写风险报告，配合检查
      与产品、业务部门优化流程`,
    needs: `
      了解信贷业务或统计建模
      会用 SQL 与 Python 或 SAS
      守法合规，保守商业秘密`,
    plus: `
      有科技金融产品经历
      持有 FRM、CPA 等证书`,
  }),
  family({
    id: "investment",
    in: "service.fintech service.rnd",
    titles: "投资经理|投资助理|行业研究员|投后管理专员",
    topics: "硬科技|生物医药|新能源|早期项目",
    dept: "投资部",
    edu: "bachelor master master",
    majors: "理工科与金融、财会、法律等相关专业",
    pay: "9-13 15-24 24-40",
    skills: "行业研究|尽职调查|财务分析|估值|投资协议",
    duties: `
      研究{t}方向，寻找并访谈项目
      开展尽职调查，撰写投资建议书
      参与交易结构与协议谈判
      跟踪被投企业，协助对接资源
      维护项目库，定期汇报`,
    needs: `
      理解技术与商业，学习能力好
      会看财务报表，能写研究报告
      为人正直，注意保密`,
    plus: `
      有产业或券商研究经历
      通过 CPA、CFA、法律职业资格等考试`,
  }),
  family({
    id: "fin-client",
    in: "service.fintech",
    titles: "科技金融客户经理|企业金融顾问|融资服务专员|担保项目经理",
    topics: "知识价值信用贷|设备融资|供应链金融|人才创业融资",
    dept: "科技金融部",
    edu: "college bachelor bachelor",
    majors: "金融、经济、会计、管理等相关专业",
    pay: "5.5-8.5 9-15 15-24",
    skills: "客户经理|信贷|财务分析|沟通|合规",
    duties: `
      走访园区企业，了解融资需求，介绍{t}产品
      收集资料，撰写调查报告
      跟进审批、放款与贷后回访
      组织政策和产品宣讲
      如实告知费用与风险`,
    needs: `
      了解中小企业财务与信贷流程
      善于沟通，讲诚信
      遵守金融监管要求`,
    plus: `
      有银行、担保或融资租赁经历
      理解科技企业的经营特点`,
  }),
  family({
    id: "patent",
    in: "service.scitech service.rnd",
    fits: "专利|孵化",
    titles: "专利代理师|专利工程师|知识产权顾问|专利检索分析师|知识产权专员",
    topics: "电子通信|机械|生物医药|化学材料|高价值专利培育",
    dept: "知识产权部",
    edu: "bachelor bachelor master",
    majors: "理工医农类专业",
    pay: "6.5-10 11-18 18-30",
    skills: "专利撰写|专利检索|审查意见答复|FTO|专利布局",
    duties: `
      与发明人沟通，撰写{t}领域的专利申请文件
      检索现有技术，答复审查意见
      编写专利导航、自由实施等分析报告
      协助企业建立知识产权管理制度
      管理期限与费用，及时提醒`,
    needs: `
      技术理解力好，文字严谨
      了解专利法和审查流程
      英语能阅读技术文献`,
    plus: `
      持有专利代理师资格证
      有复审、无效经历`,
  }),
  family({
    id: "tech-transfer",
    in: "service.scitech service.rnd",
    titles: "技术经理人|科技成果转化专员|技术转移经理|产学研合作专员",
    topics: "高校成果转化|技术合同登记|中试对接|揭榜挂帅服务",
    dept: "成果转化部",
    edu: "bachelor bachelor master",
    majors: "理工类、管理类、知识产权等相关专业",
    pay: "6-9 10-16 16-25",
    skills: "技术转移|尽职调查|商务谈判|技术合同|项目管理",
    duties: `
      走访高校院所和企业，梳理成果与需求，侧重{t}
      评估成熟度与市场前景，撰写评价报告
      撮合双方，协助谈判、合同和登记
      组织路演与对接活动，跟踪落地
      维护成果库，更新进展`,
    needs: `
      能看懂技术资料，善于沟通协调
      了解技术合同与知识产权基础
      工作主动，能经常外出走访`,
    plus: `
      参加过技术经理人培训并取得证书
      有研发或投资背景`,
  }),
  family({
    id: "project-declare",
    in: "service.scitech service.rnd it.ic health.bio green.storage",
    titles: "项目申报专员|科技政策咨询顾问|科研项目管理专员|政府项目主管",
    topics: "高新技术企业认定|研发费用归集|科技计划项目|专精特新培育",
    dept: "项目管理部",
    edu: "college bachelor bachelor master",
    majors: "理工、管理、财会、中文等相关专业",
    pay: "5.5-8 9-14 14-21",
    skills: "申报材料|政策解读|公文写作|研发台账|项目管理",
    duties: `
      收集政策与通知，评估条件，制定申报计划，侧重{t}
      编写申报书，核对财务与知识产权数据
      跟踪评审、公示、验收
      指导研发台账与证明材料归档
      回答企业或部门的政策问题`,
    needs: `
      文字功底好，逻辑清楚
      实事求是，不编造数据
      熟练使用办公软件`,
    plus: `
      有成功申报案例
      了解会计基础`,
  }),
  family({
    id: "lab-staff",
    in: "service.rnd",
    titles: "实验技术员|实验室管理员|高校实验技术岗|仪器平台工程师|分析测试中心技术员",
    intern: "实验室实习生",
    topics: "电镜平台|细胞平台|微纳加工平台|材料表征|电子电路实验室",
    dept: "公共实验平台",
    setting: "lab",
    edu: "bachelor bachelor master master",
    majors: "材料、生物、物理、电子、化学等相关专业",
    pay: "5.5-8 8-12 12-18",
    skills: "SEM|共聚焦显微镜|仪器维护|实验教学|安全管理",
    duties: `
      负责{t}的仪器运行、预约与维护
      为师生和企业提供测试，解读数据
      开展操作培训与考核
      开发新的测试方法
      管理危化品、气瓶与生物样品，落实安全检查`,
    needs: `
      熟悉一种以上大型仪器或实验技术
      有服务意识，讲解清楚
      遵守实验室安全制度`,
    plus: `
      有大型仪器共享平台工作经历
      参与过科研项目`,
  }),
  family({
    id: "research-assistant",
    in: "service.rnd",
    titles: "科研助理|研究助理|博士后研究人员|项目研究员|助理研究员",
    topics: "类脑智能|基因技术|卫星互联网|智能传感|新能源材料",
    dept: "研究中心",
    setting: "lab",
    edu: "bachelor master master doctor doctor",
    majors: "与研究方向相关的理工医类专业",
    pay: "6-9 11-18 20-34",
    skills: "文献调研|实验设计|论文写作|数据分析|Python|项目申报",
    duties: `
      参与{t}方向的课题研究，完成实验或仿真
      整理数据，撰写论文、专利和报告
      协助申报项目、管理经费与采购
      参加学术会议，与合作单位交流
      协助指导学生`,
    needs: `
      对科研有兴趣，能独立查阅文献
      具备相应方向的实验或编程能力
      遵守学术规范`,
    plus: `
      发表过论文
      有跨学科合作经历`,
  }),
  family({
    id: "incubation",
    in: "service.rnd service.scitech",
    titles: "孵化器运营专员|创业服务经理|产业研究员>产业研究|园区招商专员|企业服务专员",
    topics: "创业孵化|企业服务|活动策划|产业研究",
    dept: "运营服务部",
    edu: "college bachelor bachelor",
    majors: "管理、经济、理工等相关专业",
    pay: "4.8-7 7.5-12 12-18",
    skills: "企业服务|活动组织|公文写作|产业研究|沟通",
    duties: `
      走访入驻企业，登记需求并跟踪解决
      组织路演、培训与导师对接，侧重{t}
      整理政策，辅导企业办理
      统计运营数据，撰写简报
      管理场地与合同`,
    needs: `
      热情，善于倾听
      写作与组织能力好
      熟练使用办公软件`,
    plus: `
      有孵化器或园区工作经历
      了解早期投资`,
  }),
];
