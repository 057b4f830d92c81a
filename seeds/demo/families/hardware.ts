import { family } from "../family";

export const HARDWARE_FAMILIES = [
  family({
    id: "embedded",
    in: "it.terminal it.sensor it.iiot health.device health.ivd green.nev green.storage it.ic",
    titles:
      "嵌入式软件工程师|嵌入式开发工程师|嵌入式C++开发工程师|单片机软件工程师>电机控制,设备通信,低功耗终端,RTOS|嵌入式Linux工程师>Linux驱动,人机交互,设备通信",
    topics: "电机控制|设备通信|低功耗终端|Linux驱动|人机交互|RTOS",
    dept: "嵌入式软件组",
    edu: "college bachelor bachelor bachelor master",
    majors: "电子、自动化、计算机、通信、测控等相关专业",
    pay: "9-13 14-22 22-34",
    skills: "C|C++|STM32|FreeRTOS|Linux|CAN|Modbus|ARM|驱动开发|I2C/SPI",
    duties: `
      负责{p}的{t}软件设计、编码、自测和版本发布
      移植和维护 RTOS 或嵌入式 Linux，编写外设驱动
      实现 CAN、RS485、以太网、蓝牙等通信协议
      与硬件工程师一起完成新板点亮、调试和信号确认
      编写单元测试，参加代码检视，保持代码规范
      分析现场日志，处理偶发故障，整理成可复用的排查记录
      编写软件需求、设计说明和烧录指南`,
    needs: `
      熟练使用 C 语言，了解 C++ 的常用特性
      熟悉一种 MCU 或 ARM 平台，能看懂原理图和芯片手册
      理解中断、任务调度、内存管理等基本机制
      会用 Git 管理代码，会用示波器和逻辑分析仪`,
    plus: `
      做过 Bootloader 或 OTA 升级
      了解 IEC 62304 或 ISO 26262 等功能安全要求
      参加过电子设计竞赛并完成实物`,
  }),
  family({
    id: "hardware",
    in: "it.terminal it.sensor it.iiot health.device health.ivd green.nev green.storage",
    titles: "硬件工程师|硬件开发工程师|电子硬件工程师|硬件设计工程师",
    topics: "电源设计|模拟前端|主控板|高速数字电路|电磁兼容",
    dept: "硬件部",
    setting: "lab",
    edu: "college bachelor bachelor master",
    majors: "电子信息、自动化、电气、仪器等相关专业",
    pay: "9-13 14-22 22-33",
    skills: "Altium Designer|Cadence Allegro|原理图|PCB|EMC|示波器|电源|DFM",
    duties: `
      负责{p}硬件方案设计、器件选型和成本核算，侧重{t}
      绘制原理图，指导 PCB 布局布线并完成评审
      调试样机，测试电源、信号质量和温升，形成测试报告
      配合完成电磁兼容、安规和环境试验，整改不合格项
      编制 BOM、调试说明和生产测试方案，支持试产
      分析返修件，找到原因并推动设计改进`,
    needs: `
      掌握模拟和数字电路知识，能独立完成一块板的设计
      熟练使用一种 EDA 软件和常规测试仪器
      了解电磁兼容与可靠性设计的常用做法
      动手能力好，会焊接和飞线调试`,
    plus: `
      有医疗、车载或工业产品的量产经历
      了解信号完整性仿真`,
  }),
  family({
    id: "rf",
    in: "it.terminal it.ic it.sensor",
    fits: "射频|蓝牙|终端|网关|雷达|穿戴|传感|测量",
    titles:
      "射频工程师|天线工程师>5G终端天线|5G射频工程师>5G终端天线,射频校准|微波电路工程师>毫米波前端,卫星通信终端",
    topics: "5G终端天线|毫米波前端|射频校准|卫星通信终端",
    dept: "射频组",
    setting: "lab",
    edu: "bachelor master master",
    majors: "电磁场与微波、通信、电子信息等相关专业",
    pay: "11-16 17-28 28-42",
    skills: "HFSS|ADS|5G|射频|天线|网络分析仪|EMC|NB-IoT",
    duties: `
      负责{p}的{t}方案设计、仿真与调试
      完成天线或射频前端匹配，测试灵敏度、发射功率和杂散
      与结构、硬件工程师确定净空、走线和屏蔽方案
      搭建测试环境，编写校准流程和产测规范
      支持入网、型号核准等认证测试，处理不合格项
      跟踪新频段和新标准，评估对产品的影响`,
    needs: `
      掌握微波与天线理论，会用 HFSS、ADS 等软件
      能熟练操作频谱仪、网络分析仪和综测仪
      有耐心反复调试，数据记录完整`,
    plus: `
      有 5G 或 Wi-Fi 6 产品量产经验
      了解相控阵或卫星通信`,
  }),
  family({
    id: "pcb-layout",
    in: "it.terminal it.iiot green.nev green.storage",
    titles: "PCB Layout工程师|PCB设计工程师",
    intern: null,
    topics: "高速板|电源板|软硬结合板|射频板",
    dept: "硬件部",
    edu: "college college bachelor",
    majors: "电子、通信、自动化等相关专业",
    levels: "junior mid senior",
    pay: "7-10 10-16 16-24",
    skills: "Allegro|PADS|Altium Designer|DDR4|阻抗控制|DFM",
    duties: `
      完成{p}的 PCB 布局、布线和封装建库，以{t}为主
      与结构工程师确认外形、限高和接插件位置
      按规则检查阻抗、等长和回流路径，输出生产文件
      回答板厂和贴片厂的工程问询
      整理布局布线规范和检查清单`,
    needs: `
      能独立完成多层板设计
      熟悉 Allegro 或 PADS，了解板厂工艺能力
      细心，交付前会自查`,
    plus: `
      做过 DDR4、PCIe 等高速信号的布线
      会用信号完整性仿真工具`,
  }),
  family({
    id: "structure",
    in: "it.terminal health.device health.ivd green.nev green.storage green.equipment",
    titles: "结构工程师|产品结构设计工程师|机械结构工程师",
    topics: "整机结构|散热与防护|塑胶件|钣金机箱|精密传动",
    dept: "结构设计组",
    edu: "college bachelor bachelor",
    majors: "机械设计、机电、工业设计、材料成型等相关专业",
    pay: "7.5-11 12-18 18-28",
    skills: "SolidWorks|Creo|公差分析|注塑|钣金|IP67|GD&T",
    duties: `
      负责{p}的{t}设计，输出三维模型和工程图
      选择材料与成型方式，评审模具方案，跟进试模
      分析装配公差、强度和散热，必要时做简单仿真
      完成跌落、振动、防水等试验并改进设计
      维护图纸与版本，支持车间解决装配问题`,
    needs: `
      熟练使用 SolidWorks 或 Creo
      了解注塑、钣金、机加工等常见工艺
      能看懂形位公差并合理标注`,
    plus: `
      有完整的产品开模到量产经历
      会用有限元软件做强度或热分析`,
  }),
  family({
    id: "mobile",
    in: "it.terminal it.software health.digital service.software",
    titles: "Android开发工程师|鸿蒙应用开发工程师|移动端开发工程师|iOS开发工程师>设备互联,音视频",
    topics: "设备互联|音视频|系统定制|跨端框架",
    dept: "客户端组",
    edu: "college bachelor bachelor",
    majors: "计算机、软件工程、电子信息等相关专业",
    pay: "8-12 13-20 20-32",
    skills: "Kotlin|Java|ArkTS|Flutter|Swift|蓝牙|Jetpack|性能优化",
    duties: `
      负责{p}配套移动应用的开发与维护，侧重{t}
      和设计、后端一起拆解需求，按迭代交付功能
      解决不同机型、系统版本上的兼容与性能问题
      通过蓝牙或 Wi-Fi 实现应用与设备的配网和数据同步
      编写自动化测试，跟踪线上崩溃并及时修复
      整理公共组件，减少重复代码`,
    needs: `
      熟悉 Android、iOS 或鸿蒙中一种平台的开发
      理解应用生命周期、多线程和网络通信
      有上架应用或完整项目的经历`,
    plus: `
      会用 Flutter 或其他跨端方案
      了解系统框架层，能做定制`,
  }),
  family({
    id: "mems",
    in: "it.sensor",
    fits: "传感|测量|模组",
    titles: "MEMS设计工程师|传感器研发工程师|传感器应用工程师",
    topics: "压力传感器|惯性传感器|气体传感器|温湿度传感器|磁传感器",
    dept: "传感器研发部",
    setting: "lab",
    edu: "bachelor master master doctor",
    majors: "微电子、仪器科学、物理、材料等相关专业",
    pay: "10-14 16-26 26-40",
    skills: "MEMS|COMSOL|标定|信号调理|可靠性|LabVIEW",
    duties: `
      开展{t}的结构设计与多物理场仿真，给出版图需求
      跟进流片和封装，安排样品测试
      建立{p}的标定与补偿方法，分析温漂、零漂和一致性
      编写测试规范，评估长期稳定性
      支持客户选型和应用调试，汇总需求给产品定义
      撰写专利和技术报告`,
    needs: `
      了解一种以上传感器的原理与工艺
      会用 COMSOL 或类似软件
      能独立搭建测试平台并处理数据`,
    plus: `
      有流片经历
      发表过相关论文或申请过专利`,
  }),
  family({
    id: "optics",
    in: "it.sensor health.device health.ivd it.terminal",
    fits: "内窥|分析仪|雷达|光纤|投影|穿戴|平板",
    titles: "光学工程师|光学设计工程师|光机工程师",
    topics: "成像镜头|荧光检测光路|激光测距|照明系统",
    dept: "光学组",
    setting: "lab",
    edu: "bachelor master master",
    majors: "光学工程、光电信息、物理、仪器等相关专业",
    pay: "10-14 15-24 24-36",
    skills: "Zemax|光学设计|光机装调|激光|光谱|公差分析",
    duties: `
      负责{p}的{t}方案设计、像质评价和公差分析
      选择光学元件与镀膜，联系供应商打样
      指导光机装调，编制装调工艺与检验标准
      测试分辨率、均匀性、杂散光等指标并改进
      与算法、电子同事联调整机`,
    needs: `
      熟练使用 Zemax 或 Code V
      掌握几何光学和物理光学
      能动手搭建和调整光路`,
    plus: `
      做过荧光、共聚焦或激光雷达光路
      了解光学冷加工工艺`,
  }),
];
