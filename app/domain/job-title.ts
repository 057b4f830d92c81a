/** What employers add to the name of a position: year, channel, urgency, grade. */
const ADDED =
  /(?:20)?\d{2}届|(?:社会|校园)?(?:急聘|急招|诚聘|直招|校招|社招|校园招聘|社会招聘)|^(?:高薪|高级|资深|初级|中级)+/gu;
const BRACKETED = /[(（【[［「][^)）】\]］」]*[)）】\]］」]?/gu;
/** A dash between Chinese words separates; inside `Wi-Fi` it does not. */
const BETWEEN = /[·|｜—～]+|(?<=\p{Script=Han}|^)\s*-|-\s*(?=\p{Script=Han}|$)/u;
const MOST_CHARS = 20;

/**
 * The position itself in a title: `2027届校招-高级Java开发工程师（数据中台）` → `Java开发工程师`. Empty where nothing
 * short enough to suggest remains.
 */
export function coreOfTitle(title: string): string {
  const parts = title
    .normalize("NFKC")
    .replace(BRACKETED, " ")
    .split(BETWEEN)
    .map((part) =>
      part
        .trim()
        .replace(ADDED, "")
        .replace(/^(?:高薪|高级|资深|初级|中级)+/u, "")
        .trim(),
    );
  const core = parts.find((part) => [...part].length > 1) ?? "";
  return [...core].length <= MOST_CHARS ? core : "";
}
