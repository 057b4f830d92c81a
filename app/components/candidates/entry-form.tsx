import type { ReactNode } from "react";
import { PortalForm } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { WorkHead } from "~/components/ui/work-area";
import { ENTRY_REFUSAL_TEXT } from "~/domain/candidate";
import type { FormFaults } from "~/domain/form";
import { SaveOrBack } from "./profile-form";

interface EntryFormProps {
  title: string;
  /** `storedAt` = null for a new entry, whose form has a key of its own. */
  entry: { formKey: string; storedAt: number | null };
  faults: FormFaults | undefined;
  /** What is stored of the fields that are typed otherwise. */
  differing: readonly { label: string; text: string }[];
  children: ReactNode;
  after?: ReactNode;
}

/** The page that adds or changes one entry of a profile. */
export function EntryForm({ title, entry, faults, differing, children, after }: EntryFormProps) {
  const { formKey, storedAt } = entry;
  const isStale = storedAt !== null && faults !== undefined && Number(faults.values.shown) !== storedAt;
  // What was sent once has made its entry; what is sent after that is another one.
  const isSpent = faults?.errors.form === ENTRY_REFUSAL_TEXT.again;
  return (
    <>
      <WorkHead title={title} />
      <div className="card max-w-3xl p-5">
        <PortalForm faults={faults}>
          <input
            type="hidden"
            name="formKey"
            value={isSpent ? formKey : (faults?.values.formKey ?? formKey)}
          />
          <input type="hidden" name="shown" value={storedAt ?? ""} />
          <Stored button="保存" fields={isStale ? differing : []} />
          {children}
          <SaveOrBack />
        </PortalForm>
        {after}
      </div>
    </>
  );
}
