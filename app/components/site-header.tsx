import { Link, NavLink } from "@remix-run/react";
import { paths } from "~/http/paths";
import { Phoenix } from "./ui/phoenix";

const NAV = [
  { to: paths.jobs(), label: "找职位" },
  { to: paths.enterprises(), label: "看企业" },
];

export function SiteHeader() {
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
          {NAV.map(({ to, label }) => (
            <NavLink
              key={to}
              to={to}
              className="py-4 aria-[current=page]:border-b-3 text-chrome-2 no-underline hover:text-chrome-ink aria-[current=page]:border-amber aria-[current=page]:text-white"
            >
              {label}
            </NavLink>
          ))}
        </nav>
      </div>
    </header>
  );
}
