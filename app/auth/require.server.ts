import { redirect, type AppLoadContext } from "@remix-run/node";
import { isDemoContact } from "~/domain/identifier";
import { isPermitted, type Permission } from "~/domain/permission";
import { isOpenRole, type Role } from "~/domain/role";
import { paths } from "~/http/paths";
import { readSessionCookie } from "./cookie.server";
import { readSession, type SignedIn } from "./session.server";

interface Asked {
  request: Request;
  context: AppLoadContext;
}

/** Who is signed in; null for an anonymous visitor. */
export function findAccount({ request, context }: Asked): SignedIn | null {
  const token = readSessionCookie(request.headers.get("Cookie"), context.https);
  if (!token) return null;
  const found = readSession(context.db, token, context.now);
  if (!found || !context.production) return found;
  if (isDemoContact(found.email)) return null;
  return found.secondStep ? found : withoutOffice(found);
}

/** In production an office acts only with the second step: until it is set up, its roles count for nothing. */
function withoutOffice(person: SignedIn): SignedIn {
  const [roles, lockedRoles] = [true, false].map((open) =>
    person.roles.filter((role) => isOpenRole(role) === open),
  ) as [Role[], Role[]];
  return { ...person, roles, lockedRoles };
}

/** @throws a redirect to the sign-in page, which leads back here */
export function requireAccount(asked: Asked): SignedIn {
  const found = findAccount(asked);
  if (found) return found;
  const { pathname, search } = new URL(asked.request.url);
  throw redirect(paths.login(`${pathname}${search}`));
}

declare const held: unique symbol;
/** Somebody whose roles were found to include a permission. */
export type Holding<P extends Permission> = SignedIn & { readonly [held]: P };

/** @throws a redirect for an anonymous visitor, 403 for whoever lacks the permission */
export function requirePermission<P extends Permission>(asked: Asked, permission: P): Holding<P> {
  const person = requireAccount(asked);
  if (!isPermitted(person.roles, permission)) {
    if (!isPermitted(person.lockedRoles, permission)) throw new Response(null, { status: 403 });
    const { pathname, search } = new URL(asked.request.url);
    throw redirect(paths.security(`${pathname}${search}`));
  }
  return person as Holding<P>;
}
