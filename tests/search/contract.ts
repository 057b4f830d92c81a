import { describe } from "vitest";
import { openBench, type MakeEngine } from "./bench";
import { cardsContract } from "./contract-cards";
import { changesContract } from "./contract-changes";
import { filtersContract } from "./contract-filters";
import { wordsContract } from "./contract-words";

/** What every search engine of the portal must do, asked through the port alone. */
export function describeSearchContract(name: string, makeEngine: MakeEngine): void {
  const open = () => openBench(makeEngine);
  describe(`search by ${name}`, () => {
    wordsContract(open);
    filtersContract(open);
    changesContract(open);
    cardsContract(makeEngine);
  });
}
