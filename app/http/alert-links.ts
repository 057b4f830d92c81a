import type { JobQuery } from "~/domain/job-query";
import { paths } from "./paths";

/**
 * Where messages about saved searches lead to.
 * @param origin of the portal without a trailing slash
 * @param tokenOf what ends the mails of a search
 */
export function alertLinks(origin: string, tokenOf: (searchId: string) => string) {
  const at = (path: string) => new URL(path, origin).href;
  return {
    job: (id: string) => at(paths.job(id)),
    results: (query: Partial<JobQuery>) => at(paths.jobs(query)),
    manage: () => at(paths.alerts()),
    unsubscribe: (id: string) => at(paths.unsubscribe(tokenOf(id))),
  };
}
