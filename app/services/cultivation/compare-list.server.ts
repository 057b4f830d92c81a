import { and, asc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import { certificateEnd } from "~/domain/certificate";
import type { CertificateKind } from "~/domain/cultivation";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import type { ListClass, OfficialRow } from "~/domain/official-list";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { cultivationImport, enterprise, enterpriseCertificate, enterpriseMember } from "~db/schema";

export type ListRecord = typeof cultivationImport.$inferSelect;
type Certificate = typeof enterpriseCertificate.$inferSelect;

/** A row of a list beside what is known of its company. */
export interface ComparedRow {
  row: OfficialRow;
  class: ListClass;
  enterpriseId: string | null;
  /** Our name, where the list has another one. */
  ourName: string | null;
  /** The certificate that it is about, where there is one. */
  certificate: Certificate | null;
  /** As it would be noted. */
  issuedOn: string;
  validUntil: string | null;
}

/** So many values one statement takes. */
const PART = 500;

function inParts<T, R>(values: readonly T[], read: (part: T[]) => R[]): R[] {
  const found: R[] = [];
  for (let at = 0; at < values.length; at += PART) found.push(...read(values.slice(at, at + PART)));
  return found;
}

/** What each row of a list would change. @param accountId who would apply it: not to companies of their own */
export function compareList(db: Db | Tx, list: ListRecord, accountId: string): ComparedRow[] {
  const { kind, rows } = list;
  const codes = [...new Set(rows.map(({ creditCode }) => creditCode).filter(Boolean))];
  const companies = new Map(
    inParts(codes, (part) =>
      db
        .select({ id: enterprise.id, name: enterprise.name, creditCode: enterprise.creditCode })
        .from(enterprise)
        .where(inArray(enterprise.creditCode, part))
        .all(),
    ).map((one) => [one.creditCode, one]),
  );
  const ids = [...companies.values()].map(({ id }) => id);
  const noted = inParts(ids, (part) =>
    db
      .select()
      .from(enterpriseCertificate)
      .where(and(eq(enterpriseCertificate.kind, kind), inArray(enterpriseCertificate.enterpriseId, part)))
      .all(),
  );
  const numbers = rows.flatMap(({ number }) => number ?? []);
  const byNumber = new Map(
    inParts(numbers, (part) =>
      db
        .select()
        .from(enterpriseCertificate)
        .where(and(eq(enterpriseCertificate.kind, kind), inArray(enterpriseCertificate.number, part)))
        .all(),
    ).map((one) => [one.number, one]),
  );
  const own = new Set(
    db
      .select({ id: enterpriseMember.enterpriseId })
      .from(enterpriseMember)
      .where(eq(enterpriseMember.accountId, accountId))
      .all()
      .map(({ id }) => id),
  );
  const sources = sourcesOf(db, [...noted, ...byNumber.values()]);
  /** Numbers that the list gave to a company before. */
  const given = new Map<string, string>();
  return rows.map((row): ComparedRow => {
    const days = daysOf(list, row);
    const nothing = { row, ...days, enterpriseId: null, ourName: null, certificate: null };
    if (row.faults.length > 0) return { ...nothing, class: "fault" };
    const company = companies.get(row.creditCode);
    if (!company) return { ...nothing, class: "unknown" };
    const isSameName = enterpriseNameKey(company.name) === enterpriseNameKey(row.name);
    const known = { ...nothing, enterpriseId: company.id, ourName: isSameName ? null : company.name };
    if (own.has(company.id)) return { ...known, class: "own" };
    if (row.number !== null) {
      const holder = given.get(row.number) ?? byNumber.get(row.number)?.enterpriseId;
      if (holder !== undefined && holder !== company.id) return { ...known, class: "taken" };
      given.set(row.number, company.id);
    }
    const certificate =
      row.number === null ? sameDay(noted, company.id, days.issuedOn) : byNumber.get(row.number);
    if (!certificate) return { ...known, class: "new" };
    if (certificate.revokedAt !== null) return { ...known, certificate, class: "revoked" };
    if (certificate.issuedOn === days.issuedOn && certificate.validUntil === days.validUntil)
      return { ...known, certificate, class: "known" };
    const source = sources.get(certificate.importId ?? "");
    const isOlder = source ? list.issuedOn < source : days.issuedOn < certificate.issuedOn;
    return { ...known, certificate, class: isOlder ? "older" : "changed" };
  });
}

/** The certificate without a number that a company holds from a day on: one that counts before one that was revoked. */
function sameDay(noted: readonly Certificate[], enterpriseId: string, issuedOn: string) {
  const found = noted.filter((one) => one.enterpriseId === enterpriseId && one.issuedOn === issuedOn);
  return found.find(({ revokedAt }) => revokedAt === null) ?? found[0];
}

/** Days on which the lists came out that certificates were taken from, by id of the list. */
function sourcesOf(db: Db | Tx, certificates: readonly Certificate[]): Map<string, string> {
  const ids = [...new Set(certificates.flatMap(({ importId }) => importId ?? []))];
  const found = inParts(ids, (part) =>
    db
      .select({ id: cultivationImport.id, issuedOn: cultivationImport.issuedOn })
      .from(cultivationImport)
      .where(inArray(cultivationImport.id, part))
      .all(),
  );
  return new Map(found.map(({ id, issuedOn }) => [id, issuedOn]));
}

function daysOf({ kind, issuedOn }: Pick<ListRecord, "kind" | "issuedOn">, row: OfficialRow) {
  const from = row.issuedOn ?? issuedOn;
  return { issuedOn: from, validUntil: row.validUntil ?? certificateEnd(kind, from) };
}

/** Certificates of the kind that count today and whose companies the list does not name. */
export function notNamed(db: Db | Tx, { kind, rows }: Pick<ListRecord, "kind" | "rows">, now: number) {
  const named = new Set(rows.map(({ creditCode }) => creditCode));
  return countingOf(db, kind, dayName(shanghaiDay(now))).filter(
    ({ creditCode }) => creditCode === null || !named.has(creditCode),
  );
}

const countingOf = (db: Db | Tx, kind: CertificateKind, today: string) =>
  db
    .select({
      id: enterpriseCertificate.id,
      enterpriseId: enterprise.id,
      name: enterprise.name,
      creditCode: enterprise.creditCode,
      number: enterpriseCertificate.number,
      validUntil: enterpriseCertificate.validUntil,
    })
    .from(enterpriseCertificate)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseCertificate.enterpriseId))
    .where(
      and(
        eq(enterpriseCertificate.kind, kind),
        isNull(enterpriseCertificate.revokedAt),
        or(isNull(enterpriseCertificate.validUntil), gte(enterpriseCertificate.validUntil, today)),
      ),
    )
    .orderBy(asc(enterprise.name), asc(enterpriseCertificate.id))
    .all();
