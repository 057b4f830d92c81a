import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CasePage } from "~/components/card-cases/case-page";
import { cardLinks } from "~/http/card-links";
import { casePage } from "~/http/case-pages";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerCaseForm, type CaseFaults } from "~/services/card-application/answer-case-form.server";
import { findCasePart } from "~/services/card-application/case-part.server";
import { isFiling } from "~/services/card-application/take-back-filing.server";
import { viewCardApplication } from "~/services/card-application/view-card-application.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const id = asked.params.applicationId ?? "";
  const part = findCasePart(ctx, "person", id);
  // What an employer still writes is not shown, but can be taken back: the list tells of it.
  if (!part && isFiling(ctx, id)) throw redirect(paths.myCardApplications());
  if (!part) throw new Response(null, { status: 404 });
  return { ctx, part };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, part } = load(asked);
  return viewCardApplication(ctx, part);
}

export async function action(asked: ActionFunctionArgs): Promise<Response | CaseFaults> {
  const { ctx, part } = load(asked);
  const { files, operator, publicUrl } = asked.context;
  const form = await readFormData(asked.request);
  const answer = await answerCaseForm(ctx, part, form, { files, operator, links: cardLinks(publicUrl) });
  if (!answer) throw new Response(null, { status: 400 });
  if ("faults" in answer) return answer.faults;
  return redirectWithToast(casePage(part.side, part.row.id, answer.at), answer.said);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.case.caseNumber ? `人才卡申请 ${data.case.caseNumber}` : "人才卡申请");

export default function OwnCardApplication() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  return (
    <>
      <p className="no-print">
        <Link to={paths.myCardApplications()}>人才卡申请</Link>
      </p>
      <CasePage
        side="person"
        shown={shown}
        editHref={(part) => paths.myCardApplicationEdit(shown.case.id, part)}
        faults={found}
      >
        {shown.card && shown.case.status === "issued" ? (
          <p className="mt-3">
            <Link to={paths.myCard()} className="btn">
              查看我的人才卡 {shown.card.number}
            </Link>
          </p>
        ) : null}
      </CasePage>
    </>
  );
}
