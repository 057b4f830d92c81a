import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BASICS_LABELS, BasicsFields, type ShownBasics } from "~/components/candidates/basics-fields";
import { ProfileForm } from "~/components/candidates/profile-form";
import { NEVER_ASKED } from "~/domain/candidate";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { keysOf } from "~/domain/labels";
import { BasicsForm } from "~/domain/profile-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { readMobile } from "~/services/account/read-mobile.server";
import { readProfile, type Profile } from "~/services/candidate/read-profile.server";
import { partStamp, saveBasics } from "~/services/candidate/save-profile.server";
import { vaultContext } from "~/services/vault-context.server";

const FIELDS = keysOf<keyof ShownBasics>(BASICS_LABELS);

const shownOf = (profile: Profile | null): ShownBasics => ({
  realName: profile?.realName ?? "",
  phone: profile?.phone ?? "",
  email: profile?.email ?? "",
  city: profile?.city ?? "",
  headline: profile?.headline ?? "",
  about: profile?.about ?? "",
  skills: profile?.skills.join("、") ?? "",
});

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const profile = readProfile(ctx);
  const stored = shownOf(profile);
  // Nothing is typed twice: as long as no name was given, what the account knows is filled in.
  const known: Partial<ShownBasics> =
    stored.realName === ""
      ? { realName: person.displayName, phone: readMobile(ctx) ?? "", email: person.email ?? "" }
      : {};
  const prefilled = FIELDS.filter((field) => stored[field] === "" && known[field]);
  const filled = Object.fromEntries(prefilled.map((field) => [field, known[field]]));
  return {
    version: profile?.version ?? 0,
    stamp: partStamp(profile, "basics"),
    stored,
    shown: { ...stored, ...filled },
    prefilled,
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(BasicsForm, values);
  if (!form) return found;
  const { version, stamp, ...basics } = form;
  const result = saveBasics(ctx, { version, stamp }, basics);
  if ("refused" in result)
    return faults(values, { form: "简历刚刚在别处有改动。您填写的还在，请对照后再保存。" });
  return redirectWithToast(paths.profile(), "基本信息已保存。");
}

export const meta: MetaFunction = () => pageTitle("基本信息");

export default function Basics() {
  const { version, stamp, stored, shown, prefilled } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const differing = FIELDS.filter((field) => stored[field] !== (found?.values[field] ?? "")).map((field) => ({
    label: BASICS_LABELS[field],
    text: stored[field],
  }));
  return (
    <ProfileForm
      title="基本信息"
      lead={NEVER_ASKED}
      faults={found}
      version={version}
      stamp={stamp}
      differing={differing}
    >
      <BasicsFields shown={shown} prefilled={prefilled} />
    </ProfileForm>
  );
}
