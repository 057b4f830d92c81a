import { Form, useNavigation, type FormProps } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import type { FormFaults } from "~/domain/form";

const Faults = createContext<FormFaults | null>(null);

/** What the form around a field was answered with; null on its first showing. */
export const useFaults = () => useContext(Faults);

const Scope = createContext("");

/** The id of a field's control, which the summary of faults leads to. */
export function useFieldId(): (name: string) => string {
  const scope = useContext(Scope);
  return (name) => `field-${scope}${name}`;
}

export interface PortalFormProps extends FormProps {
  faults: FormFaults | null | undefined;
  /** Tells its fields from those of the same name in other forms of the page. */
  scope?: string;
}

/** A form that works without script, keeps what was typed and says at its top what there is to mend. */
export function PortalForm({ faults, scope = "", children, ...props }: PortalFormProps) {
  return (
    <Scope.Provider value={scope}>
      <Faults.Provider value={faults ?? null}>
        <Form method="post" noValidate {...props}>
          <FaultSummary />
          {children as ReactNode}
        </Form>
      </Faults.Provider>
    </Scope.Provider>
  );
}

function FaultSummary() {
  const faults = useFaults();
  const fieldId = useFieldId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [faults]);
  const errors = Object.entries(faults?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-5 rounded-card border border-danger bg-danger-tint px-4 py-3 text-danger"
    >
      <h2 className="font-bold">没有提交成功，请修改后再提交</h2>
      <ul className="mt-1 list-disc pl-5">
        {errors.map(([name, message]) => (
          <li key={name}>
            {name === "form" ? (
              message
            ) : (
              <a href={`#${fieldId(name)}`} onClick={goToField} className="text-danger">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A change of the address, as the browser would make it, is a navigation, and that forgets the faults. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

interface SubmitProps {
  children: ReactNode;
  /** Told apart by it where a form, or a page, can do several things. */
  intent?: string;
  className?: string;
  /** Read out instead of the text where that says too little by itself. */
  label?: string;
}

/** The button that sends its form; while that is on its way it says so and takes no second press. */
export function SubmitButton({ children, intent, className = "btn", label }: SubmitProps) {
  const { state, formData } = useNavigation();
  const busy = state === "submitting" && (intent === undefined || formData?.get("intent") === intent);
  return (
    <button
      type="submit"
      name={intent === undefined ? undefined : "intent"}
      value={intent}
      className={className}
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      {busy ? "请稍候…" : children}
    </button>
  );
}
