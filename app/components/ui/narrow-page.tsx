import type { ReactNode } from "react";

interface NarrowPageProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page with one thing to do, as signing in. */
export function NarrowPage({ title, lead, children }: NarrowPageProps) {
  return (
    <div className="mx-auto max-w-lg px-5 py-10">
      <h1 className="text-2xl font-bold">{title}</h1>
      {lead ? <p className="mt-1 text-ink-2">{lead}</p> : null}
      <div className="card mt-5 p-5 md:p-7">{children}</div>
    </div>
  );
}
