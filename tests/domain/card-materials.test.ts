import { describe, expect, it } from "vitest";
import { CARD_APPLICATION_KINDS } from "~/domain/card-application";
import { materialsFor, type MaterialsAsked, type CardMaterial } from "~/domain/card-materials";
import { CARD_CATEGORIES } from "~/domain/talent-card";

const asked = (given: Partial<MaterialsAsked> = {}) =>
  materialsFor({ kind: "new", category: "top", answers: {}, employerVerified: true, ...given });
const required = (given: Partial<MaterialsAsked> = {}): CardMaterial[] =>
  asked(given).flatMap(({ kind, required: needed }) => (needed ? [kind] : []));

describe("the checklist of materials", () => {
  it("asks for the identity in every case, and for nothing twice", () => {
    for (const kind of CARD_APPLICATION_KINDS)
      for (const category of CARD_CATEGORIES)
        for (const employerVerified of [true, false]) {
          const lines = asked({ kind, category, employerVerified, missing: ["title", "identity", "合同页"] });
          expect(lines[0]).toMatchObject({ kind: "identity", required: true });
          expect(new Set(lines.map((line) => line.kind)).size).toBe(lines.length);
        }
  });

  it("asks whoever is of the catalogue for the honour and for all three relations", () => {
    expect(required()).toEqual(["identity", "honour", "contract", "socialInsurance", "incomeTax"]);
  });

  it("asks whoever claims the part-time standard for no relation", () => {
    expect(required({ answers: { partTimeStandard: "claim" } })).toEqual(["identity", "honour"]);
  });

  it("asks for the degree, or for the title where the degree is not enough", () => {
    const of = (degree: string) => required({ category: "fengqiMaster", answers: { degree } });
    expect(of("master")).toEqual(["identity", "education", "contract", "socialInsurance"]);
    expect(of("bachelor")).toEqual(["identity", "title", "contract", "socialInsurance"]);
    expect(of("doctoralStudent")).toContain("title");
  });

  it("asks a doctoral student for neither contract nor insurance", () => {
    const student = { category: "fengqiDoctor", answers: { degree: "doctoralStudent" } } as const;
    expect(required(student)).toEqual(["identity", "education"]);
  });

  it("asks for the licence of an employer that nobody has checked only", () => {
    expect(required({ employerVerified: false })).toContain("employerLicence");
    expect(asked().map(({ kind }) => kind)).not.toContain("employerLicence");
  });

  it("asks for little where much was looked at before: a renewal, a change of employer", () => {
    expect(required({ kind: "renewal" })).toEqual(["identity", "honour"]);
    expect(required({ kind: "change" })).toEqual(["identity", "honour", "contract", "socialInsurance"]);
  });

  it("asks for what the office has asked for, in words of its own as in the list", () => {
    expect(required({ kind: "renewal", missing: ["socialInsurance", "title", "合同签章页不清楚"] })).toEqual([
      "identity",
      "honour",
      "socialInsurance",
      "title",
    ]);
  });
});
