import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inspectPdf } from "~/services/upload/inspect-pdf.server";

const pdf = (...parts: (string | Buffer)[]) =>
  new Uint8Array(
    Buffer.concat(["%PDF-1.7\n", ...parts].map((part) => Buffer.from(part as string, "latin1"))),
  );
const packed = (text: string, filter = "/FlateDecode") =>
  Buffer.concat([
    Buffer.from(`5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} >>\nstream\r\n`),
    deflateSync(text),
    Buffer.from("\nendstream\nendobj\n"),
  ]);

describe("a PDF that is handed in", () => {
  it("is plain where it holds nothing that runs, even where it says on which page to open", () => {
    expect(inspectPdf(pdf("1 0 obj << /Type /Catalog /OpenAction [3 0 R /Fit] >> endobj"))).toBe("plain");
    expect(inspectPdf(pdf("(JavaScript 工程师) Tj /JSON /Launcher"))).toBe("plain");
    expect(inspectPdf(pdf(packed("1 0 << /Type /Page >>")))).toBe("plain");
  });

  it.each([
    "<< /S /JavaScript /JS (app.alert(1)) >>",
    "<</S/JavaScript>>",
    "<< /JS 4 0 R >>",
    "<< /S /J#61vaScr#69pt >>",
    "<< /S /Launch /F (calc.exe) >>",
    "<< /Names << /EmbeddedFiles 3 0 R >> >>",
    "<< /EF << /F 3 0 R >> /Type /EmbeddedFile >>",
    "<< /XFA 3 0 R >>",
  ])("is active with %s, written openly or packed", (text) => {
    expect(inspectPdf(pdf(text))).toBe("active");
    expect(inspectPdf(pdf(packed("1 0 << /Type /Page >>"), packed(text)))).toBe("active");
  });

  it("is opaque where it cannot be looked into: encrypted, packed another way, broken, or a bomb", () => {
    expect(inspectPdf(pdf("trailer << /Encrypt 9 0 R >>"))).toBe("opaque");
    expect(inspectPdf(pdf(packed("<< >>", "/LZWDecode")))).toBe("opaque");
    expect(inspectPdf(pdf("<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nxx\nendstream"))).toBe("opaque");
    expect(inspectPdf(pdf(packed(" ".repeat(33 * 1024 * 1024))))).toBe("opaque");
  });

  it.each([
    ["thousands of blanks in its dictionary", `/Filter /FlateDecode${" ".repeat(5_000)}`],
    ["a comment that looks like the end of a stream", "%endstream\n/Filter /FlateDecode"],
    ["a comment that looks like another object", "/DecodeParms << /Predictor 2 >> % 6 0 obj <<\n/Filter /Fl"],
    ["a comment that looks like its beginning", "%>> stream\n/Filter /FlateDecode"],
    ["its filter in another object", "/Filter 7 0 R"],
    ["its filter in another object, in a list", "/Filter [7 0 R]"],
    ["two filters of which one is hidden", "/X#2FFilter#2FFl /Filter [/FlateDecode /ASCIIHexDecode]"],
    ["numbers that are told by their differences", "/Filter /FlateDecode /DecodeParms << /Predictor 11 >>"],
    ["no filter that it owns to", ""],
  ])("is never plain where packed script is hidden behind %s", (_how, entries) => {
    const script = deflateSync("1 0 << /S /JavaScript /JS (app.alert(1)) >>");
    const hidden = (type: string) =>
      Buffer.concat([
        Buffer.from(`\n5 0 obj\n<< ${type} /N 1 /First 4 ${entries} >>\nstream\r\n`),
        script,
        Buffer.from("\nendstream\nendobj\n"),
      ]);
    for (const type of ["/Type /ObjStm", "/Type /Obj#53tm", ""])
      expect(inspectPdf(pdf(packed("1 0 << /Type /Page >>"), hidden(type)))).not.toBe("plain");
  });

  it("is not mistrusted for fonts, outlines and words that only sound like a stream", () => {
    const before = "4 0 obj << /BaseFont /BitstreamVera /First 9 0 R /Title (stream\n) >> endobj\n";
    expect(inspectPdf(pdf(before, packed("1 0 << /Type /Page >>"), packed("2 0 << >>")))).toBe("plain");
  });
});
