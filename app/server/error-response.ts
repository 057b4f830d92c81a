import { sourceHash } from "./headers";

/** What the server itself refuses, before any page is asked. */
export type RefusedStatus = 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503;

const TEXTS: Record<RefusedStatus, { title: string; what: string; problem: string }> = {
  400: {
    title: "这个地址无法识别",
    what: "链接里有无法解读的字符。请检查地址，或回到首页重新开始。",
    problem: "The address contains characters that cannot be read.",
  },
  403: { title: "这里不对外开放", what: "这个地址只供系统维护使用。", problem: "Not open to you." },
  404: { title: "没有找到这个文件", what: "它可能已随新版本更换。请刷新页面。", problem: "No such file." },
  405: {
    title: "这个地址不接受此操作",
    what: "请返回上一页，用页面上的按钮重试。",
    problem: "Method not allowed.",
  },
  413: {
    title: "提交的内容太大",
    what: "请减小内容后重新提交。上一页填写的内容还在。",
    problem: "The request body is too large.",
  },
  429: { title: "访问太频繁", what: "请稍等一分钟再试。", problem: "Too many requests; see Retry-After." },
  500: {
    title: "页面没能显示出来",
    what: "这是我们的问题，不是您的操作造成的。请刷新重试；若仍然如此，请稍后再来。",
    problem: "An unexpected error on our side.",
  },
  503: {
    title: "服务暂时不可用",
    what: "系统正在恢复，请稍后刷新本页。",
    problem: "Temporarily unavailable.",
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

/** RFC 9457. */
export function errorProblem(status: RefusedStatus, requestId: string): string {
  const { title, problem } = TEXTS[status];
  return JSON.stringify({ type: "about:blank", title, status, detail: problem, instance: requestId });
}
