import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { isPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { paths } from "~/http/paths";
import { Phoenix } from "./ui/phoenix";

interface SiteHeaderProps {
  account: { name: string; roles: Role[] } | null;
}

const LINK = "inline-flex min-h-10 items-center text-chrome-2 no-underline hover:text-chrome-ink";

export function SiteHeader({ account }: SiteHeaderProps) {
  const links = [
    { to: paths.jobs(), label: "找职位" },
    { to: paths.enterprises(), label: "看企业" },
    { to: paths.talentCard(), label: "人才卡" },
    ...(account && isPermitted(account.roles, "position:write")
      ? [{ to: paths.hire(), label: "招聘管理" }]
      : []),
    ...(account && isPermitted(account.roles, "admin:enter") ? [{ to: paths.admin(), label: "管理" }] : []),
  ];
  return (
    <header className="no-print bg-chrome text-chrome-ink">
      <div className="wrap flex min-h-16 flex-wrap items-center gap-x-8">
        <Link to={paths.home()} className="flex items-center gap-2.5 py-2 text-chrome-ink no-underline">
          <Phoenix className="size-9 text-amber" />
          <span className="leading-tight font-bold tracking-wide">
            金凤凰 · 凤栖
            <small className="block text-xs font-normal text-chrome-2">
              西部（重庆）科学城人才与企业服务
            </small>
          </span>
        </Link>
        <nav aria-label="主导航" className="flex gap-6">
          {links.map(({ to, label }) => (
            <NavLink
              key={to}
              to={to}
              className="py-4 aria-[current=page]:border-b-3 text-chrome-2 no-underline hover:text-chrome-ink aria-[current=page]:border-amber aria-[current=page]:text-white"
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <nav aria-label="账号" className="ml-auto flex items-center gap-5">
          {account ? <Own name={account.name} /> : <Enter />}
        </nav>
      </div>
    </header>
  );
}

function Own({ name }: { name: string }) {
  return (
    <>
      <Link to={paths.me()} className={LINK}>
        <span className="visually-hidden">我的账号：</span>
        <span className="max-w-32 truncate">{name}</span>
      </Link>
      <Form method="post" action={paths.logout()}>
        <button type="submit" className={LINK}>
          退出
        </button>
      </Form>
    </>
  );
}

/** To sign in, and to come back here afterwards. */
function Enter() {
  const { pathname } = useLocation();
  const next = /^\/(jobs|enterprises)\/./.test(pathname) ? pathname : undefined;
  return (
    <>
      <Link to={paths.login(next)} className={LINK}>
        登录
      </Link>
      <Link to={paths.register(next)} className={LINK}>
        注册
      </Link>
    </>
  );
}
