export { DAY, FACTORY_NOW } from "./clock";
export { buildEnterprise, type EnterpriseRow } from "./enterprise";
export { insertEnterprises, insertJobs } from "./insert";
export { buildJob, type JobRow } from "./job";
