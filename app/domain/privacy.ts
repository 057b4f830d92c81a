import { NEVER_ASKED } from "./candidate";
import { termText } from "./terms";

/** Who runs an installation, as those who run it have said; null = 待核. */
export interface Operator {
  name: string | null;
  /** How whoever asks about their data reaches them. */
  contact: string | null;
}

export interface ProcessedData {
  what: string;
  why: string;
  /** Of 个人信息保护法. */
  basis: string;
  kept: string;
}

/** What is kept about people, as art. 17 and 网络数据安全管理条例 art. 21 ask to be told: a list. */
export const PROCESSED: readonly ProcessedData[] = [
  {
    what: "账号：姓名或称呼、邮箱（是否确认过）或手机号、密码的不可逆摘要、登录设备与网络地址",
    why: "登录、保护账号安全",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: "注销时删除；登录记录保留到会话结束后 30 天",
  },
  {
    what: `简历：姓名、联系方式、教育与工作经历、技能、求职意向、附件。${NEVER_ASKED}`,
    why: "由您用来投递",
    basis: "第十三条第一款第一项（同意），均由您自愿填写",
    kept: "随时可以修改、删除；注销时删除",
  },
  {
    what: "投递：投递当时的资料、进展、消息、面试安排",
    why: "交给您选择的用人单位处理应聘",
    basis: "第二十三条（单独同意），每次投递各自征得并记录",
    kept: `结束后 ${termText("applications")}删除个人内容；撤回后单位不能再查看，${termText("withdrawn")}后删除；结束后也可以随时撤回同意，立即删除。各步骤的时间留作答复率统计，不含个人内容。谁看过联系方式的记录 ${termText("looks")}（均为项目默认）`,
  },
  {
    what: "公开的求职意向：不含姓名、联系方式和附件",
    why: "由已核验的用人单位查找并邀请投递",
    basis: "第十三条第一款第一项（同意），默认不公开",
    kept: `改回后立即不再显示；收到的投递邀请 ${termText("jobInvitations")}（项目默认）`,
  },
  {
    what: "收藏的职位、保存的搜索",
    why: "方便您再次查看，按您的选择发送新职位邮件",
    basis: "第十三条第一款第一项（同意），每个搜索各自征得",
    kept: "随时可以删除；注销时删除",
  },
  {
    what: "单位经办人：姓名、身份证明、授权书",
    why: "核验用人单位（《网络招聘服务管理规定》第十七条）",
    basis: "第十三条第一款第三项（履行法定义务所必需）",
    kept: `只有本人和核验人员可以查看，每次查看有记录；身份证明和授权书在核验决定 ${termText("papers")}后删除，没有提交或没有通过的整份删除（项目默认）。注销时立即删除姓名、身份证明和授权书，单位的营业执照留存`,
  },
  {
    what: "人才卡申请：姓名、证件类型与号码（敏感个人信息，加密保存）、工作单位、申报条件与荣誉、材料、审查记录；发卡后卡上的姓名、单位、编号",
    why: "核验身份和条件，审查、公示（脱敏）、发卡，供他人核验卡的真伪",
    basis: "第十三条第一款第一项、第二十三条、第二十五条、第二十九条（单独同意），每次申请各自征得",
    kept: `办结 ${termText("cardCases")}后删除个人内容，发了卡的从卡失效起算；没有提交的 ${termText("cardDrafts")}没有改动即删除（均为项目默认）。随时可以撤回申请；注销时删除，卡随之撤销`,
  },
  {
    what: "代办人才卡的请求：对方邮箱或手机号（只保存遮住一部分的样子）",
    why: "由单位询问能否代办；单位不会知道对方是否注册",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: `${termText("cardInvitations")}（项目默认）`,
  },
  {
    what: "人才卡公示的异议：内容，您愿意留下的姓名和联系方式（加密保存）",
    why: "核实和答复；不会告诉被公示人和单位，只有办理异议的人员可以查看，每次查看有记录",
    basis: "第十三条第一款第一项（同意），姓名和联系方式均由您自愿填写",
    kept: `申请办结 ${termText("objectors")}后删除姓名和联系方式（项目默认）；异议内容随那份申请删除`,
  },
  {
    what: "人才卡的核验记录：哪张卡、何时、以什么方式、结果；不记录是谁核验的",
    why: "让持卡人看到自己的卡何时被核验过，发现冒用",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: `${termText("cardVerifications")}（项目默认）；注销时不再对应到您的卡`,
  },
  {
    what: "人才卡权益的使用记录：哪项权益、何时、经办窗口",
    why: "按限定的次数提供权益，让持卡人看到卡用在了哪里",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: "随卡保存（项目默认）；注销时只留下哪天用过一次的计数，不含时刻，卡上不再有您的姓名",
  },
  {
    what: "加入单位的邀请：对方邮箱",
    why: "由单位负责人邀请同事",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: `${termText("memberInvitations")}（项目默认）`,
  },
  {
    what: "职位举报：文字、答复邮箱",
    why: "核实和答复",
    basis: "第十三条第一款第三项（履行法定义务所必需）",
    kept: `答复 ${termText("reports")}后删除文字和邮箱（项目默认）；注销时不再对应到您本人`,
  },
  {
    what: "系统邮件",
    why: "告知投递、面试与核验的进展",
    basis: "第十三条第一款第二项（订立、履行合同所必需）",
    kept: `${termText("mails")}（项目默认）`,
  },
  {
    what: "操作记录：谁在何时做了什么、网络地址",
    why: "追查未经授权的查看和改动",
    basis: "第十三条第一款第三项（履行法定义务所必需）；第五十一条",
    kept: "不删除；注销后不再对应到您本人",
  },
];
