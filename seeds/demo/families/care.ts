import { family } from "../family";

/** Care of people (医养健). */
export const CARE_FAMILIES = [
  family({
    id: "nurse",
    in: "health.care",
    titles:
      "护士|病区护士>康复病区,老年病区|门诊护士>门诊输液室|康复护士>康复病区|体检中心护士>体检中心|手术室护士>手术室",
    intern: "护理实习生",
    topics: "康复病区|老年病区|门诊输液室|体检中心|手术室|血液透析室",
    dept: "护理部",
    setting: "ward",
    edu: "secondary college college bachelor",
    majors: "护理、助产等专业",
    levels: "intern campus junior mid",
    pay: "4.5-6.5 6-8.5 8-11",
    skills: "护理|静脉穿刺|急救|护理文书|无菌操作|健康宣教",
    duties: `
      承担{t}的基础护理和专科护理，执行医嘱并核对
      观察患者病情变化，及时报告并配合抢救
      规范书写护理记录，做好交接班
      开展健康宣教和出院指导
      执行消毒隔离制度，管理药品与器械
      参加护理查房、业务学习和技能考核`,
    needs: `
      持有护士执业资格，应届毕业生须已通过护士执业资格考试
      掌握基础护理操作，了解急救流程
      有爱心和责任心，沟通温和
      能参加轮班，夜班按规定支付津贴`,
    plus: `
      有康复或老年护理经历
      持有专科护士证书`,
  }),
  family({
    id: "senior-nurse",
    in: "health.care",
    titles: "护师|主管护师|护理组长|责任护士",
    intern: null,
    topics: "重症康复|伤口造口|慢病管理|安宁疗护",
    dept: "护理部",
    setting: "ward",
    edu: "college bachelor bachelor",
    majors: "护理专业",
    levels: "mid senior",
    pay: "6-8 7-10 10-14",
    skills: "专科护理|护理质控|带教|重症护理|护理科研",
    duties: `
      负责{t}患者的整体护理，制定护理计划并评价效果
      指导和带教护士、实习生，组织技能培训
      参与护理质量检查，分析不良事件并改进
      协助护士长排班和物资管理
      开展护理新技术与小型课题`,
    needs: `
      具备护师及以上专业技术资格
      临床经验丰富，能独立处理常见急症
      有带教意愿和组织能力`,
    plus: `
      持有省级以上专科护士证书
      发表过护理论文`,
  }),
  family({
    id: "rehab",
    in: "health.care health.device",
    titles: "康复治疗师|运动康复师>骨科康复|作业治疗师|言语治疗师>神经康复,儿童康复",
    intern: "康复治疗实习生",
    topics: "神经康复|骨科康复|儿童康复|心肺康复",
    dept: "康复医学科",
    setting: "ward",
    edu: "college college bachelor",
    majors: "康复治疗、运动康复、针灸推拿等专业",
    pay: "5-7 7-10 10-14",
    skills: "康复评定|PT|OT|ST|手法治疗|康复设备",
    duties: `
      为{t}患者做功能评定，拟定训练计划
      开展运动、作业或言语训练，记录进展
      指导家属掌握居家训练方法
      使用和维护康复设备，反馈改进意见
      参加多学科讨论和科室学习`,
    needs: `
      持有康复医学治疗技术资格或即将取得
      掌握常用评定量表和治疗技术
      有耐心，善于鼓励患者`,
    plus: `
      有机器人辅助训练使用经历
      进修过专科康复`,
  }),
  family({
    id: "elder-care",
    in: "health.care",
    titles: "养老护理员|健康管理师>社区健康管理|照护主管|医养结合服务专员",
    intern: null,
    topics: "失能照护|认知症照护|社区健康管理|居家上门服务",
    dept: "照护服务部",
    setting: "ward",
    edu: "unlimited secondary college bachelor",
    majors: "护理、老年服务、健康管理等专业优先",
    levels: "campus junior mid",
    pay: "4-6 5.5-8 8-11",
    skills: "生活照护|健康档案|应急处理|沟通|营养膳食",
    duties: `
      按照护计划提供{t}，记录生命体征和日常情况
      组织文娱与康复活动，陪伴长者
      建立健康档案，跟踪慢病指标
      与家属保持沟通，及时反馈变化
      发现异常立即报告并协助送医`,
    needs: `
      尊重长者，耐心细致
      持有养老护理员、健康管理师等证书者优先，也可入职后培训取证
      能参加轮班`,
    plus: `
      有医疗机构或养老机构工作经历
      会基础康复手法`,
  }),
  family({
    id: "physician",
    in: "health.care health.digital",
    titles: "全科医师>全科门诊|康复医师>康复病区|体检医师>体检中心|中医师>中医门诊|医学影像医师>影像科",
    intern: null,
    topics: "全科门诊|康复病区|体检中心|中医门诊|影像科",
    dept: "医务部",
    setting: "ward",
    edu: "bachelor bachelor master",
    majors: "临床医学、中医学、康复医学、医学影像等专业",
    levels: "junior mid senior",
    pay: "7-10 11-18 18-28",
    skills: "诊疗规范|病历书写|慢病管理|B超|急救",
    duties: `
      负责{t}的日常诊疗，规范书写病历
      制定治疗或健康管理方案，做好随访
      参加会诊、查房与疑难病例讨论
      执行医疗核心制度，保障医疗安全
      开展健康讲座，指导下级医师`,
    needs: `
      持有医师资格证和执业证，执业范围相符
      具备独立处理常见病的能力
      医患沟通良好`,
    plus: `
      完成住院医师规范化培训
      具备中级及以上职称`,
  }),
  family({
    id: "lab-tech-medical",
    in: "health.care health.ivd service.testing",
    titles: "医学检验师|检验技师|病理技术员>病理制片|基因检测实验员>分子检测",
    intern: "医学检验实习生",
    topics: "临床生化|微生物检验|分子检测|病理制片",
    dept: "检验科",
    setting: "lab",
    edu: "college bachelor bachelor",
    majors: "医学检验技术、生物技术、病理等专业",
    levels: "intern campus junior mid",
    pay: "4.8-6.5 6.5-9.5 9.5-14",
    skills: "医学检验|PCR|质控|显微镜|生物安全",
    duties: `
      完成{t}样本的接收、检测和结果审核
      做好室内质控与室间质评
      维护检验仪器，管理试剂与耗材
      按规定处理危急值和医疗废物
      参与新项目的方法学验证`,
    needs: `
      具备检验专业技术资格，或为相关专业应届毕业生
      遵守生物安全制度
      工作认真，能参加排班`,
    plus: `
      持有 PCR 上岗证
      熟悉 ISO 15189`,
  }),
];
