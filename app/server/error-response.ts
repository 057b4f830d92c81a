import { PROBLEMS, problem, type ProblemKind } from "~/http/problem";
import { sourceHash } from "./headers";

const KINDS = Object.keys(PROBLEMS) as ProblemKind[];
/** Characters of an address that are repeated. */
const LONGEST = 2000;

/** What the server itself refuses, before any page is asked. */
export type RefusedStatus = 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503;

const TEXTS: Record<RefusedStatus, { title: string; what: string }> = {
  400: {
    title: "这个地址无法识别",
    what: "链接里有无法解读的字符。请检查地址，或回到首页重新开始。",
  },
  403: {
    title: "这次操作没有被接受",
    what: "请求来自其他网站，或者这个地址只供系统维护使用。请回到本站页面重新操作。",
  },
  404: { title: "没有找到这个文件", what: "它可能已随新版本更换。请刷新页面。" },
  405: {
    title: "这个地址不接受此操作",
    what: "请返回上一页，用页面上的按钮重试。",
  },
  413: {
    title: "提交的内容太大",
    what: "请减小内容后重新提交。上一页填写的内容还在。",
  },
  429: { title: "访问太频繁", what: "请稍等一分钟再试。" },
  500: {
    title: "页面没能显示出来",
    what: "这是我们的问题，不是您的操作造成的。请刷新重试；若仍然如此，请稍后再来。",
  },
  503: {
    title: "服务暂时不可用",
    what: "系统正在恢复，请稍后刷新本页。",
  },
};

const STYLE =
  ":root{color-scheme:light dark}body{font:16px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem}";

/** The hash that lets the plain error page keep its few rules of style. */
export const ERROR_STYLE_HASH = sourceHash(STYLE);

/** A whole page that needs no file and no database. */
export function errorHtml(status: RefusedStatus, requestId: string): string {
  const { title, what } = TEXTS[status];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} | 金凤凰 · 凤栖</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${what}</p><p><a href="/">回到首页</a></p><p><small>错误代码 ${status} · ${requestId}</small></p></main></body></html>`;
}

/**
 * The same as a problem document.
 * @param instance path and query that were asked for
 */
export function errorProblem(status: RefusedStatus, publicUrl: string, instance: string): string {
  const kind = KINDS.find((name) => PROBLEMS[name].status === status) ?? "InternalError";
  return JSON.stringify(problem(kind, publicUrl, instance.slice(0, LONGEST), TEXTS[status].what));
}
