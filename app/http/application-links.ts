import { paths } from "./paths";

/** Where messages about applications lead to; `origin` of the portal without a trailing slash. */
export function applicationLinks(origin: string) {
  const at = (path: string) => new URL(path, origin).href;
  return {
    own: (id: string) => at(paths.myApplication(id)),
    received: (id: string) => at(paths.hireApplication(id)),
    ofJob: (jobId: string) => at(paths.hireJobApplications(jobId)),
  };
}
