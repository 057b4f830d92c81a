import { paths } from "./paths";

/** Where the two sides of a request for a card read, fill in and list their cases. */
const PAGES = {
  person: { list: paths.myCardApplications, one: paths.myCardApplication, edit: paths.myCardApplicationEdit },
  filer: {
    list: paths.hireCardApplications,
    one: paths.hireCardApplication,
    edit: paths.hireCardApplicationEdit,
  },
} as const;

/** @param at the list, the case itself, or a part of its form */
export function casePage(side: keyof typeof PAGES, id: string, at: string): string {
  const { list, one, edit } = PAGES[side];
  if (at === "list") return list();
  return at === "case" ? one(id) : edit(id, at);
}
