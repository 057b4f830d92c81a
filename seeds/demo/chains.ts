import { ZONE_AREAS, ZONE_TOWNS } from "../../app/domain/place";

/** What fictional employers of a chain are called, make, and where they mostly sit. */
export interface Chain {
  code: string;
  weight: number;
  /** The word between brand and legal form. */
  business: readonly string[];
  /** What they make; fills the slot `{p}`. */
  products: readonly string[];
  /** Towns that carry the chain; others happen too. */
  homes: readonly string[];
}

const chain = (code: string, weight: number, homes: string, business: string, products: string): Chain => ({
  code,
  weight,
  homes: homes.split(" "),
  business: business.split(" "),
  products: products.split("|"),
});

export const CHAINS: readonly Chain[] = [
  chain(
    "it.ic",
    10,
    "西永街道 曾家镇 虎溪街道",
    "半导体 微电子 集成电路设计 芯片技术",
    "电源管理芯片|车规级 MCU|射频收发芯片|功率半导体模块|低功耗蓝牙 SoC|存储控制芯片|电机驱动芯片",
  ),
  chain(
    "it.terminal",
    8,
    "西永街道 香炉山街道 曾家镇",
    "智能终端 电子科技 智能设备 通信技术",
    "工业平板|智能穿戴设备|车载终端|行业手持终端|智能音箱|边缘计算网关|便携投影设备",
  ),
  chain(
    "it.sensor",
    5,
    "曾家镇 含谷镇 西永街道",
    "传感技术 感知科技 测控技术",
    "压力传感器|惯性测量单元|气体传感器|激光雷达|光纤传感系统|智能水表传感模组",
  ),
  chain(
    "it.iiot",
    6,
    "含谷镇 西永街道 白市驿镇",
    "工业互联网 智能制造 自动化技术 数字工厂",
    "设备联网平台|制造执行系统|柔性装配线|视觉检测设备|工业数据网关|机器人工作站",
  ),
  chain(
    "it.ai",
    8,
    "虎溪街道 曾家镇 香炉山街道",
    "人工智能 智能科技 认知计算 数据智能",
    "行业知识问答系统|工业质检模型|语音交互系统|智能巡检机器人|交通视频分析平台|低代码智能体平台",
  ),
  chain(
    "it.software",
    9,
    "西永街道 虎溪街道 香炉山街道",
    "软件 信息技术 数字科技 云计算",
    "园区管理平台|企业协同软件|供应链管理系统|数据治理平台|教学实训平台|城市运行监测平台",
  ),
  chain(
    "health.device",
    7,
    "金凤镇 白市驿镇 石板镇",
    "医疗器械 医疗科技 医疗设备",
    "多参数监护仪|康复训练机器人|内窥镜系统|超声诊断设备|输注泵|骨科植入器械|呼吸机",
  ),
  chain(
    "health.bio",
    5,
    "金凤镇 虎溪街道 巴福镇",
    "生物制药 生物技术 生物医药",
    "重组蛋白药物|单抗注射液|新型疫苗|细胞治疗产品|长效生长因子",
  ),
  chain(
    "health.ivd",
    8,
    "金凤镇 含谷镇 曾家镇",
    "诊断技术 生物诊断 体外诊断 检测科技",
    "化学发光分析仪|免疫诊断试剂盒|核酸检测试剂盒|微流控检测卡|凝血分析系统|全自动生化分析仪",
  ),
  chain(
    "health.chem",
    3,
    "巴福镇 石板镇 江津片区",
    "药业 医药科技 制药",
    "心血管用药|抗感染注射剂|缓释片剂|吸入用溶液|特色原料药",
  ),
  chain(
    "health.tcm",
    3,
    "走马镇 石板镇 北碚片区",
    "中药 本草科技 中医药科技",
    "中药配方颗粒|经典名方制剂|道地药材饮片|药食同源产品",
  ),
  chain(
    "health.care",
    6,
    "金凤镇 虎溪街道 白市驿镇",
    "康复医院 健康管理 医养服务 综合门诊部",
    "康复医疗服务|长者照护服务|健康体检服务|社区居家护理服务",
  ),
  chain(
    "health.digital",
    4,
    "金凤镇 虎溪街道 曾家镇",
    "数字医疗 医疗信息 智慧健康",
    "电子病历系统|医学影像云平台|慢病管理平台|互联网诊疗平台|手术规划软件",
  ),
  chain(
    "green.nev",
    8,
    "含谷镇 白市驿镇 璧山片区",
    "汽车电子 智能汽车 电驱动 车联科技",
    "电池管理系统|电驱动总成|域控制器|车载雷达|智能座舱|线控底盘|整车热管理系统",
  ),
  chain(
    "green.equipment",
    3,
    "走马镇 江津片区 北碚片区",
    "环保装备 环境科技 节能技术",
    "膜法水处理设备|废气治理装置|余热回收机组|污泥干化设备|环境在线监测仪",
  ),
  chain(
    "green.storage",
    6,
    "白市驿镇 含谷镇 璧山片区",
    "储能科技 新能源 能源技术",
    "工商业储能柜|储能变流器|钠离子电芯|液冷电池包|能量管理系统|移动充电设备",
  ),
  chain(
    "green.material",
    4,
    "石板镇 巴福镇 北碚片区",
    "新材料 材料科技 复合材料",
    "镁合金压铸件|碳纤维复合材料|导热界面材料|电池隔膜涂层|可降解树脂|高温合金粉末",
  ),
  chain(
    "service.rnd",
    5,
    "虎溪街道 曾家镇 金凤镇",
    "技术研究院 创新中心 科创孵化 联合实验室",
    "共性技术研发服务|中试平台服务|创业孵化服务|仪器共享服务",
  ),
  chain(
    "service.software",
    4,
    "西永街道 香炉山街道 沙坪坝片区",
    "信息服务 软件服务 数据服务",
    "政企数据服务|软件定制服务|信创适配服务|云运维服务|数据安全服务",
  ),
  chain(
    "service.testing",
    6,
    "金凤镇 含谷镇 九龙坡片区",
    "检验检测 检测技术 计量检测 质量技术服务",
    "汽车电子可靠性检测|医疗器械检验|环境与食品检测|新材料理化检测|软件测评",
  ),
  chain(
    "service.culture",
    6,
    "虎溪街道 沙坪坝片区 香炉山街道",
    "数字文化 动漫 互动娱乐 数字创意",
    "国风解谜游戏|科普动画|数字博物馆|虚拟演播服务|独立游戏|沉浸式展览",
  ),
  chain(
    "service.fintech",
    3,
    "西永街道 九龙坡片区 金凤镇",
    "科技金融服务 融资担保 数字金融 创业投资",
    "科技企业授信评估系统|知识产权融资服务|供应链金融平台|早期投资服务",
  ),
  chain(
    "service.scitech",
    4,
    "曾家镇 虎溪街道 沙坪坝片区",
    "知识产权服务 科技服务 技术转移 科技咨询",
    "专利代理服务|成果转化服务|科技项目咨询服务|绿色低碳咨询服务",
  ),
];

export const TOWN_NAMES = ZONE_TOWNS.map((town) => town.name);
export const AREA_NAMES: readonly string[] = ZONE_AREAS;
