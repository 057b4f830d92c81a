import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  account,
  accountTotp,
  application,
  candidateProfile,
  cardApplication,
  cardObjection,
  signingKey,
} from "~db/schema";
import { MOBILE_PURPOSE } from "../account/seal-mobile.server";
import { TOTP_PURPOSE } from "../account/use-code.server";
import { CONTACT_PURPOSE } from "../application/apply-to-job.server";
import { phoneText } from "../candidate/phone-hash.server";
import {
  IDENTITY_PURPOSE,
  OBJECTION_PURPOSE,
  SIGNING_PURPOSE,
  identityText,
} from "../card-application/seal-identity.server";

/** A column of sealed text, and the one that the text is found by. */
export interface SealedColumn {
  table: SQLiteTable;
  /** Names a row. */
  id: SQLiteColumn;
  sealed: SQLiteColumn;
  purpose: string;
  found?: {
    by: SQLiteColumn;
    /** What is named. */
    as: (text: string) => string;
    /** Whether no two rows may have it. */
    unique: boolean;
  };
}

/** Everything that is kept sealed; tests hold it to the schema. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: account,
    id: account.id,
    sealed: account.sealedMobile,
    purpose: MOBILE_PURPOSE,
    found: { by: account.mobileHash, as: phoneText, unique: true },
  },
  {
    table: accountTotp,
    id: accountTotp.accountId,
    sealed: accountTotp.sealedSecret,
    purpose: TOTP_PURPOSE,
  },
  {
    table: candidateProfile,
    id: candidateProfile.accountId,
    sealed: candidateProfile.sealedPhone,
    purpose: "profile-phone",
    found: { by: candidateProfile.phoneHash, as: phoneText, unique: false },
  },
  {
    table: candidateProfile,
    id: candidateProfile.accountId,
    sealed: candidateProfile.sealedEmail,
    purpose: "profile-email",
  },
  {
    table: application,
    id: application.id,
    sealed: application.sealedContact,
    purpose: CONTACT_PURPOSE,
  },
  {
    table: cardApplication,
    id: cardApplication.id,
    sealed: cardApplication.sealedIdNumber,
    purpose: IDENTITY_PURPOSE,
    found: { by: cardApplication.idNumberHash, as: identityText, unique: false },
  },
  {
    table: cardObjection,
    id: cardObjection.id,
    sealed: cardObjection.sealedContact,
    purpose: OBJECTION_PURPOSE,
  },
  {
    table: signingKey,
    id: signingKey.kid,
    sealed: signingKey.sealedPrivate,
    purpose: SIGNING_PURPOSE,
  },
];
