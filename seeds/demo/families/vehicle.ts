import { family } from "../family";

/** Electric and connected vehicles (新能源及智能网联汽车). */
export const VEHICLE_FAMILIES = [
  family({
    id: "bms",
    in: "green.nev green.storage",
    fits: "电池|储能|电芯|域控|能量",
    titles: "BMS软件工程师|电池管理系统工程师|电控软件工程师|MBD软件工程师",
    topics: "SOC估算|均衡与保护|充放电策略|诊断与标定|功能安全",
    dept: "电控开发部",
    edu: "bachelor bachelor master",
    majors: "车辆、电气、自动化、控制等相关专业",
    pay: "9-13 15-23 23-36",
    skills: "BMS|Simulink|AUTOSAR|CAN|C语言|UDS|ISO 26262|CANoe",
    duties: `
      负责{p}的{t}软件开发，编写需求与设计文档
      用 Simulink 搭建模型，自动生成代码并完成集成
      开展模型在环、硬件在环和实车测试
      处理标定与试验中发现的问题
      配合功能安全、网络安全分析
      支持客户项目的节点交付`,
    needs: `
      熟悉 MATLAB/Simulink 或嵌入式 C
      了解 CAN 通信与诊断协议
      具备控制理论基础`,
    plus: `
      有量产车型开发经历
      了解 AUTOSAR 架构`,
  }),
  family({
    id: "thermal",
    in: "green.nev green.storage it.terminal",
    fits: "热|电池|储能|终端|平板|投影|总成",
    titles: "热仿真工程师|热管理工程师|CFD仿真工程师|热设计工程师",
    topics: "电池热管理|整车热管理|液冷系统|电子散热",
    dept: "仿真与热管理部",
    edu: "bachelor master master",
    majors: "热能动力、车辆、流体力学、制冷等相关专业",
    pay: "9-13 14-22 22-34",
    skills: "热仿真|CFD|Fluent|Star-CCM+|AMESim|热管理",
    duties: `
      承担{p}的{t}方案设计与仿真
      建立一维、三维模型，对比不同工况
      制定试验方案，用实测数据校准模型
      提出结构与控制优化建议
      编写仿真规范和报告`,
    needs: `
      掌握传热学、流体力学
      熟练使用一种 CFD 软件
      能独立完成从建模到报告的全过程`,
    plus: `
      有热失控或液冷板设计经历
      会用 Python 做二次开发`,
  }),
  family({
    id: "adas",
    in: "green.nev it.ai",
    fits: "雷达|域控|底盘|座舱|机器人|视频",
    titles:
      "自动驾驶算法工程师|智能驾驶感知工程师>多传感器融合|规划控制算法工程师>路径规划,泊车辅助|SLAM定位工程师>高精定位",
    topics: "多传感器融合|路径规划|高精定位|泊车辅助|仿真场景",
    dept: "智能驾驶部",
    edu: "bachelor master master doctor",
    majors: "车辆、自动化、计算机、控制等相关专业",
    pay: "12-18 21-34 34-52",
    skills: "C++|ROS|Python|感知融合|路径规划|SLAM|PyTorch|Apollo",
    duties: `
      研发{p}的{t}算法，用 C++ 在车端实现
      构建数据闭环，挖掘长尾场景
      在仿真与实车上验证功能，分析问题
      与系统、测试工程师定义指标和接口
      跟踪智能网联汽车准入要求，落实到设计`,
    needs: `
      C++ 扎实，熟悉 Linux 与 ROS
      掌握感知、定位或规划控制中的一个方向
      有实车、机器人或竞赛项目`,
    plus: `
      有 L2+ 量产经历
      在机器人、视觉会议发表过论文`,
  }),
  family({
    id: "vehicle-test",
    in: "green.nev",
    fits: "总成|域控|雷达|座舱|底盘|电池|热管理",
    titles:
      "整车测试工程师|智能网联测试工程师>车联网测试,道路试验|标定工程师>动力性经济性|HIL测试工程师>硬件在环|试验工程师",
    topics: "道路试验|硬件在环|动力性经济性|车联网测试|电磁兼容",
    dept: "试验验证部",
    setting: "field",
    edu: "college bachelor bachelor",
    majors: "车辆、自动化、电子等相关专业",
    pay: "7-10 11-17 17-25",
    skills: "CANoe|CANape|HIL|数据采集|试验规范|驾驶证C1|V2X",
    duties: `
      编写{p}的{t}方案与用例
      搭建台架，采集并分析数据
      参加高温、高原等外场试验
      跟踪问题整改，输出试验报告
      管理样车、设备和试验安全`,
    needs: `
      了解汽车结构与总线
      会使用 CANoe 等工具
      能接受阶段性外场试验`,
    plus: `
      有驾驶证，驾驶经验丰富
      熟悉国家标准和法规试验`,
  }),
  family({
    id: "motor",
    in: "green.nev green.equipment",
    fits: "驱动|底盘|机组|装置",
    titles: "电机设计工程师|电驱动系统工程师|电机控制工程师",
    topics: "永磁同步电机|扁线绕组|NVH优化|油冷电驱",
    dept: "电驱动部",
    edu: "bachelor bachelor master",
    majors: "电机与电器、电气工程、车辆等相关专业",
    pay: "9-13 14-22 22-34",
    skills: "Maxwell|电机设计|FOC|NVH|Simulink|逆变器",
    duties: `
      承担{p}的电磁方案与{t}
      完成电磁、结构和温升校核
      跟进样机制造与台架试验
      配合控制工程师优化效率和噪声
      编写技术规范，支持供应商开发`,
    needs: `
      掌握电机学与电磁场理论
      熟练使用一种电磁仿真软件
      能看懂试验数据并改进设计`,
    plus: `
      有车用电机量产经历
      了解碳化硅逆变器`,
  }),
  family({
    id: "cockpit",
    in: "green.nev it.terminal it.software",
    fits: "座舱|域控|车载|穿戴|音箱|软件|监测",
    titles: "智能座舱软件工程师|车载应用开发工程师|车联网平台工程师|QNX系统工程师",
    topics: "座舱HMI|语音交互|远程升级OTA|车云通信",
    dept: "智能座舱部",
    edu: "bachelor",
    majors: "计算机、电子信息、车辆等相关专业",
    pay: "9-14 15-24 24-36",
    skills: "Android Automotive|C++|Qt|MQTT|SOA|Linux|Java",
    duties: `
      开发{p}的{t}功能并完成系统集成
      与芯片、显示和语音供应商联调
      分析启动时间、内存和流畅度
      编写接口文档与自测用例
      跟踪路试问题并推动修复`,
    needs: `
      熟悉 C++、Java 或 Kotlin 中的一种
      了解车载总线或车云协议
      有完整项目开发经历`,
    plus: `
      做过 Android 系统层或 QNX 开发
      了解信息安全标准`,
  }),
];
