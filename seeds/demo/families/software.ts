import { family } from "../family";

/** Whoever writes software: the trade itself, and the employers that have a team of their own. */
const SOFTWARE =
  "it.software service.software it.iiot it.ai health.digital service.fintech service.culture green.nev";

export const SOFTWARE_FAMILIES = [
  family({
    id: "java",
    in: SOFTWARE,
    titles: "Java开发工程师|Java工程师|Java后端开发工程师|Java软件工程师|后端开发工程师（Java）",
    topics: "订单与结算|数据中台|设备接入平台|业务流程引擎|权限与账户|医院信息平台",
    dept: "研发中心后端组",
    edu: "college bachelor bachelor bachelor",
    majors: "计算机、软件工程、网络工程等相关专业",
    pay: "8-12 12-20 20-32",
    skills: "Java|Spring Boot|MyBatis|MySQL|Redis|Kafka|微服务|Docker|Linux|Spring Cloud",
    duties: `
      负责{p}{t}模块的接口设计、编码和单元测试
      根据需求文档完成数据库设计，编写清楚的接口说明
      优化慢查询和缓存策略，保障高峰时段的响应速度
      参与微服务拆分，完善服务的限流、重试和降级
      排查线上问题，写复盘记录，推动监控告警完善
      与前端、测试同事协作，按两周一个迭代交付
      整理技术文档，参加代码检视并帮助同组同事`,
    needs: `
      Java 基础扎实，理解集合、并发和 JVM 的基本原理
      熟悉 Spring Boot、MyBatis 等常用框架
      掌握 MySQL 的索引与事务，用过 Redis 或消息队列
      熟悉 Linux 常用命令，能独立部署和排错`,
    plus: `
      有高并发或大数据量项目经验
      了解 Kubernetes、CI/CD
      参与过开源项目或有技术博客`,
  }),
  family({
    id: "frontend",
    in: SOFTWARE,
    titles:
      "前端开发工程师|Web前端工程师|前端工程师（Vue3）|前端工程师（React）>数据可视化,管理后台,低代码平台|高级Web开发工程师",
    intern: "前端开发实习生",
    topics: "数据可视化|管理后台|小程序与H5|低代码平台|Vue3组件库|三维场景展示",
    dept: "研发中心前端组",
    edu: "college bachelor bachelor",
    majors: "计算机、软件工程、数字媒体技术等相关专业",
    pay: "7.5-11 11-18 18-28",
    skills: "JavaScript|TypeScript|Vue3|React|CSS|Vite|ECharts|小程序|Node.js|HTML5",
    duties: `
      负责{p}的前端页面与{t}开发，还原设计稿并处理交互细节
      与后端约定接口，完成联调和异常状态的展示
      封装通用组件，编写使用说明，让其他项目可以直接引用
      优化首屏速度、包体积和长列表性能
      处理浏览器兼容、键盘操作和读屏等可访问性问题
      编写单元测试和端到端测试，跟进线上反馈`,
    needs: `
      熟练使用 HTML、CSS、JavaScript，了解 TypeScript
      熟悉 Vue3 或 React 中的一种，清楚其状态管理方式
      会用浏览器开发者工具定位问题
      对界面细节敏感，愿意与设计师反复打磨`,
    plus: `
      有 WebGL、Three.js 或 ECharts 项目经历
      会写 Node.js 服务或构建插件`,
  }),
  family({
    id: "backend-go",
    in: "it.software service.software it.iiot it.ai service.fintech green.nev",
    titles: "Go开发工程师|Golang后端工程师|Python开发工程师|C++后端开发工程师|服务端开发工程师",
    topics: "设备消息网关|任务调度|存储服务|数据接口|实时计算",
    dept: "平台研发部",
    edu: "bachelor bachelor bachelor master",
    majors: "计算机、软件工程、电子信息等相关专业",
    pay: "9-13 14-23 23-36",
    skills: "Go|Python|C++|gRPC|PostgreSQL|Kafka|Redis|Kubernetes|Linux",
    duties: `
      设计并实现{p}的{t}服务，保证稳定和可扩展
      编写接口文档、单元测试和压测脚本
      定位内存、并发和网络方面的疑难问题
      把服务容器化，完善日志、指标和链路追踪
      参与架构讨论，评估引入组件的成本与风险
      轮值处理线上告警，事后写复盘`,
    needs: `
      熟练掌握 Go、Python、C++ 中的至少一种
      理解操作系统、网络和数据库基础
      有完整的服务端项目经验
      注重代码可读性和测试`,
    plus: `
      读过常用中间件的源码
      有时序数据库或流式计算实践`,
  }),
  family({
    id: "dotnet",
    in: "it.software it.iiot service.software health.digital health.ivd",
    titles: ".NET开发工程师|C#上位机开发工程师|C#软件工程师|上位机软件工程师",
    intern: "C#上位机开发实习生",
    topics: "设备控制软件|数据采集|检验流程软件|报表与追溯",
    dept: "应用软件组",
    edu: "college college bachelor",
    majors: "计算机、自动化、测控、软件工程等相关专业",
    pay: "7-10 10.5-17 17-25",
    skills: "C#|.NET|WPF|SQL Server|OPC UA|Modbus|串口通信|多线程",
    duties: `
      开发{p}的{t}，完成界面、通信和数据存储
      与下位机工程师约定协议，完成联调
      编写安装包与升级程序，整理用户手册
      到现场部署调试，收集使用意见并改进
      维护历史版本，修复缺陷`,
    needs: `
      熟悉 C# 和 .NET，能用 WPF 或 WinForms 做界面
      了解串口、TCP 和常见工业协议
      会写 SQL，懂多线程编程`,
    plus: `
      做过仪器或产线设备的上位机
      了解 Halcon、OpenCV 等视觉库`,
  }),
  family({
    id: "qa-test",
    in: `${SOFTWARE} it.terminal health.device`,
    titles: "软件测试工程师|测试工程师|功能测试工程师|系统测试工程师",
    topics: "接口测试|移动端测试|嵌入式设备测试|性能测试|回归测试",
    dept: "质量与测试部",
    edu: "college college bachelor",
    majors: "计算机、电子信息、自动化等相关专业",
    pay: "6-9 9-14 14-21",
    skills: "测试用例|Postman|JMeter|Linux|MySQL|Python|缺陷管理|Charles",
    duties: `
      参与需求评审，为{p}编写测试计划和用例，侧重{t}
      执行功能、兼容和回归测试，清楚描述缺陷并跟踪到关闭
      使用工具完成接口与性能测试，输出测试报告
      搭建和维护测试环境、测试数据
      分析线上漏测原因，补充用例
      向项目组通报质量风险，给出是否可以发布的意见`,
    needs: `
      了解软件测试理论和常用用例设计方法
      会写 SQL，会用 Postman、JMeter 等工具
      逻辑清楚，善于从使用者角度发现问题
      缺陷描述完整，沟通客观`,
    plus: `
      能用 Python 编写简单的自动化脚本
      持有软件测试相关职业证书`,
  }),
  family({
    id: "test-dev",
    in: "it.software it.ai service.software green.nev it.terminal",
    titles: "测试开发工程师|自动化测试工程师|测试平台开发工程师",
    topics: "UI自动化|接口自动化|持续集成|硬件在环测试|压测平台",
    dept: "质量与测试部",
    edu: "bachelor",
    majors: "计算机、软件工程、自动化等相关专业",
    pay: "9-13 13-21 21-31",
    skills: "Python|Pytest|Selenium|Playwright|Jenkins|JMeter|CI/CD|Java",
    duties: `
      为{p}搭建{t}框架，提高回归效率
      编写并维护自动化用例，接入流水线每日执行
      开发测试数据构造、结果比对等内部工具
      设计压力测试场景，分析瓶颈并提出优化建议
      指导测试同事使用工具，收集需求持续改进`,
    needs: `
      熟练使用 Python 或 Java，有自动化框架实践
      熟悉持续集成流程
      理解被测系统的架构，能读懂代码定位问题`,
    plus: `
      有平台开发经验
      了解混沌工程或精准测试`,
  }),
  family({
    id: "devops",
    in: SOFTWARE,
    titles: "运维工程师|SRE工程师|云平台运维工程师|系统运维工程师|DevOps工程师",
    topics: "容器平台|监控告警|数据库运维|机房与网络|私有云",
    dept: "运维保障部",
    edu: "college college bachelor",
    majors: "计算机、网络工程、通信等相关专业",
    pay: "6.5-9.5 10-17 17-27",
    skills: "Linux|Kubernetes|Docker|Ansible|Prometheus|Nginx|Shell|MySQL",
    duties: `
      负责{p}生产环境的部署、发布和日常巡检，侧重{t}
      完善监控指标和告警规则，缩短故障发现时间
      编写自动化脚本，减少重复操作
      制定备份与恢复方案并定期演练
      处理故障，组织复盘，跟进整改
      管理账号权限与安全补丁，配合等级保护测评`,
    needs: `
      熟悉 Linux 系统管理和常见网络知识
      用过 Docker 或 Kubernetes，会写 Shell 或 Python
      做事有条理，操作前先核对、可回退
      能参加值班，值班按规定调休`,
    plus: `
      有云厂商或虚拟化平台管理经验
      熟悉一种数据库的高可用方案`,
  }),
  family({
    id: "bigdata",
    in: "it.software it.ai it.iiot service.software service.fintech health.digital",
    titles: "大数据开发工程师|数据仓库工程师|数据开发工程师|ETL工程师",
    topics: "离线数仓|实时计算|数据治理|指标体系",
    dept: "数据平台部",
    edu: "bachelor bachelor master",
    majors: "计算机、大数据、统计、数学等相关专业",
    pay: "9-13 14-22 22-34",
    skills: "SQL|Hive|Spark|Flink|Kafka|Python|数据建模|ClickHouse",
    duties: `
      负责{p}相关数据的采集、清洗和建模，侧重{t}
      编写并优化离线、实时任务，保证按时产出
      建立数据质量规则，跟进异常直到修复
      与业务人员明确指标口径，形成数据字典
      为分析和算法同事提供稳定的数据服务`,
    needs: `
      SQL 熟练，理解分层建模
      熟悉 Spark、Flink、Hive 中的至少一种
      会用 Python 或 Java 做数据处理`,
    plus: `
      有工业或医疗数据项目经历
      了解数据分类分级和脱敏要求`,
  }),
  family({
    id: "security",
    in: "it.software service.software service.testing it.iiot",
    titles: "网络安全工程师|渗透测试工程师>渗透测试|安全服务工程师>等保测评,应急响应|信息安全工程师",
    topics: "渗透测试|等保测评|应急响应|工控安全|代码审计",
    dept: "安全服务部",
    edu: "college bachelor bachelor",
    majors: "网络空间安全、信息安全、计算机等相关专业",
    pay: "7.5-11 12-19 19-30",
    skills: "渗透测试|Burp Suite|Python|漏洞分析|等级保护|防火墙|Linux",
    duties: `
      在授权范围内开展{t}，编写报告并给出整改建议
      跟踪漏洞公告，评估影响面，督促修复
      部署和维护安全设备，分析告警日志
      协助处理安全事件，保留证据并复盘
      为客户和同事做安全意识培训`,
    needs: `
      了解常见 Web 漏洞的原理与修复方法
      熟悉网络协议和 Linux
      遵守法律和职业规范，保守客户秘密`,
    plus: `
      持有 CISP、NISP 等证书
      在安全竞赛中取得过名次`,
  }),
];
