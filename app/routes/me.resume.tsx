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
  const person = requirePermission(asked, "candidate:act");
  const profile = readProfile(vaultContext(asked.context, person));
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
              编辑简历
            </Link>
            <button type="button" className="btn js-only" onClick={() => window.print()}>
              打印 / 存为 PDF
            </button>
          </span>
        </WorkHead>
      </div>
      {snapshot ? (
        <article aria-label="简历" className="card mx-auto max-w-[50rem] p-8 print:border-0 print:p-0">
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
