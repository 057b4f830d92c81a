import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { paths } from "~/http/paths";

interface EnterpriseLinkProps {
  enterprise: { id: string; name: string };
  className?: string;
  children?: ReactNode;
}

/** An employer's name, leading to its page where it has one. */
export function EnterpriseLink({
  enterprise: { id, name },
  className,
  children = name,
}: EnterpriseLinkProps) {
  if (name === UNNAMED_ENTERPRISE) return <span>{children}</span>;
  return (
    <Link className={className} to={paths.enterprise(id)}>
      {children}
    </Link>
  );
}
