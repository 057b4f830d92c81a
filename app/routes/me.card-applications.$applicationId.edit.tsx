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
import { cardDisclosure } from "~/domain/card-disclosure";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerCaseForm, type CaseFaults } from "~/services/card-application/answer-case-form.server";
import { mayEdit } from "~/services/card-application/case-part.server";
import { fieldsWithSources } from "~/services/card-application/find-known.server";
import { loadOwnCardApplication } from "~/services/card-application/load-card-application.server";
import { partToShow, viewCaseForm } from "~/services/card-application/view-card-application.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:hold");
  const ctx = vaultContext(asked.context, person);
  const row = loadOwnCardApplication(ctx, asked.params.applicationId ?? "");
  if (!row) throw new Response(null, { status: 404 });
  return { ctx, part: { side: "person", row } as const };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, part } = load(asked);
  if (!mayEdit(part.row, part.side)) throw redirect(paths.myCardApplication(part.row.id));
  const shown = viewCaseForm(ctx, part);
  return {
    ...shown,
    fields: fieldsWithSources(ctx, part.row, shown.fields),
    part: partToShow(new URL(asked.request.url), shown.review),
    disclosure: part.row.status === "returned" ? null : cardDisclosure(asked.context.operator),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | CaseFaults> {
  const { ctx, part } = load(asked);
  const { files, operator, publicUrl } = asked.context;
  const form = await readFormData(asked.request);
  const answer = await answerCaseForm(ctx, part, form, { files, operator, links: cardLinks(publicUrl) });
  if (!answer) throw new Response(null, { status: 400 });
  if ("faults" in answer) return answer.faults;
  const { id } = part.row;
  if (answer.at === "list") return redirectWithToast(paths.myCardApplications(), answer.said);
  if (answer.at === "case") return redirectWithToast(paths.myCardApplication(id), answer.said);
  const next = paths.myCardApplicationEdit(id, answer.at);
  return answer.said ? redirectWithToast(next, answer.said) : redirect(next, 303);
}

export const meta: MetaFunction = () => pageTitle("填写人才卡申请");

export default function EditCardApplication() {
  const { part, disclosure, ...shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const { id, category, kind } = shown.case;
  return (
    <>
      <p>
        <Link to={paths.myCardApplication(id)}>返回申请</Link>
      </p>
      <WorkHead title={`${CARD_CATEGORY_LABELS[category]} · ${CARD_APPLICATION_KIND_LABELS[kind]}`} />
      <CaseEditor
        href={(to) => paths.myCardApplicationEdit(id, to)}
        autosave={`${paths.myCardApplication(id)}/autosave`}
        part={part}
        shown={shown}
        disclosure={disclosure}
        faults={found}
      />
    </>
  );
}
