import type { ReactNode } from "react";

const KINDS = {
  info: "border-line bg-surface text-ink",
  ok: "border-transparent bg-ok-tint text-ok",
  warning: "border-transparent bg-gold-tint text-gold-ink",
  danger: "border-transparent bg-danger-tint text-danger",
} as const;

interface NoticeProps {
  kind?: keyof typeof KINDS;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** Something to know before going on. */
export function Notice({ kind = "info", title, children, className = "" }: NoticeProps) {
  return (
    <div className={`rounded-card border px-4 py-3 [&_a]:text-inherit ${KINDS[kind]} ${className}`}>
      {title ? <p className="font-bold">{title}</p> : null}
      {children}
    </div>
  );
}
