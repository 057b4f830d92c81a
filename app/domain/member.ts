import { keysOf } from "./labels";

/** What somebody is within an enterprise. An owner also invites and removes colleagues and renews the verification. */
export const MEMBER_ROLE_LABELS = { owner: "负责人", recruiter: "招聘专员" } as const;
export type MemberRole = keyof typeof MEMBER_ROLE_LABELS;
export const MEMBER_ROLES = keysOf<MemberRole>(MEMBER_ROLE_LABELS);

/** How long an invitation can be taken up. */
export const INVITATION_DAYS = 7;
