/**
 * Pieces of patterns that several rules share. Everything is read in folded text (`foldPosting`): one width, lower
 * case, simplified, no blanks between Chinese characters.
 */

/** A pattern over a whole text: global, Unicode. */
export const re = (source: string) => new RegExp(source, "gu");

/** A guard over a short piece of a sentence. */
export const guard = (source: string) => new RegExp(source, "u");

export const HAN = "\\p{Script=Han}";

/** What may stand between a cue and its object: `限：男`, `限(男)`, `限、男`. */
export const GAP = "[:(,、/]?";

/** `2名`, `若干位` */
export const COUNT = "(?:[0-9]{1,3}|[一二两三四五六七八九十几数多若干]{1,3})?(?:名|位|个|人)?";

/** Cues of a limit that stand before what they limit to. */
export const ONLY =
  "(?:(?<![不无未非权期时年上下有极局受界额度])限(?:定于?|于|制为?|为|招聘?|聘|收)?|" +
  "(?<![不])(?:仅|只|专|单)(?:限于?|限制为?|招聘|招收|招募|招|聘|收|要|需要?|考虑|录用?|录取|接受|面向|面对|能?是|欢迎|用)|" +
  "必须(?:是|为|要)?|(?<!不)须(?:是|为)?|(?<!不)要求(?:是|为)?|(?<!不)需(?:是|为|要)?|应为)";

/** Cues of a preference that stand before it. */
export const PREFERRING = "优先(?:考虑|录用|录取|聘用|招聘|招收|招|选择|选)?";

/** Cues of a preference that stand behind it. */
export const PREFERRED =
  "(?:优先|为佳|为宜|为先|为主|优考虑|更佳|更好|更优|最佳|尤佳|较佳|最好|佳|加分|更受欢迎|更合适)";

/** Cues that turn people away, behind the people. */
export const TURNED_AWAY =
  "(?:者|的|人员|人士|朋友|同学|请)?(?:勿扰|勿投|勿进|勿试|勿来|勿聊|勿应聘|勿报|勿投递|勿联系|莫扰|莫投|免谈|免投|免扰|免进|止步|绕道|绕行|" +
  "请勿|谢绝|不要(?!错过|犹豫|担心|紧张|求)|不招|不收|不考虑|不录|不予|不接受|除外|慎投|别投|别来|暂不|不合适|不适合|退散|拒绝|一律不|不符合(?:录用|录取|招聘|招用|应聘|岗位|入职)(?:条件|要求|标准))";

/** Cues that turn people away, before the people. */
export const TURNING_AWAY =
  "(?:不招收?|不要(?!求)|不收|不录用?|不录取|不考虑|不接受|不接收|不聘用?|不需要?|不用|谢绝|拒绝|拒招|拒收|勿招|暂不招收?|暂不考虑|暂不接受|除)(?:聘|用|收|招)?";

/** What comes behind a word that is named only to say that it does not matter. */
export const OPEN =
  "(?:者|人员|人士)?(?:一律)?(?:均可|皆可|都可|均行|都行|皆宜|均宜|均收|都收|都要|均招|都招|不限|无限制|不作限制|不做限制|不设限|不拘|不论|不问|" +
  "均欢迎|都欢迎|也欢迎|同等欢迎|亦可|也可|不作要求|不做要求|无要求|没有要求|没要求|无特殊要求|无所谓|不是问题|不影响|一视同仁|平等)";

/** What comes before a word that is named only to say that it does not matter. */
export const NO_MATTER =
  "(?:不限(?:制|定)?|不论|无论|不分|不拘|不问|不看|不设|不因|不以|不询问|不过问|不打听|不查|不关注|不考察|不要求|无须|无需|不需要?|不必|不涉及|没有|不存在)";

/** A sentence that forbids, fights or explains a practice does not ask for it. */
export const DISOWNED =
  "(?:不因|不以|不得|不会|绝不|从不|禁止|严禁|杜绝|反对|抵制|谨防|警惕|防范|举报|投诉|如遇|若遇|遇到|凡是?|任何|防止|打击|消除|识别|治理|监测|审核|拦截|屏蔽|排查)";

/** Who is served, sold to, studied or written about: not who is hired. */
export const SERVED =
  "(?:用户|客户|顾客|客人|会员|消费|群体|人群|受众|患者|病人|病患|学员|学生(?!会)|嘉宾|市场|粉丝|玩家|读者|观众|旅客|乘客|老人|长者|" +
  "服务对象|目标|访客|住户|租户|租客|业主|居民|儿童|孩子|幼儿|宝宝|少儿|青少年|家长)";

/** Headwords of things made, sold or run: what stands before them describes the thing. */
export const THING =
  "(?:系统|平台|软件|小程序|应用|app|数据库|栏目|频道|节目|品牌|产品(?!经理|专员|助理|运营|总监)|项目|课程|题材|杂志|图书|论文|课题|模块|接口|算法|模型)";
