import { family } from "../family";

/** Storage, environment, materials. */
export const ENERGY_AND_MATERIAL_FAMILIES = [
  family({
    id: "cell",
    in: "green.storage green.nev green.material",
    fits: "电芯|电池|隔膜",
    titles:
      "电芯研发工程师|电池材料工程师|电化学工程师|锂电工艺工程师>快充配方,循环寿命,磷酸铁锂体系|钠离子电池研发工程师>钠离子体系",
    topics: "磷酸铁锂体系|固态电解质|钠离子体系|快充配方|循环寿命",
    dept: "电芯研发部",
    setting: "lab",
    edu: "bachelor master master doctor",
    majors: "电化学、材料、化学、新能源等相关专业",
    pay: "8-12 13-21 21-34",
    skills: "电化学|锂电池|XRD|SEM|涂布|循环测试|DOE",
    duties: `
      负责{p}的{t}研究，制作扣电、软包样品
      测试容量、倍率、循环和安全性能
      分析失效机理，拆解并表征
      与工艺、设备同事推进中试
      撰写专利和研究报告`,
    needs: `
      掌握电化学原理与电池测试
      会用常见材料表征手段
      遵守化学品与电池安全规定`,
    plus: `
      有固态或钠离子电池研究经历
      发表过相关论文`,
  }),
  family({
    id: "ess",
    in: "green.storage",
    fits: "储能|电池包|能量|充电",
    titles: "储能系统工程师|储能产品工程师|PACK设计工程师|储能解决方案工程师",
    topics: "工商业储能|电网侧储能|光储充一体化|户用储能",
    dept: "储能系统部",
    edu: "bachelor bachelor master",
    majors: "电气、能源动力、机械等相关专业",
    pay: "8-12 13-20 20-32",
    skills: "储能|PACK|EMS|PCS|GB/T 36276|电气一次|消防设计",
    duties: `
      完成{p}在{t}场景的系统方案、选型与计算
      编写技术规范书，配合招投标答疑
      组织样机测试和认证
      支持现场安装、并网调试与验收
      分析运行数据，优化策略与寿命`,
    needs: `
      掌握电力系统或电池系统基础
      了解储能相关国家标准
      能编写清晰的技术方案`,
    plus: `
      有并网项目交付经历
      了解电力市场与需求响应`,
  }),
  family({
    id: "power-electronics",
    in: "green.storage green.nev green.equipment",
    fits: "变流|储能|充电|驱动|机组",
    titles: "电力电子工程师|PCS研发工程师>双向变流,并离网切换|逆变器硬件工程师|充电桩研发工程师>大功率充电",
    topics: "双向变流|碳化硅应用|并离网切换|大功率充电",
    dept: "电力电子部",
    setting: "lab",
    edu: "bachelor master",
    majors: "电力电子、电气工程、自动化等相关专业",
    pay: "9-13 15-23 23-36",
    skills: "电力电子|DSP|IGBT|SiC|Saber|磁性元件|EMC",
    duties: `
      设计{p}的主电路与{t}方案
      计算磁性元件与散热，选择功率器件
      编写或配合调试 DSP 控制程序
      完成效率、保护和电磁兼容测试
      支持认证、试产与现场问题处理`,
    needs: `
      掌握常用变换器拓扑
      能安全地进行高压大功率调试
      熟练使用示波器、功率分析仪`,
    plus: `
      有并网逆变器或充电模块经历
      会 DSP 编程`,
  }),
  family({
    id: "ess-om",
    in: "green.storage green.equipment",
    titles: "储能运维工程师|电站运维值班员|光储运维技术员|新能源运维工程师",
    intern: null,
    topics: "储能电站|分布式光伏|充电场站|微电网",
    dept: "运维服务部",
    setting: "field",
    edu: "secondary college bachelor",
    majors: "电气、新能源、机电等相关专业",
    pay: "5-7 7-10 10-15",
    skills: "电站运维|倒闸操作|高压电工证|EMS监控|巡检",
    duties: `
      负责{t}的监控、巡检与定期试验
      按两票制度进行操作和检修
      处理告警，记录缺陷并跟踪
      统计运行指标，编写月报
      配合检修、消防演练和安全检查`,
    needs: `
      持有高压电工作业证或愿意考取
      了解电气一次、二次基础
      能适应值班和市内外项目驻点`,
    plus: `
      有变电站或储能站运行经历
      会写简单的数据分析脚本`,
  }),
  family({
    id: "water",
    in: "green.equipment",
    fits: "膜|泥|废气|监测",
    titles: "水处理工艺工程师|环保工程师|环境工程设计师|固废处理工程师>污泥资源化",
    topics: "工业废水|膜法水处理|废气治理|污泥资源化",
    dept: "环保工艺部",
    edu: "college bachelor bachelor master",
    majors: "环境工程、给排水、化工等相关专业",
    pay: "6-9 9.5-15 15-23",
    skills: "水处理|膜技术|AutoCAD|环境工程|调试运行|环评",
    duties: `
      承担{p}项目中{t}的方案、计算和图纸
      开展小试中试，确定药剂与参数
      配合采购、安装和调试，达到出水标准
      编写运行手册，培训运营人员
      跟踪排放标准和环保政策`,
    needs: `
      掌握环境工程原理与常用工艺
      熟练使用 AutoCAD
      能到项目现场工作`,
    plus: `
      持有注册环保工程师证书
      有电子或制药废水经验`,
  }),
  family({
    id: "carbon",
    in: "green.equipment green.material service.scitech service.testing",
    titles: "碳排放管理员|双碳咨询顾问|碳核算工程师|能源管理工程师",
    topics: "产品碳足迹|组织碳核查|节能诊断|绿色工厂",
    dept: "双碳事业部",
    edu: "college bachelor master",
    majors: "环境、能源、化工、管理等相关专业",
    pay: "6-9 10-15 15-23",
    skills: "ISO 14064|碳足迹|LCA|能源审计|数据核算",
    duties: `
      为企业开展{t}，收集活动数据并核算
      现场核查能源与物料台账
      编写报告，提出可行的减排措施
      跟踪碳市场与国际规则变化
      维护排放因子与案例库，积累行业经验`,
    needs: `
      了解温室气体核算标准
      会处理数据，文字表达准确
      可以接受项目出差`,
    plus: `
      持有碳排放管理员证书
      会用生命周期评价软件`,
  }),
  family({
    id: "polymer",
    in: "green.material",
    fits: "复合|树脂|导热|涂层",
    titles: "高分子材料研发工程师|复合材料工程师|改性塑料研发工程师|涂料研发工程师>耐候涂层",
    topics: "轻量化复合材料|导热绝缘|耐候涂层|可降解材料",
    dept: "材料研发部",
    setting: "lab",
    edu: "bachelor bachelor master doctor",
    majors: "高分子、材料科学、化学等相关专业",
    pay: "7-10 11-17 17-28",
    skills: "高分子|复合材料|DSC|TGA|双螺杆|力学测试|DOE",
    duties: `
      开展{p}的配方设计与{t}研究
      完成样品制备、性能测试和数据分析
      跟进中试与客户试用，解决工艺问题
      申报项目、撰写专利
      建立原料与检测标准`,
    needs: `
      掌握高分子物理与加工知识
      熟悉热分析、力学等测试方法
      能独立设计实验`,
    plus: `
      有汽车或电子行业应用经历
      了解材料阻燃与环保法规`,
  }),
  family({
    id: "metal",
    in: "green.material green.nev",
    fits: "镁|合金|底盘|总成",
    titles:
      "金属材料工程师|轻合金研发工程师|材料失效分析工程师|压铸工艺工程师>一体化压铸,镁铝合金|增材制造工程师>3D打印粉末",
    topics: "镁铝合金|高温合金|热处理|一体化压铸|3D打印粉末",
    dept: "金属材料部",
    setting: "lab",
    edu: "bachelor bachelor master doctor",
    majors: "金属材料、冶金、材料成型等相关专业",
    pay: "7-10 11-17 17-28",
    skills: "金相|SEM|热处理|铸造|失效分析|3D打印",
    duties: `
      负责{p}的成分设计与{t}工艺开发
      分析组织与性能关系，优化参数
      做失效分析，给出原因与对策
      配合模具、设备完成试制
      编写材料标准与研究报告`,
    needs: `
      掌握金属学与热处理知识
      会操作金相、电镜等设备
      能独立撰写分析报告`,
    plus: `
      有镁合金或压铸项目经历
      会用成型仿真软件`,
  }),
];
