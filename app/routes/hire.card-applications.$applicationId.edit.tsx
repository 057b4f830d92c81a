import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CaseEditor } from "~/components/card-cases/editor";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_KIND_LABELS } from "~/domain/card-application";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { cardLinks } from "~/http/card-links";
import { casePage } from "~/http/case-pages";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerCaseForm, type CaseFaults } from "~/services/card-application/answer-case-form.server";
import { findCasePart, mayEdit } from "~/services/card-application/case-part.server";
import { partToShow, viewCaseForm } from "~/services/card-application/view-card-application.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:file"));
  const part = findCasePart(ctx, "filer", asked.params.applicationId ?? "");
  if (!part) throw new Response(null, { status: 404 });
  return { ctx, part };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, part } = load(asked);
  if (!mayEdit(part.row, part.side)) throw redirect(paths.hireCardApplication(part.row.id));
  const shown = viewCaseForm(ctx, part);
  return { ...shown, part: partToShow(new URL(asked.request.url), shown.review) };
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

export const meta: MetaFunction = () => pageTitle("填写人才卡申请");

export default function EditFiledCardApplication() {
  const { part, ...shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const { id, category, kind } = shown.case;
  return (
    <>
      <p>
        <Link to={paths.hireCardApplication(id)}>返回申请</Link>
      </p>
      <WorkHead title={`${CARD_CATEGORY_LABELS[category]} · ${CARD_APPLICATION_KIND_LABELS[kind]}`} />
      <CaseEditor
        href={(to) => paths.hireCardApplicationEdit(id, to)}
        autosave={`${paths.hireCardApplication(id)}/autosave`}
        part={part}
        shown={shown}
        disclosure={null}
        faults={found}
      />
    </>
  );
}
