import { cleanText } from "~/domain/query";
import type { Suggestion } from "~search/engine";
import type { SearchContext } from "../context.server";

const LIMIT = 8;

/** Search-as-you-type: known texts for what was typed, most frequent first; nothing for blank words. */
export async function suggestWords(ctx: SearchContext, params: URLSearchParams) {
  const words = cleanText(params.get("q") ?? "");
  const index = params.get("index") === "enterprises" ? "enterprises" : "jobs";
  const suggestions: Suggestion[] = words === "" ? [] : await ctx.search.suggest(index, words, LIMIT);
  return { suggestions };
}
