/** Problem details (RFC 9457): what every error of the open API is answered with. */
export interface Problem {
  /** Address of the description of this kind of problem. */
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The address that was asked for. */
  instance: string;
}

/** The kinds of problem, each described under its name in the OpenAPI document (`components.responses`). */
export const PROBLEMS = {
  BadRequest: { status: 400, title: "地址无法识别" },
  Forbidden: { status: 403, title: "不对外开放" },
  NotFound: { status: 404, title: "没有找到" },
  MethodNotAllowed: { status: 405, title: "不支持的方法" },
  ContentTooLarge: { status: 413, title: "提交的内容太大" },
  TooManyRequests: { status: 429, title: "请求过于频繁" },
  InternalError: { status: 500, title: "服务器内部错误" },
  Unavailable: { status: 503, title: "服务暂时不可用" },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/**
 * Describes an error.
 * @param publicUrl origin of the portal; @param instance path and query that were asked for
 */
export function problem(kind: ProblemKind, publicUrl: string, instance: string, detail: string): Problem {
  const { status, title } = PROBLEMS[kind];
  const type = `${publicUrl}/api/openapi.json#/components/responses/${kind}`;
  return { type, title, status, detail, instance };
}

/** An error as a response. */
export function problemResponse(body: Problem, headers: HeadersInit = {}): Response {
  const answer = new Response(JSON.stringify(body), { status: body.status, headers });
  answer.headers.set("Content-Type", "application/problem+json; charset=utf-8");
  answer.headers.set("Content-Language", "zh-CN");
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}
