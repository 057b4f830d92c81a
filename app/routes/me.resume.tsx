import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ResumeSheet } from "~/components/candidates/resume-sheet";
import { WorkHead } from "~/components/ui/work-area";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { readProfile, toSnapshot } from "~/services/candidate/read-profile.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const profile = readProfile(vaultContext(asked.context, requirePermission(asked, "candidate:act")));
  return {
    snapshot: profile && toSnapshot(profile),
    contact: profile && { phone: profile.phone, email: profile.email },
  };
}

export const meta: MetaFunction = () => pageTitle("简历预览");

export default function Resume() {
  const { snapshot, contact } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <WorkHead title="简历预览">
          <span className="flex flex-wrap gap-3">
            <Link to={paths.profile()} className="btn btn-quiet">
              修改简历
            </Link>
            {snapshot ? (
              <button type="button" className="btn js-only" onClick={() => window.print()}>
                打印 / 存为 PDF
              </button>
            ) : null}
          </span>
        </WorkHead>
        {snapshot ? (
          <p className="mb-4 text-sm text-ink-2">
            由您填写的内容生成，求职意向中只含期望月薪和可到岗年月。打印请用
            <span className="js-only">上面的按钮或</span>
            浏览器菜单中的“打印”，目标选“另存为 PDF”可以保存为文件。
          </p>
        ) : null}
      </div>
      {snapshot ? (
        <article
          aria-label="简历"
          className="card mx-auto max-w-[52rem] p-5 md:min-h-[60rem] md:p-12 print:min-h-0 print:border-0 print:p-0"
        >
          <ResumeSheet snapshot={snapshot} contact={contact} heading="h2" />
        </article>
      ) : (
        <p className="card p-5">
          还没有填写简历。<Link to={paths.profile()}>现在填写</Link>
        </p>
      )}
    </>
  );
}
