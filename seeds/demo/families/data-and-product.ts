import { family } from "../family";

export const DATA_AND_PRODUCT_FAMILIES = [
  family({
    id: "ml-algorithm",
    in: "it.ai it.software it.iiot health.digital service.fintech green.nev",
    titles:
      "算法工程师|机器学习工程师|推荐算法工程师>推荐排序|数据挖掘工程师>异常检测,知识图谱|算法工程师（时序预测）>时序预测",
    intern: "机器学习算法实习生",
    topics: "时序预测|异常检测|推荐排序|运筹优化|知识图谱",
    dept: "算法部",
    edu: "bachelor master master master",
    majors: "计算机、人工智能、数学、统计、自动化等相关专业",
    pay: "12-18 20-33 33-50",
    skills: "Python|PyTorch|机器学习|深度学习|SQL|XGBoost|特征工程|Spark",
    duties: `
      面向{p}的业务问题建立{t}模型，完成数据分析、训练和评估
      设计离线与在线实验，用数据说明模型带来的改变
      把模型部署到生产环境，监控效果和漂移，定期更新
      与业务、工程同事讨论数据口径和接口
      跟踪学术进展，在组内分享并做小规模验证
      撰写技术文档、专利交底书`,
    needs: `
      掌握常用机器学习、深度学习方法，理解其适用条件
      熟练使用 Python 与 PyTorch，代码规范
      数学基础好，能把业务问题转化为可求解的形式
      有真实数据的项目或竞赛经历`,
    plus: `
      发表过相关论文
      有模型压缩、部署或大规模训练经验`,
  }),
  family({
    id: "nlp",
    in: "it.ai it.software service.software health.digital",
    fits: "问答|语音|智能体|软件|平台|病历|系统",
    titles:
      "NLP算法工程师|大模型应用工程师|自然语言处理工程师|大模型算法工程师|对话算法工程师>检索增强问答,智能体应用",
    topics: "检索增强问答|信息抽取|大模型微调|智能体应用|语音识别",
    dept: "语言智能组",
    edu: "bachelor master master doctor",
    majors: "计算机、人工智能、语言信息处理、数学等相关专业",
    pay: "13-19 22-36 36-56",
    skills: "NLP|大模型|PyTorch|RAG|Transformer|LoRA|Python|向量数据库",
    duties: `
      负责{p}中{t}方向的方案设计与落地
      构建和清洗领域语料，制定标注规范与评测集
      对大模型做微调、对齐和推理加速，控制成本
      设计检索、提示与工具调用流程，提高答案的可靠性
      持续评测事实性与安全性，记录失败案例并改进
      与产品、工程同事一起上线并跟踪使用情况`,
    needs: `
      熟悉 Transformer 结构和预训练语言模型
      熟练使用 PyTorch，了解常用训练与推理框架
      能严谨地设计评测，尊重数据合规要求`,
    plus: `
      有医疗、制造或政务领域的落地经验
      在 ACL、EMNLP 等会议发表过论文`,
  }),
  family({
    id: "vision",
    in: "it.ai it.iiot green.nev health.digital it.terminal",
    fits: "质检|机器人|视频|检测|雷达|影像|座舱|装配|手术|穿戴|平板",
    titles: "计算机视觉算法工程师|图像算法工程师|视觉算法工程师|深度学习算法工程师",
    topics: "目标检测|缺陷检测|三维视觉|医学影像分割|视频理解",
    dept: "视觉算法组",
    edu: "bachelor master master",
    majors: "计算机、模式识别、光电、自动化等相关专业",
    pay: "12-18 20-33 33-50",
    skills: "OpenCV|PyTorch|C++|Python|目标检测|TensorRT|图像处理|SLAM",
    duties: `
      研发{p}所需的{t}算法，达到精度和速度指标
      采集、整理图像数据，制定标注要求并抽检质量
      完成模型训练、剪枝、量化，部署到边缘设备
      分析误检漏检样本，改进数据与模型
      编写 C++ 接口，配合软件同事集成
      到现场验证效果，调整光源、相机等成像条件`,
    needs: `
      掌握图像处理和深度学习基础
      熟练使用 Python，能读写 C++
      有检测、分割或三维重建的项目经历`,
    plus: `
      会用 TensorRT 或国产芯片工具链部署
      发表过视觉方向论文或获得过竞赛名次`,
  }),
  family({
    id: "ai-platform",
    in: "it.ai it.software",
    titles:
      "AI平台开发工程师|高性能计算工程师>算子开发,推理加速|推理引擎开发工程师>推理加速,算子开发|MLOps工程师>训练调度,模型服务",
    topics: "训练调度|推理加速|算子开发|模型服务",
    dept: "AI基础平台部",
    edu: "bachelor master",
    majors: "计算机、软件工程、微电子等相关专业",
    pay: "13-18 21-35 35-54",
    skills: "C++|CUDA|Python|Kubernetes|TensorRT|性能优化|Linux",
    duties: `
      建设{p}所用的{t}能力，提高算力利用率
      分析模型性能热点，优化算子和内存访问
      开发模型管理、版本和灰度发布功能
      适配不同加速卡，编写基准测试
      为算法同事提供使用支持和文档`,
    needs: `
      C++ 或 Python 基础扎实，理解计算机体系结构
      熟悉 Linux 下的开发与性能分析工具
      了解至少一种深度学习框架的实现`,
    plus: `
      有 CUDA 或国产加速卡编程经验
      参与过编译器、推理框架等开源项目`,
  }),
  family({
    id: "annotation",
    in: "it.ai green.nev health.digital service.culture",
    titles: "数据标注专员|数据标注工程师|AI训练师|数据质检专员",
    topics: "图像标注|文本标注|点云标注|语音标注",
    dept: "数据运营部",
    edu: "secondary highSchool college college unlimited",
    majors: "专业不限",
    levels: "campus junior mid",
    pay: "3.5-5 5-7 7-10",
    skills: "数据标注|Excel|质检|细心|人工智能训练",
    duties: `
      按照规范完成{t}任务，保证准确率和进度
      复核同组成员的标注结果，记录典型错误
      向算法人员反馈规则中不清楚的地方
      整理数据包，做好编号与交接
      遵守数据保密规定，不私自拷贝数据`,
    needs: `
      会使用电脑和常用办公软件
      细致有耐心，能按规则办事
      欢迎应届毕业生，入职有两周带教`,
    plus: `
      持有人工智能训练师职业技能等级证书
      有医学或交通常识`,
  }),
  family({
    id: "data-analyst",
    in: "it.software service.fintech service.software service.culture health.digital service.scitech",
    titles: "数据分析师|商业分析师|数据运营分析师",
    topics: "用户行为分析|经营分析|风险分析|科技创新数据分析",
    dept: "数据分析组",
    edu: "bachelor bachelor master",
    majors: "统计、数学、经济、信息管理等相关专业",
    pay: "7-10 11-17 17-26",
    skills: "SQL|Excel|Python|Tableau|统计分析|A/B测试|数据可视化",
    duties: `
      围绕{p}开展{t}，定期输出分析报告
      与业务部门明确指标定义，搭建看板
      用统计方法检验假设，避免把相关当成因果
      发现数据异常，追溯来源并推动修正
      把结论讲清楚，跟踪建议是否落地`,
    needs: `
      SQL 与 Excel 熟练，会用 Python 或 R
      统计学基础好，表达有条理
      对数字敏感，实事求是`,
    plus: `
      做过完整的指标体系建设
      会用 BI 工具搭建自助分析`,
  }),
  family({
    id: "product-manager",
    in: "it.software it.ai it.terminal it.iiot service.software health.digital service.fintech green.nev",
    titles:
      "产品经理|B端产品经理>企业服务,医院管理,能源管理|AI产品经理>数据产品|智能硬件产品经理>智能硬件|平台产品经理>企业服务,数据产品",
    intern: "产品经理实习生",
    topics: "企业服务|智能硬件|数据产品|医院管理|能源管理",
    dept: "产品部",
    edu: "bachelor bachelor bachelor master",
    majors: "计算机、信息管理、工业设计或行业相关专业",
    pay: "8-12 13-21 21-33",
    skills: "需求分析|Axure|原型设计|PRD|用户研究|数据分析|项目协调",
    duties: `
      调研用户与行业，明确{p}的目标和范围，侧重{t}
      撰写需求文档，绘制流程与原型，组织评审
      排定优先级，跟进研发、测试和上线
      收集使用数据和反馈，验证改动是否有效
      配合市场和交付团队准备产品资料与培训
      关注法规和标准变化对产品的影响`,
    needs: `
      能把复杂业务拆成清楚的流程和规则
      文档与表达清晰，善于倾听
      会用原型工具，看得懂基本的数据和技术约束`,
    plus: `
      有 SaaS、智能硬件或行业软件经历
      自己动手做过小产品`,
  }),
  family({
    id: "ui-design",
    in: "it.software it.terminal service.culture service.software health.digital",
    titles: "UI设计师|UX交互设计师>移动端界面,车载界面,设计系统|视觉设计师|界面设计师",
    intern: "UI设计实习生",
    topics: "移动端界面|车载界面|数据大屏|品牌视觉|设计系统",
    dept: "设计部",
    setting: "studio",
    edu: "college bachelor bachelor",
    majors: "视觉传达、数字媒体艺术、工业设计等相关专业",
    pay: "6-9 9.5-15 15-23",
    skills: "Figma|Photoshop|Illustrator|交互设计|动效|设计规范",
    duties: `
      承担{p}的界面与交互设计，侧重{t}
      参与用户访谈和可用性测试，依据结果改进方案
      建立并维护组件、图标与配色规范
      输出标注和切图，跟进前端还原
      为市场活动制作必要的宣传物料`,
    needs: `
      熟练使用 Figma 等设计工具
      理解排版、色彩与信息层级，关注可访问性
      投递时请附作品集`,
    plus: `
      会做动效或三维渲染
      了解前端基础，能与工程师顺畅沟通`,
  }),
  family({
    id: "implementation",
    in: "it.software it.iiot service.software health.digital",
    titles: "软件实施工程师|技术支持工程师|售前工程师|项目实施顾问|HIS实施工程师>医院信息系统",
    intern: "软件实施实习生",
    topics: "医院信息系统|制造执行系统|园区管理平台|数据治理平台",
    dept: "交付服务部",
    edu: "college college bachelor",
    majors: "计算机、信息管理、医学信息等相关专业",
    pay: "5.5-8.5 9-14 14-21",
    skills: "SQL|需求调研|Oracle|Linux|培训|文档编写|项目管理",
    duties: `
      负责{p}在客户现场的部署、配置、数据迁移和上线，以{t}项目为主
      调研客户流程，整理需求并与研发确认
      为使用人员做培训，编写操作手册
      处理使用中的问题，定期回访
      跟进项目进度、验收和资料归档`,
    needs: `
      会写 SQL，了解 Linux 与网络基础
      表达清楚，能耐心解答使用者的问题
      可以接受项目期间在市内外出差`,
    plus: `
      有医院或工厂信息化项目经历
      持有项目管理相关证书`,
  }),
];
