/**
 * Reviewed synonyms: words of one line stand for each other in a query, at a small penalty. Only words that a
 * recruiter would exchange freely belong here; a broader or narrower word does not.
 */
const GROUPS = `
前端 前端开发 web前端 h5 frontend
后端 后端开发 服务端 后台开发 backend
全栈 fullstack
软件 软体
硬件 硬体
网络 网路
数据库 资料库
安卓 android
苹果 ios
测试 qa
软件测试 测试工程师
自动化测试 测试开发
运维 devops sre
产品经理 pm
算法 algorithm
人工智能 ai
机器学习 ml
深度学习 dl
自然语言处理 nlp
计算机视觉 机器视觉 图像识别 cv
大模型 大语言模型 llm
大数据 bigdata
单片机 mcu
集成电路 ic
芯片 chip
版图 layout
可编程逻辑 fpga
印制电路板 pcb
嵌入式 embedded
界面设计 ui
交互设计 ux
人力资源 人事 hr
管培生 管理培训生
实习 实习生 intern
应届 应届生 应届毕业生 校招
兼职 非全日制
护士 护师 护理
幼师 幼儿园教师 幼儿教师
教师 老师
程序员 软件工程师
销售 业务员
会计 财务
体外诊断 ivd
医疗器械 器械
新能源汽车 电动汽车
自动驾驶 智能驾驶 无人驾驶
锂电 锂电池
质检 质量检验 qc
质量保证 qa
专利代理 专利代理师
硕士 研究生
javascript js
typescript ts
golang go
c# csharp .net
node.js nodejs
vue vue.js vuejs
react react.js reactjs
postgresql postgres
kubernetes k8s
pytorch torch
`;

/** Maps a word to the other words of its groups. */
export function buildSynonyms(): Map<string, string[]> {
  const map = new Map<string, Set<string>>();
  for (const line of GROUPS.trim().split("\n")) {
    const words = line.trim().split(/\s+/);
    for (const word of words) {
      const others = map.get(word) ?? new Set<string>();
      for (const other of words) if (other !== word) others.add(other);
      map.set(word, others);
    }
  }
  return new Map([...map].map(([word, others]) => [word, [...others]]));
}
