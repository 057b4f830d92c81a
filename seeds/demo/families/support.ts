import { family } from "../family";

/** Work beside the trade itself: stores, projects, law, service, teaching. */
export const SUPPORT_FAMILIES = [
  family({
    id: "warehouse",
    titles: "仓储管理员|物流专员|仓库保管员|叉车司机|物流配送专员",
    intern: null,
    topics: "原料库|成品库|备件库",
    dept: "仓储物流部",
    setting: "warehouse",
    edu: "unlimited secondary highSchool college",
    majors: "专业不限，物流管理专业优先",
    levels: "campus junior mid",
    pay: "3.8-5 5-7 7-10",
    skills: "WMS|盘点|叉车|先进先出|单据管理",
    duties: `
      负责{t}的收发、摆放与盘点
      核对单据，账物卡一致
      检查温湿度、效期和安全
      配合生产备料与发货
      做好 5S 与消防检查`,
    needs: `
      认真负责，会使用电脑
      能完成一定量的搬运，配有搬运设备
      服从排班`,
    plus: `
      持有叉车作业证
      用过 WMS 系统`,
  }),
  family({
    id: "project-manager",
    in: "it.software it.iiot it.terminal it.ai health.device health.ivd green.nev green.storage green.equipment service.software",
    titles: "项目经理|研发项目经理|PMO专员|交付项目经理",
    topics: "硬件研发项目|软件交付项目|客户定点项目|科研项目",
    dept: "项目管理部",
    edu: "bachelor bachelor master",
    majors: "理工、工程管理等相关专业",
    levels: "junior mid senior",
    pay: "8-11 13-20 20-32",
    skills: "项目管理|PMP|计划编制|风险管理|沟通协调|Jira",
    duties: `
      负责{p}相关{t}的计划、资源与进度
      组织评审与例会，跟踪问题关闭
      识别风险，提前协调解决
      控制成本与变更，准备验收资料
      总结经验，完善流程模板`,
    needs: `
      有同类项目全过程经历
      计划性好，能推动跨部门协作
      表达客观`,
    plus: `
      持有 PMP 或软考高级证书
      懂一门专业技术`,
  }),
  family({
    id: "legal",
    titles: "法务专员|合规专员|知识产权法务",
    topics: "合同审查|合规管理|知识产权保护|数据合规",
    dept: "法务部",
    edu: "bachelor master",
    majors: "法学、知识产权等相关专业",
    pay: "6-9 10-16 16-26",
    skills: "合同审查|法律检索|合规|诉讼管理|公司治理",
    duties: `
      审查、起草合同，提示风险，侧重{t}
      提供法律咨询，参与谈判
      管理纠纷与外部律师
      建立合规制度，组织培训
      跟踪{p}相关法律法规的变化`,
    needs: `
      法律基础扎实，文书规范
      通过国家统一法律职业资格考试
      严谨，守信`,
    plus: `
      有医药、软件或汽车行业经历
      英语可作为工作语言`,
  }),
  family({
    id: "customer-service",
    titles: "客户服务专员|售后服务工程师|用户支持专员|呼叫中心客服",
    intern: null,
    topics: "设备售后|软件支持|用户回访|安装与维修",
    dept: "客户服务部",
    edu: "secondary college college bachelor",
    majors: "专业不限，电子、机电、医学等专业优先",
    levels: "campus junior mid",
    pay: "4.2-6 6-9 9-13",
    skills: "沟通|故障排查|工单系统|维修|回访",
    duties: `
      受理{p}的咨询与报修，登记工单，侧重{t}
      远程或上门处理故障，记录原因
      定期回访，整理改进建议
      维护备件与工具
      编写常见问题解答`,
    needs: `
      普通话清楚，有耐心
      具备基本的动手或电脑操作能力
      能参加轮班`,
    plus: `
      有设备维修经验
      持有驾驶证`,
  }),
  family({
    id: "trainee",
    titles: "管培生|储备干部|技术管培生|轮岗培养生",
    intern: null,
    topics: "研发管理|生产制造|市场与产品|职能管理",
    dept: "人才发展中心",
    edu: "bachelor bachelor master",
    majors: "理工、管理、经济等相关专业",
    levels: "campus",
    pay: "6.5-9.5 10-12 12-15",
    skills: "学习能力|沟通|项目实践|办公软件",
    duties: `
      用十二个月在三个部门轮岗，方向为{t}
      在导师指导下完成{p}的一个实际课题
      参加定期述职和培训
      整理轮岗报告，提出改进建议
      轮岗结束后与公司双向选择岗位`,
    needs: `
      愿意到现场了解业务
      善于学习与总结
      有社团、竞赛或项目实践`,
    plus: `
      英语或第二外语可交流
      有相关行业实习`,
  }),
  family({
    id: "trainer",
    in: "service.rnd it.ai it.software service.culture health.care",
    titles: "课程讲师|实训讲师>岗前实训,专业课程|教研专员|助教|科普讲解员>科普讲解",
    intern: "助教实习生",
    topics: "岗前实训|专业课程|科普讲解|企业内训",
    dept: "教学培训部",
    edu: "college bachelor bachelor master",
    majors: "与授课方向相关的专业",
    pay: "5.5-8 9-14 14-20",
    skills: "授课|课件制作|教学设计|答疑|实训指导",
    duties: `
      承担{t}的备课、授课与答疑
      编写课件、实验指导书和题库
      组织实训项目，评价学习成果
      收集学员意见，改进教学
      参与教材与课程资源建设`,
    needs: `
      专业知识扎实，讲解清楚
      有教学、助教或培训经历
      对学员有耐心`,
    plus: `
      持有教师资格或行业证书
      有项目开发经验`,
  }),
];
