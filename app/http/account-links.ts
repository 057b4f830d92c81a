import { paths } from "./paths";

/** Where messages about an account lead to. @param origin of the portal without a trailing slash */
export function accountLinks(origin: string) {
  return { confirmEmail: (token: string) => new URL(paths.confirmEmail(token), origin).href };
}
