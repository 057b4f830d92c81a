import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Table } from "~/components/ui/table";
import { PROCESSED } from "~/domain/privacy";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";

export function loader({ context }: LoaderFunctionArgs) {
  return publicPage({
    operator: context.operator,
    canonical: new URL(paths.privacy(), context.publicUrl).href,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta({
        title: "个人信息处理规则",
        description: "平台收集哪些个人信息、用于什么、依据什么、保存多久，以及怎样查阅、导出、更正和删除。",
        canonical: data.canonical,
      })
    : [];

export default function Privacy() {
  const { operator } = useLoaderData<typeof loader>();
  return (
    <div className="wrap py-8">
      <h1 className="text-2xl font-bold">个人信息处理规则</h1>
      <div className="mt-5 max-w-4xl space-y-6">
        <Part id="who" title="谁处理您的信息">
          <p>运营单位：{operator.name ?? "待核（由部署单位填写）"}</p>
          <p>联系方式：{operator.contact ?? "待核（由部署单位填写）"}</p>
        </Part>
        <Part id="what" title="收集什么，用来做什么">
          <Table caption="个人信息清单" columns={["内容", "用途", "依据（个人信息保护法）", "保存多久"]}>
            {PROCESSED.map(({ what, why, basis, kept }) => (
              <tr key={what}>
                <td>{what}</td>
                <td>{why}</td>
                <td>{basis}</td>
                <td>{kept}</td>
              </tr>
            ))}
          </Table>
        </Part>
        <Part id="given" title="提供给谁">
          <p>
            只有您投递的用人单位，以及您选择公开求职意向后的已核验用人单位（不含姓名和联系方式）。每次投递前会列出对方名称、用途和全部内容。不出售，不用于广告，不提供给其他人。
          </p>
        </Part>
        <Part id="safe" title="怎样保护">
          <p>
            手机号、联系邮箱和投递的联系方式加密保存。用人单位看到的联系方式默认遮盖，每次查看都有记录、有上限，您能看到谁看过。
          </p>
          <p>只使用登录所必需的 Cookie，没有统计和广告 Cookie。</p>
          <p>搜索结果的排序对所有人相同，不根据您的个人特征调整，也没有自动决定录用或资格的程序。</p>
        </Part>
        <Part id="rights" title="您可以做什么">
          <p>
            登录后在<Link to={paths.myData()}>我的数据</Link>
            中查看和撤回同意、导出全部数据、注销账号；在<Link to={paths.profile()}>我的简历</Link>
            中更正。撤回同意不影响使用其他功能，也不影响撤回前已进行的处理。
          </p>
          <p>
            对处理有疑问或要投诉，请通过上面的联系方式提出；也可以向履行个人信息保护职责的部门投诉、举报。
          </p>
        </Part>
      </div>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-2">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
