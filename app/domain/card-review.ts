import { CARD_PART_NAMES, type CardField, type CardPart } from "./card-form";
import { type NeededMaterial, CARD_MATERIALS, type CardMaterial } from "./card-materials";

/** Something that is still to be filled in or handed in. */
export interface CardGap {
  part: CardPart;
  /** Of a field its name, of a material its key. */
  name: string;
  text: string;
}

export interface PartReview {
  part: CardPart;
  state: "done" | "open";
  gaps: CardGap[];
}

export interface CaseReview {
  parts: PartReview[];
  gaps: CardGap[];
  complete: boolean;
}

interface Reviewed {
  fields: readonly CardField[];
  /** By name of the field; of the identity only whether there is one. */
  values: Readonly<Record<string, string | undefined>>;
  materials: readonly NeededMaterial[];
  /** Kinds that were handed in. */
  handedIn: readonly CardMaterial[];
}

/** What a case still lacks before it can be handed in. */
export function reviewCase({ fields, values, materials, handedIn }: Reviewed): CaseReview {
  const gaps: CardGap[] = [
    ...fields
      .filter(({ required, name }) => required && !values[name])
      .map(({ part, name, missing }) => ({ part, name, text: missing })),
    ...materials
      .filter(({ required, kind }) => required && !handedIn.includes(kind))
      .map(({ kind }) => ({
        part: "materials" as const,
        name: kind,
        text: `请上传${CARD_MATERIALS[kind].label}`,
      })),
  ];
  const parts = CARD_PART_NAMES.map((part) => {
    const mine = gaps.filter((gap) => gap.part === part);
    return { part, gaps: mine, state: mine.length > 0 ? ("open" as const) : ("done" as const) };
  });
  return { parts, gaps, complete: gaps.length === 0 };
}
