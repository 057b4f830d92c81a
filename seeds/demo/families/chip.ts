import { family } from "../family";

export const CHIP_FAMILIES = [
  family({
    id: "digital-ic",
    in: "it.ic",
    fits: "MCU|SoC|控制|射频",
    titles: "数字IC设计工程师|数字前端设计工程师|SoC设计工程师|RTL设计工程师",
    topics: "总线与互联|低功耗设计|接口IP|RISC-V处理器子系统|数据通路",
    dept: "数字设计部",
    edu: "bachelor master master",
    majors: "微电子、集成电路、电子信息、通信等相关专业",
    pay: "13-18 20-32 32-48",
    skills: "Verilog|SystemVerilog|RTL|AMBA|Lint|CDC|DC综合|Perl|Python|SoC",
    duties: `
      负责{p}中{t}模块的微架构定义、RTL 编码和代码检视
      根据系统需求编写模块规格书，与算法、模拟同事确认接口和时序
      完成 Lint、CDC 检查和逻辑综合，分析面积、功耗与时序瓶颈
      协助验证团队制定测试点，定位仿真中发现的问题并及时修正
      配合后端完成约束编写和时序收敛，参加各里程碑评审
      支持流片后的上板调试，整理问题清单并提出改版建议
      维护 IP 的设计文档与集成说明，回答使用方的技术问题`,
    needs: `
      熟悉数字电路基础，能独立写出可综合的 Verilog 代码
      了解从规格到流片的数字设计流程，用过主流仿真和综合工具
      理解跨时钟域、复位和低功耗设计中的常见问题
      会用 Python 或 Perl 写脚本处理日常工作
      能阅读英文协议和手册`,
    plus: `
      参与过一次以上流片
      熟悉 AXI、PCIe、DDR 等协议中的一种
      在学校做过 RISC-V 处理器或类似课程设计`,
  }),
  family({
    id: "ic-verification",
    in: "it.ic",
    fits: "MCU|SoC|控制|芯片",
    titles: "数字IC验证工程师|芯片验证工程师|SoC验证工程师|UVM验证工程师",
    topics: "子系统验证|接口协议验证|低功耗验证|形式验证|原型验证",
    dept: "验证部",
    edu: "bachelor master",
    majors: "微电子、计算机、电子信息、自动化等相关专业",
    pay: "12-17 19-30 30-45",
    skills: "SystemVerilog|UVM|SVA|覆盖率|Python|VCS|形式验证|C语言|Linux",
    duties: `
      阅读设计规格，拆分测试点，编写{t}的验证方案
      用 SystemVerilog/UVM 搭建{p}的验证环境，开发可复用的验证组件
      编写定向用例和随机用例，收集并分析代码、功能覆盖率
      定位仿真失败的原因，与设计工程师一起复现、修正和回归
      维护回归脚本和每日构建，按周通报验证进度与风险
      参与软硬件协同验证和流片前签核检查`,
    needs: `
      掌握 SystemVerilog，理解 UVM 的层次结构与激励机制
      对数字电路和总线协议有清楚的认识
      能用 Python、Shell 编写自动化脚本
      做事细致，愿意把一个问题追到根上`,
    plus: `
      有断言或形式验证的实践
      熟悉 C 语言，能写软硬件协同用例
      了解 ISO 26262 对验证的要求`,
  }),
  family({
    id: "analog-ic",
    in: "it.ic it.sensor",
    fits: "电源|驱动|射频|功率|传感|测量",
    titles:
      "模拟IC设计工程师|模拟电路设计工程师|电源芯片设计工程师>带隙与LDO,DC-DC|混合信号设计工程师>高精度ADC,锁相环",
    topics: "带隙与LDO|DC-DC|高精度ADC|锁相环|传感器读出电路",
    dept: "模拟设计部",
    edu: "master master bachelor doctor",
    majors: "微电子、集成电路、电子科学与技术等相关专业",
    pay: "14-20 24-38 38-58",
    skills: "Cadence|Spectre|ADC|LDO|DC-DC|PLL|Verilog-A|版图",
    duties: `
      承担{p}中{t}电路的指标分解、结构选型和晶体管级设计
      完成前仿、后仿、蒙特卡罗和工艺角分析，给出设计报告
      与版图工程师讨论匹配、隔离和寄生，检查关键走线
      制定芯片测试方案，在实验室测量样片并与仿真结果对照
      分析量产测试数据，配合应用团队处理客户反馈
      查阅论文和专利，对下一代产品的电路结构提出建议`,
    needs: `
      模电基础扎实，能手算关键指标并解释仿真结果
      用过 Cadence Virtuoso 等工具完成完整的电路设计
      会使用示波器、频谱仪等仪器做芯片测试
      能写清楚设计文档`,
    plus: `
      有成功流片和测试的经历
      了解 BCD 或高压工艺
      有车规芯片设计经验`,
  }),
  family({
    id: "ic-layout",
    in: "it.ic it.sensor",
    fits: "电源|驱动|射频|传感|测量|芯片",
    titles: "模拟版图工程师|IC版图设计工程师|版图工程师",
    topics: "电源类版图|射频版图|高速接口版图|标准单元库",
    dept: "版图组",
    edu: "college bachelor bachelor",
    majors: "微电子、集成电路、电子类相关专业",
    pay: "8-12 14-22 22-32",
    skills: "Virtuoso|Calibre|DRC|LVS|ESD|FinFET|版图|SKILL",
    duties: `
      按电路要求完成{p}的{t}，布局布线满足匹配与电流密度要求
      运行 DRC、LVS、ERC 和寄生参数提取，清理全部违例
      与设计工程师评审关键器件的摆放，评估面积
      完成 ESD、闩锁等可靠性检查，整理数据提交流片
      维护版图单元库，记录工艺厂规则的更新`,
    needs: `
      熟悉版图设计流程和验证工具
      了解常用工艺的设计规则及匹配、屏蔽方法
      空间想象力好，有耐心，能按节点交付`,
    plus: `
      会用 SKILL 编写辅助脚本
      做过 40 nm 及以下工艺的版图`,
  }),
  family({
    id: "ic-test",
    in: "it.ic it.sensor",
    titles: "芯片测试工程师|ATE测试工程师|半导体测试开发工程师|产品测试工程师（晶圆）",
    topics: "CP测试|FT测试|特性测试|测试程序开发|量产良率提升",
    dept: "测试与产品工程部",
    setting: "lab",
    edu: "college bachelor bachelor",
    majors: "电子信息、微电子、测控、自动化等相关专业",
    pay: "7-11 12-20 20-30",
    skills: "ATE|CP|FT|C++|Python|LabVIEW|良率分析|探针卡",
    duties: `
      根据产品规格制定{p}的{t}方案，选配机台、负载板和探针卡
      编写并调试测试程序，缩短测试时间，保证测试覆盖
      在实验室完成样片特性测试，输出数据和报告
      跟踪量产良率，对异常批次做失效定位
      与封测厂沟通导入计划、测试规范和产能
      维护测试设备，做好仪器校准和点检记录`,
    needs: `
      能看懂电路图和芯片手册，会用常规电子仪器
      至少掌握 C++、Python、LabVIEW 中的一种
      了解半导体测试的基本流程
      愿意到封测厂短期出差`,
    plus: `
      有主流 ATE 平台的编程经验
      会做统计过程控制和良率分析`,
  }),
  family({
    id: "packaging",
    in: "it.ic it.sensor",
    fits: "芯片|模块|传感|测量|MCU|SoC|模组",
    titles: "封装工艺工程师|先进封装研发工程师>倒装焊,晶圆级封装|封测工艺工程师",
    topics: "倒装焊|引线键合|晶圆级封装|塑封与切筋",
    dept: "封装工艺部",
    setting: "cleanroom",
    edu: "college bachelor bachelor master",
    majors: "材料、机械、微电子、焊接等相关专业",
    pay: "7-10 11-18 18-27",
    skills: "封装|引线键合|倒装|可靠性|DOE|SPC|FMEA",
    duties: `
      负责{p}的{t}工艺开发，确定材料、参数和工艺窗口
      设计实验并分析数据，解决分层、空洞、翘曲等问题
      编写作业指导书和控制计划，培训产线人员
      跟进可靠性试验，组织失效分析并落实改善
      配合设备工程师完成新机台验收与参数移植
      统计工序良率，按月提出降本和提效措施`,
    needs: `
      了解半导体封装流程或微组装工艺
      会用 DOE、SPC 等方法分析问题
      能适应洁净车间着装和现场工作`,
    plus: `
      有车规产品导入经验
      会使用热应力仿真软件`,
  }),
  family({
    id: "fpga",
    in: "it.ic it.terminal it.sensor green.nev",
    titles: "FPGA开发工程师|FPGA逻辑工程师|FPGA工程师",
    topics: "高速接口|图像处理|实时信号处理|芯片原型验证",
    dept: "逻辑开发组",
    edu: "bachelor bachelor master",
    majors: "电子信息、通信、自动化、计算机等相关专业",
    pay: "11-16 17-27 27-40",
    skills: "FPGA|Verilog|VHDL|Vivado|DDR|PCIe|SerDes|时序约束",
    duties: `
      负责{p}中{t}逻辑的方案设计、编码、仿真和上板
      编写时序约束，分析并解决时序违例
      完成 DDR、PCIe、千兆以太网等接口的调试
      与硬件、软件工程师定义寄存器和通信协议
      搭建逻辑自测环境，编写测试用例与使用说明
      处理联调和现场反馈的逻辑问题`,
    needs: `
      熟练使用 Verilog 或 VHDL，有完整的上板经历
      熟悉 Vivado、Quartus 等开发环境
      能借助逻辑分析仪和示波器定位问题`,
    plus: `
      有 HLS 或图像算法移植经验
      了解 Linux 驱动，能与软件同事顺畅配合`,
  }),
  family({
    id: "fab-process",
    in: "it.ic it.sensor",
    titles: "半导体工艺工程师|薄膜工艺工程师>薄膜|光刻工艺工程师>光刻|刻蚀工艺工程师>刻蚀",
    topics: "薄膜|光刻|刻蚀|扩散与注入|清洗",
    dept: "工艺整合部",
    setting: "cleanroom",
    edu: "bachelor bachelor master",
    majors: "材料、物理、化学、微电子等相关专业",
    pay: "8-12 13-20 20-32",
    skills: "半导体工艺|光刻|刻蚀|PVD|CVD|SPC|DOE|良率",
    duties: `
      维护{t}工序的日常稳定，监控关键参数和控制图
      处理产线异常，判断批次去向并追踪纠正措施
      为{p}的新产品导入优化工艺条件，缩短循环时间
      与设备、整合工程师合作提升良率和机台利用率
      编写和更新工艺规范、异常处置流程
      参与新材料、新机台的评估`,
    needs: `
      了解半导体制造的主要工序
      能读懂统计图表，用数据说明问题
      能接受轮班，轮班按规定支付津贴`,
    plus: `
      有 6 英寸或 8 英寸产线经验
      做过功率器件或 MEMS 工艺`,
  }),
];
