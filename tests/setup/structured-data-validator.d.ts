/** The package brings no types. */
declare module "@adobe/structured-data-validator" {
  export interface Issue {
    severity: "ERROR" | "WARNING";
    issueMessage: string;
    fieldNames: string[];
  }
  /** Checks data by root type, as read from a page, against the rules of search engines. */
  export default class Validator {
    validate(data: { jsonld: Record<string, object[]> }): Promise<Issue[]>;
  }
}
