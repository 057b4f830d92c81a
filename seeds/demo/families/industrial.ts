import { family } from "../family";

export const INDUSTRIAL_FAMILIES = [
  family({
    id: "plc",
    in: "it.iiot green.equipment green.nev green.storage it.terminal health.device",
    titles: "电气自动化工程师|PLC工程师|自动化工程师|非标自动化电气工程师",
    topics: "产线集成|运动控制|机器人工作站|过程控制",
    dept: "自动化部",
    setting: "plant",
    edu: "college college bachelor",
    majors: "电气、自动化、机电一体化等相关专业",
    pay: "6.5-9.5 10-16 16-25",
    skills: "PLC|西门子S7|三菱|TIA Portal|HMI|伺服|Profinet|EPLAN",
    duties: `
      承担{p}相关产线的电气设计与{t}编程
      绘制电气原理图，列出元件清单，指导配盘
      编写 PLC、触摸屏程序并在现场调试
      分析停机原因，优化节拍和安全联锁
      编写操作维护手册，培训使用人员`,
    needs: `
      能独立完成一种主流 PLC 的编程与调试
      看得懂电气图纸，掌握低压电器知识
      重视用电安全，持有或愿意考取低压电工作业证
      能适应项目现场调试`,
    plus: `
      会机器人或视觉系统集成
      用过 EPLAN`,
  }),
  family({
    id: "mes",
    in: "it.iiot it.software",
    titles: "MES工程师|工业软件实施工程师|数字化工厂工程师|工业互联网平台工程师",
    topics: "生产追溯|设备联网|排产|质量数据采集",
    dept: "数字工厂事业部",
    edu: "college bachelor bachelor",
    majors: "自动化、工业工程、计算机等相关专业",
    pay: "7-10 11-17 17-26",
    skills: "MES|SQL|OPC UA|C#|工业互联网|流程梳理|ERP集成",
    duties: `
      负责{p}项目的需求调研、蓝图设计与上线，侧重{t}
      配置工艺路线、物料和报表，完成系统对接
      连接设备与传感器，校验采集数据
      组织用户测试与培训，跟进问题清单
      总结行业模板，缩短后续项目周期`,
    needs: `
      了解离散或流程制造的生产管理
      会写 SQL，具备基本编程能力
      善于与车间人员沟通`,
    plus: `
      有汽车、电子、医药行业经验
      了解 5G 专网或边缘计算`,
  }),
  family({
    id: "machine-vision-app",
    in: "it.iiot it.terminal green.nev",
    titles: "机器视觉工程师|视觉应用工程师|机器人调试工程师>协作机器人,定位引导",
    topics: "外观检测|定位引导|尺寸测量|协作机器人",
    dept: "视觉与机器人部",
    setting: "plant",
    edu: "college bachelor",
    majors: "自动化、光电、机械电子等相关专业",
    pay: "7-10 11-17 17-26",
    skills: "Halcon|OpenCV|C#|工业相机|机器人编程|标定",
    duties: `
      评估{t}需求，完成相机、镜头和光源选型
      为{p}产线编写视觉程序，统计过检与漏检
      完成手眼标定与机器人联调
      在现场安装、调试、培训并交付
      整理案例与参数库`,
    needs: `
      用过 Halcon、VisionPro 或 OpenCV
      了解机器人基本操作
      动手能力好，可以接受短期出差`,
    plus: `
      有深度学习缺陷检测项目
      会 C++ 或 C# 编程`,
  }),
  family({
    id: "mechanical",
    in: "green.equipment health.device health.ivd it.iiot green.nev green.storage",
    titles: "机械设计工程师|机械工程师|非标设备机械工程师|工装设计工程师",
    topics: "自动化设备|传动机构|压力容器|工装夹具",
    dept: "机械设计部",
    edu: "college bachelor bachelor",
    majors: "机械设计制造、机电、过程装备等相关专业",
    pay: "6.5-9.5 10-16 16-25",
    skills: "SolidWorks|AutoCAD|有限元分析|公差|机械原理|BOM",
    duties: `
      负责{p}中{t}的方案、计算和图纸
      选择标准件与电机，编制 BOM 和装配说明
      跟踪加工、装配，现场解决干涉与精度问题
      组织设计评审和试制验证
      收集使用反馈，持续改进结构`,
    needs: `
      能独立完成部件级设计
      熟练使用三维软件，了解常用加工方法
      具备基本的力学计算能力`,
    plus: `
      有非标设备完整项目经验
      会做强度或模态分析`,
  }),
  family({
    id: "process-engineer",
    in: "it.terminal it.ic health.device health.ivd green.nev green.storage green.equipment green.material",
    titles: "生产工艺工程师|工艺工程师|制造工程师|SMT工艺工程师>贴片工艺|NPI工程师>新产品导入",
    topics: "新产品导入|贴片工艺|装配工艺|精益改善",
    dept: "工艺工程部",
    setting: "plant",
    edu: "college college bachelor",
    majors: "机械、材料、电子、工业工程等相关专业",
    pay: "6-9 9-14 14-21",
    skills: "工艺文件|PFMEA|SPC|精益生产|SMT|工时分析|8D",
    duties: `
      编制{p}的工艺流程、作业指导书和控制计划
      负责{t}，组织试产并跟踪问题关闭
      分析不良，提出工装、参数或布局改进
      测算工时与产能，平衡产线
      培训班组人员，检查工艺纪律`,
    needs: `
      了解制造现场管理和常用质量工具
      会用 CAD 与办公软件
      能深入现场，与班组一起解决问题`,
    plus: `
      有电子组装或汽车零部件经验
      参加过精益或六西格玛培训`,
  }),
  family({
    id: "equipment",
    in: "it.terminal it.ic health.device health.ivd health.bio health.chem green.nev green.storage green.material green.equipment",
    titles: "设备工程师|设备维护工程师|设备维修技师|设备管理员",
    intern: "设备维护实习生",
    topics: "预防性维护|故障诊断|设备改造|公用工程",
    dept: "设备动力部",
    setting: "plant",
    edu: "secondary college college bachelor",
    majors: "机电、电气、机械、制药设备等相关专业",
    pay: "5.5-8 8-12 12-18",
    skills: "设备维护|电气维修|PLC|TPM|点检|备件管理",
    duties: `
      负责{p}生产设备的安装、点检和{t}
      处理设备故障，减少停机时间
      制定保养计划和备件清单，做好台账
      配合设备验证与计量
      落实上锁挂牌等安全制度`,
    needs: `
      能看懂机械和电气图纸
      有设备维修或实训经历
      能接受轮班，轮班按规定支付津贴`,
    plus: `
      持有电工、特种设备等作业证书
      懂一种 PLC`,
  }),
  family({
    id: "quality",
    in: "it.terminal it.ic it.sensor health.device health.ivd health.bio health.chem health.tcm green.nev green.storage green.material green.equipment",
    titles: "质量工程师|品质工程师|质检员|供应商质量工程师（SQE）>供应商管理,来料检验|质量管理工程师",
    intern: "质量管理实习生",
    topics: "来料检验|过程质量|客户投诉处理|体系审核|供应商管理",
    dept: "质量部",
    setting: "plant",
    edu: "secondary college college bachelor",
    majors: "机械、电子、材料、药学、质量管理等相关专业",
    pay: "5-8 8-13 13-20",
    skills: "8D|SPC|FMEA|MSA|ISO 9001|IATF 16949|质检|量具使用",
    duties: `
      负责{p}的{t}，编制检验标准并监督执行
      组织不合格品评审，跟踪纠正和预防措施
      统计质量数据，每周发布分析
      参与新产品质量策划与首件确认
      配合内外部审核，保持体系有效运行`,
    needs: `
      会使用常用量具或检测仪器
      了解质量管理的基本方法
      坚持原则，记录真实完整`,
    plus: `
      有内审员资格
      熟悉所在行业的质量体系`,
  }),
  family({
    id: "operator",
    in: "it.terminal it.ic it.sensor health.device health.ivd health.bio health.chem health.tcm green.nev green.storage green.material",
    titles: "生产操作员|设备操作技术员|装配调试技术员|CNC操作技术员>数控加工|电子装配工>整机装配",
    intern: null,
    topics: "整机装配|设备操作|包装与标识|数控加工",
    dept: "制造部",
    setting: "plant",
    edu: "junior secondary highSchool college unlimited",
    majors: "机电、数控、电子、制药等相关专业优先，其他专业可培训上岗",
    levels: "campus junior mid",
    pay: "4-5.5 5-7 7-9.5",
    skills: "装配|设备操作|看图|5S|安全生产",
    duties: `
      按作业指导书完成{p}的{t}
      做好开机点检、首件自检和生产记录
      发现异常及时停机并报告
      保持工位整洁，执行 5S 与安全规定
      参加技能培训和岗位认证`,
    needs: `
      能看懂作业图示和工艺卡片
      认真负责，遵守操作规程
      能适应倒班，夜班另付津贴`,
    plus: `
      持有相应职业技能等级证书
      有同类设备操作经验`,
  }),
  family({
    id: "ehs",
    in: "it.ic it.terminal health.bio health.chem green.nev green.storage green.material green.equipment",
    titles: "EHS工程师|安全工程师|安全环保专员|注册安全工程师",
    topics: "危化品管理|职业健康|环保合规|消防与应急",
    dept: "安全环保部",
    setting: "plant",
    edu: "college bachelor",
    majors: "安全工程、环境工程、化工等相关专业",
    pay: "6-9 9.5-14 14-21",
    skills: "隐患排查|ISO 14001|ISO 45001|危化品|应急预案|双重预防",
    duties: `
      落实{t}各项制度，组织日常检查与整改
      开展新员工三级安全教育和专项培训
      编制应急预案并组织演练
      管理废气、废水、危废的监测与申报
      组织职业病危害因素检测和职业健康检查`,
    needs: `
      熟悉安全生产、环境保护相关法规
      能在现场识别风险并提出可行措施
      文字表达清楚`,
    plus: `
      持有注册安全工程师证书
      有医药、化工或半导体行业经历`,
  }),
];
