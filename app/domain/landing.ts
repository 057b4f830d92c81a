import { isPermitted } from "./permission";
import type { Role } from "./role";

/** The page where somebody's work begins. */
export function landingOf(roles: readonly Role[]): "admin" | "me" {
  return isPermitted(roles, "admin:enter") ? "admin" : "me";
}
