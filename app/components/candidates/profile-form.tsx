import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { WorkHead } from "~/components/ui/work-area";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";

interface ProfileFormProps {
  title: string;
  lead?: ReactNode;
  faults: FormFaults | undefined;
  /** Of the profile as it is stored now. */
  version: number;
  /** Of this part of it. */
  stamp: string;
  /** What is stored of the fields that are typed otherwise. */
  differing: readonly { label: string; text: string }[];
  children: ReactNode;
}

/** The page that changes one part of a profile and leads back to the whole. */
export function ProfileForm({ title, lead, faults, version, stamp, differing, children }: ProfileFormProps) {
  const isStale = faults !== undefined && faults.values.stamp !== stamp;
  return (
    <>
      <WorkHead title={title} />
      <div className="card max-w-3xl p-5">
        {lead ? <p className="mb-4 text-sm text-ink-2">{lead}</p> : null}
        <PortalForm faults={faults}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="stamp" value={stamp} />
          <Stored button="保存" fields={isStale ? differing : []} />
          {children}
          <SaveOrBack />
        </PortalForm>
      </div>
    </>
  );
}

export function SaveOrBack() {
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton intent="save">保存</SubmitButton>
      <Link to={paths.profile()} className="btn btn-quiet">
        返回
      </Link>
    </div>
  );
}
