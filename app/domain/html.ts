const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that can stand between tags or in a quoted attribute, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "");
}

// Everything outside the production Char of XML 1.0 (§2.2), after broken surrogates are replaced.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Leaves out the characters that no XML document may hold, not even escaped. */
export function printable(text: string): string {
  return text.toWellFormed().replace(NOT_XML, "");
}

const LIST_MARK = /^\s*(?:[-*•·●▪◆]|[（(]?\d{1,2}(?:[、.．)）]|\s))\s*\S/;

/** Plain text as HTML: a `<p>` for each line, a `<ul>` for a run of numbered or dotted lines. Blank text gives "". */
export function textToHtml(text: string): string {
  let html = "";
  let inList = false;
  for (const line of printable(text).split(/\r\n|[\n\r]/)) {
    const content = escapeMarkup(line.trim());
    if (content === "") continue;
    const isItem = LIST_MARK.test(line);
    if (isItem !== inList) html += isItem ? "<ul>" : "</ul>";
    inList = isItem;
    html += isItem ? `<li>${content}</li>` : `<p>${content}</p>`;
  }
  return inList ? `${html}</ul>` : html;
}
