import { family } from "../family";

/** Digital culture (数字文创). */
export const CULTURE_FAMILIES = [
  family({
    id: "concept-art",
    in: "service.culture",
    titles: "原画师|游戏原画设计师|场景原画师>场景设计|角色原画师>角色设计|插画师",
    intern: "原画实习生",
    topics: "角色设计|场景设计|国风题材|科幻题材|道具与图标",
    dept: "美术中心",
    setting: "studio",
    edu: "college college bachelor unlimited",
    majors: "动画、美术、数字媒体艺术等相关专业",
    pay: "5.5-8.5 9-15 15-24",
    skills: "Photoshop|原画|色彩构成|人体结构|Blender|手绘",
    duties: `
      根据世界观和策划案完成{t}的概念图
      绘制三视图、材质与分层说明，交给三维同事制作
      参与{p}的风格讨论，维护美术规范
      修改完善外包稿件
      整理素材库和过程文件`,
    needs: `
      绘画基本功扎实，透视与色彩准确
      熟练使用数位板和绘图软件
      投递时请附作品集`,
    plus: `
      会用三维软件辅助绘画
      有完整上线项目`,
  }),
  family({
    id: "animation-3d",
    in: "service.culture it.software",
    titles:
      "3D建模师>角色模型,场景模型|三维动画师>角色动画|动作设计师>角色动画|特效师>实时特效|次世代模型师>角色模型,场景模型",
    intern: "三维动画实习生",
    topics: "角色模型|场景模型|角色动画|实时特效|数字人",
    dept: "美术中心",
    setting: "studio",
    edu: "college college bachelor",
    majors: "动画、数字媒体、游戏设计等相关专业",
    pay: "5.5-8.5 9-15 15-23",
    skills: "Maya|ZBrush|Substance Painter|Unreal Engine|Blender|骨骼绑定",
    duties: `
      制作{p}所需的{t}，满足面数与贴图规范
      完成绑定、动画或特效并导入引擎
      与原画、程序同事沟通效果与性能
      审核外包资源
      改进制作流程，编写说明`,
    needs: `
      熟练使用 Maya、Blender 等一种软件
      了解实时渲染的基本流程
      投递时请附作品视频`,
    plus: `
      会用 UE5 或 Unity
      有动作捕捉数据处理经验`,
  }),
  family({
    id: "game-design",
    in: "service.culture",
    fits: "游戏|展览|博物馆",
    titles: "游戏策划|系统策划>系统玩法|关卡策划>关卡设计|数值策划>数值平衡|文案策划>剧情文案",
    intern: "游戏策划实习生",
    topics: "系统玩法|关卡设计|数值平衡|剧情文案|活动运营",
    dept: "策划组",
    setting: "studio",
    edu: "college bachelor bachelor",
    majors: "专业不限，数字媒体、中文、数学等专业优先",
    pay: "6-9 10-16 16-26",
    skills: "游戏策划|Excel|数值建模|Unity|文案|竞品分析",
    duties: `
      承担{p}的{t}，编写策划文档
      拆解需求，跟进程序、美术实现
      配置表格和关卡，组织内部测试
      分析玩家反馈与数据，持续调整
      体验同类产品，撰写分析报告`,
    needs: `
      热爱游戏，有自己的思考
      逻辑清楚，文档规范
      熟练使用 Excel`,
    plus: `
      做过独立游戏或模组
      会简单的脚本编程`,
  }),
  family({
    id: "game-dev",
    in: "service.culture it.software",
    titles:
      "Unity开发工程师|UE5开发工程师|游戏客户端工程师|XR开发工程师>虚拟现实,数字孪生|图形引擎工程师>渲染优化",
    intern: "Unity开发实习生",
    topics: "玩法逻辑|渲染优化|虚拟现实|数字孪生|网络同步",
    dept: "客户端程序组",
    setting: "studio",
    edu: "college bachelor bachelor",
    majors: "计算机、软件工程、数字媒体技术等相关专业",
    pay: "8-12 13-21 21-33",
    skills: "Unity|C#|Unreal Engine|C++|Shader|性能优化|OpenXR",
    duties: `
      开发{p}的{t}模块
      编写工具，提高美术和策划的效率
      分析帧率与内存，完成多平台适配
      与服务端约定协议，处理同步和断线
      修复缺陷，参加代码检视`,
    needs: `
      熟悉 Unity 或 Unreal 中的一种
      掌握 C# 或 C++，理解常用设计模式
      有可演示的作品`,
    plus: `
      会写 Shader
      了解数字孪生或 VR 设备`,
  }),
  family({
    id: "media",
    in: "service.culture service.scitech it.terminal service.software",
    titles:
      "新媒体运营|视频剪辑师>短视频,直播内容|短视频编导>短视频,直播内容|内容运营专员|文字编辑>公众号,科普内容",
    topics: "科普内容|短视频|公众号|直播内容|品牌故事",
    dept: "内容部",
    setting: "studio",
    edu: "college college bachelor",
    majors: "新闻传播、中文、影视、数字媒体等相关专业",
    pay: "4.5-7 7-11 11-17",
    skills: "Premiere|剪映|文案|选题策划|数据复盘|摄影",
    duties: `
      围绕{p}策划选题，完成{t}的撰写或制作
      拍摄、剪辑视频，核对事实与版权
      维护账号，回复留言，整理用户意见
      分析传播数据，调整内容方向
      配合线下活动的记录与宣传`,
    needs: `
      文字通顺，有基本的审美
      会使用剪辑、排版软件
      尊重事实，不写夸大内容`,
    plus: `
      有科技或医疗领域报道经历
      投递时附代表作品`,
  }),
];
