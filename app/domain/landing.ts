import { isPermitted } from "./permission";
import type { Role } from "./role";

/** The page where somebody's work begins. */
export function landingOf(roles: readonly Role[]): "admin" | "hire" | "me" {
  if (isPermitted(roles, "admin:enter")) return "admin";
  return isPermitted(roles, "position:write") ? "hire" : "me";
}
