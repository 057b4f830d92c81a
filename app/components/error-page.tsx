import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { Phoenix } from "./ui/phoenix";

const TEXTS: Record<number, { title: string; what: string }> = {
  400: { title: "这个地址无法识别", what: "链接里有无法解读的字符。请检查地址，或从下面重新开始。" },
  403: {
    title: "您没有查看这个页面的权限",
    what: "当前登录的账号不能使用这个页面。请换用有权限的账号登录，或联系平台管理员。",
  },
  404: { title: "没有找到这个页面", what: "它可能已被删除，或者链接不完整。可以从职位搜索重新开始。" },
  405: { title: "这个地址不接受此操作", what: "请返回上一页，用页面上的按钮重试。" },
  429: { title: "访问太频繁", what: "请稍等一分钟再试。" },
  503: { title: "服务暂时不可用", what: "系统正在恢复，请稍后刷新本页。" },
};

/** How an error of this status is told. */
export const errorText = (status: number): { title: string; what: string } =>
  TEXTS[status] ?? {
    title: "页面没能显示出来",
    what: "这是我们的问题，不是您的操作造成的。请刷新重试；若仍然如此，请稍后再来。",
  };

/** The data of the next page did not arrive: what is seen on trains, and when one asks too often. */
export function ConnectionError() {
  return (
    <div className="wrap py-20 text-center">
      <Phoenix className="mx-auto size-16 text-gold" />
      <h1 className="mt-4 text-2xl font-bold">没有连上服务器</h1>
      <p className="mt-2 text-ink-2">网络可能不稳定，或者访问太频繁。请检查网络，稍后重试。</p>
      <p className="mt-6">
        <button type="button" className="btn" onClick={() => window.location.reload()}>
          重试
        </button>
      </p>
    </div>
  );
}

/** What went wrong and what to do next; shown for every error, inside the usual header and footer. */
export function ErrorPage({ status }: { status: number }) {
  const text = errorText(status);
  return (
    <div className="wrap py-20 text-center">
      <Phoenix className="mx-auto size-16 text-gold" />
      <h1 className="mt-4 text-2xl font-bold">{text.title}</h1>
      <p className="mt-2 text-ink-2">{text.what}</p>
      <p className="mt-6 flex justify-center gap-3">
        <Link className="btn" to={paths.jobs()}>
          搜索职位
        </Link>
        <Link className="btn btn-quiet" to={paths.home()}>
          回到首页
        </Link>
      </p>
      <p className="mt-6 text-sm text-ink-2">错误代码 {status}</p>
    </div>
  );
}
