import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ProfileForm } from "~/components/candidates/profile-form";
import {
  WISHES_LABELS,
  WishesFields,
  wishText,
  type ShownWishes,
} from "~/components/candidates/wishes-fields";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { keysOf } from "~/domain/labels";
import { wishesForm } from "~/domain/profile-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { partStamp, saveWishes } from "~/services/candidate/save-profile.server";
import { vaultContext } from "~/services/vault-context.server";

const FIELDS = keysOf<keyof ShownWishes>(WISHES_LABELS);

export function loader(asked: LoaderFunctionArgs) {
  const profile = readProfile(vaultContext(asked.context, requirePermission(asked, "candidate:act")));
  const shown: ShownWishes = {
    jobTypes: profile?.jobTypes.join(",") ?? "",
    districts: profile?.districts.join(",") ?? "",
    industries: profile?.industries.join(",") ?? "",
    salaryMinMonthly: profile?.salaryMinMonthly?.toString() ?? "",
    availableFrom: profile?.availableFrom ?? "",
  };
  return { version: profile?.version ?? 0, stamp: partStamp(profile, "wishes"), shown };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = vaultContext(asked.context, requirePermission(asked, "candidate:act"));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(wishesForm(ctx.now), values);
  if (!form) return found;
  const { version, stamp, ...wishes } = form;
  const result = saveWishes(ctx, { version, stamp }, wishes);
  if ("refused" in result)
    return faults(values, { form: "简历刚刚在别处有改动。您填写的还在，请对照后再保存。" });
  return redirectWithToast(paths.profile(), "求职意向已保存。");
}

export const meta: MetaFunction = () => pageTitle("求职意向");

export default function Wishes() {
  const { version, stamp, shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const differing = FIELDS.filter((field) => shown[field] !== (found?.values[field] ?? "")).map((field) => ({
    label: WISHES_LABELS[field],
    text: wishText(field, shown[field]),
  }));
  return (
    <ProfileForm
      title="求职意向"
      lead="用来推荐合适的职位；都可以不填，不填表示不限。投递时随简历提供的只有期望月薪和可到岗年月。"
      faults={found}
      version={version}
      stamp={stamp}
      differing={differing}
    >
      <WishesFields shown={shown} />
    </ProfileForm>
  );
}
