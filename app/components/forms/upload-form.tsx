import { useState, type FormEvent } from "react";
import { sizeFault } from "~/domain/file-kind";
import type { FormFaults } from "~/domain/form";
import { PortalForm, type PortalFormProps } from "./portal-form";

/** A form with files. One that is too large is told before it is sent. */
export function UploadForm({ faults, ...props }: Omit<PortalFormProps, "encType" | "onSubmit">) {
  const [tooLarge, setTooLarge] = useState<FormFaults | null>(null);
  const check = (event: FormEvent<HTMLFormElement>) => {
    const errors = Object.fromEntries(
      [...new FormData(event.currentTarget)].flatMap(([name, value]) => {
        const fault = value instanceof File ? sizeFault(value.size) : null;
        return fault ? [[name, fault]] : [];
      }),
    );
    const over = Object.keys(errors).length > 0;
    setTooLarge(over ? { errors, values: faults?.values ?? {} } : null);
    if (over) event.preventDefault();
  };
  return <PortalForm {...props} faults={tooLarge ?? faults} encType="multipart/form-data" onSubmit={check} />;
}
