import type { ReactNode } from "react";

/** A yes-or-no filter above the facets. */
export function Choice({ name, checked, children }: { name: string; checked: boolean; children: ReactNode }) {
  return (
    <label className="flex min-h-10 items-center gap-2 border-b border-line text-sm">
      <input type="checkbox" name={name} value="1" defaultChecked={checked} className="size-4" />
      {children}
    </label>
  );
}
