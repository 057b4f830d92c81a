import { isEditableCardApplication, type CardApplicationStatus } from "~/domain/card-application";
import type { CardMaterial } from "~/domain/card-materials";
import { IDENTITY_FIELDS, PERSON_FIELDS_OF_CONSENT, type CardField } from "~/domain/card-form";
import type { AccountContext } from "../context.server";
import {
  loadFiledCardApplication,
  loadOwnCardApplication,
  type CardApplicationRow,
  type FiledCardApplication,
  type OwnCardApplication,
} from "./load-card-application.server";

/** The part that somebody has in a case: whom the card is for, or the employer that files it for them. */
export type CasePart =
  { side: "person"; row: OwnCardApplication } | { side: "filer"; row: FiledCardApplication };
export type CaseSide = CasePart["side"];

/**
 * A case as one of its sides has a part in it; null for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function findCasePart(ctx: AccountContext, side: CaseSide, id: string): CasePart | null {
  if (side === "filer") {
    const row = loadFiledCardApplication(ctx, id);
    return row ? { side, row } : null;
  }
  const row = loadOwnCardApplication(ctx, id);
  return row ? { side, row } : null;
}

type Filed = Pick<CardApplicationRow, "personId" | "filedBy" | "status">;
export const isFiledForPerson = ({ personId, filedBy }: Pick<Filed, "personId" | "filedBy">): boolean =>
  personId !== filedBy;

/** Whether a side can change anything of a case as it stands. */
export function mayEdit(row: Filed, side: CaseSide): boolean {
  // What the employer has written the person completes before it is handed in.
  if (side === "person" && row.status === "consent") return true;
  return isEditableCardApplication(row.status) && (side === "person" || isFiledForPerson(row));
}

/** Whether a side can change a field: the employer never sees the identity, and it is the one it says it is. */
export function mayEditField(row: Filed, side: CaseSide, { name }: Pick<CardField, "name">): boolean {
  if (!mayEdit(row, side)) return false;
  if (isFiledForPerson(row) && name === "employer") return false;
  if (side === "filer") return !IDENTITY_FIELDS.includes(name);
  return isWhole(row.status) || PERSON_FIELDS_OF_CONSENT.includes(name);
}

/** The same of a material. */
export function mayEditMaterial(row: Filed, side: CaseSide, kind: CardMaterial): boolean {
  if (!mayEdit(row, side)) return false;
  if (side === "filer") return kind !== "identity";
  return isWhole(row.status) || kind === "identity";
}

const isWhole = (status: CardApplicationStatus) => status !== "consent";
