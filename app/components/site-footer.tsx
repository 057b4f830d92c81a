import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";

export function SiteFooter() {
  return (
    <footer className="no-print mt-16 border-t border-line bg-surface text-sm text-ink-2">
      <div className="wrap grid gap-8 py-10 md:grid-cols-3">
        <section aria-labelledby="footer-about">
          <h2 id="footer-about" className="mb-2 font-bold text-ink">
            关于本平台
          </h2>
          <p>
            服务重庆高新区、西部（重庆）科学城的求职者与用人单位。信息查询、职位搜索一律免费，不设付费排名，排序规则对所有单位相同。
          </p>
          <p className="mt-2">
            <Link to={paths.privacy()}>个人信息处理规则</Link>
          </p>
        </section>
        <nav aria-labelledby="footer-pages">
          <h2 id="footer-pages" className="mb-2 font-bold text-ink">
            服务
          </h2>
          <ul className="space-y-1.5">
            <li>
              <Link to={paths.jobs()}>搜索职位</Link>
            </li>
            <li>
              <Link to={paths.enterprises()}>企业名录</Link>
            </li>
            <li>
              <Link to={paths.jobs({ type: ["internship"] })}>实习岗位</Link>
            </li>
            <li>
              <Link to={paths.jobs({ type: ["campus"] })}>校园招聘</Link>
            </li>
            <li>
              <Link to={paths.talentCard()}>金凤凰人才卡</Link>
            </li>
            <li>
              <Link to={paths.cardCheck()}>人才卡自查</Link>
            </li>
            <li>
              <Link to={paths.cardBenefits()}>人才卡权益</Link>
            </li>
            <li>
              <Link to={paths.cardPublicity()}>人才卡公示</Link>
            </li>
            <li>
              <Link to={paths.cardVerify()}>核验人才卡</Link>
            </li>
          </ul>
        </nav>
        <nav aria-labelledby="footer-data">
          <h2 id="footer-data" className="mb-2 font-bold text-ink">
            开放数据
          </h2>
          <ul className="space-y-1.5">
            <li>
              <a href={paths.openApi()}>接口说明（OpenAPI 3.1）</a>
            </li>
            <li>
              <a href={paths.jobsFeed()}>职位订阅（Atom）</a>
            </li>
            <li>
              <a href={paths.sitemap()}>网站地图（XML）</a>
            </li>
          </ul>
        </nav>
      </div>
      <p className="wrap border-t border-line py-4">
        求职提示：任何单位不得以招聘为名收取押金、培训费或扣押证件。遇到此类情况请停止联系，并向人力资源社会保障部门举报（12333）。
      </p>
    </footer>
  );
}
