import { paths } from "./paths";

/** Where messages about cards lead to; `origin` of the portal without a trailing slash. */
export function cardLinks(origin: string) {
  const at = (path: string) => new URL(path, origin).href;
  return {
    own: (id: string) => at(paths.myCardApplication(id)),
    filed: (id: string) => at(paths.hireCardApplication(id)),
    desk: (id: string) => at(paths.adminCardApplication(id)),
    card: () => at(paths.myCard()),
    verify: (code: string) => at(paths.cardVerify(code)),
  };
}
