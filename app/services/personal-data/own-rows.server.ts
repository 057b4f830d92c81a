import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import { enterpriseInvitation, mailOutbox, postingReport } from "~db/schema";
import type { AccountRow } from "../account/find-account.server";

/**
 * What is somebody's own: what carries the account's id and, once the address is confirmed, what is kept under the address
 * alone. Before that anybody may have registered it, and what merely shares it is a stranger's.
 */
const addressOf = ({ email, emailConfirmedAt }: AccountRow): string | null =>
  emailConfirmedAt === null ? null : email;

/** Messages written to somebody. */
export function ownMails(person: AccountRow): SQL | undefined {
  const address = addressOf(person);
  return or(
    eq(mailOutbox.accountId, person.id),
    address === null ? undefined : and(isNull(mailOutbox.accountId), eq(mailOutbox.to, address)),
  );
}

/** Reports that somebody made. */
export function ownReports(person: AccountRow): SQL | undefined {
  const address = addressOf(person);
  return or(
    eq(postingReport.reporterId, person.id),
    address === null ? undefined : and(isNull(postingReport.reporterId), eq(postingReport.email, address)),
  );
}

/** Invitations that were sent to somebody; undefined = none can be. */
export function ownInvitations(person: AccountRow): SQL | undefined {
  const address = addressOf(person);
  return address === null ? undefined : eq(enterpriseInvitation.email, address);
}
