import { PaperList } from "~/components/papers/paper-list";
import { PaperName } from "~/components/papers/paper-name";
import {
  CARD_MATERIALS,
  MATERIAL_VERDICT_LABELS,
  type CardMaterial,
  type MaterialVerdict,
  type NeededMaterial,
} from "~/domain/card-materials";
import type { FormFaults } from "~/domain/form";

export interface ShownMaterial {
  id: string;
  kind: CardMaterial;
  uploadId: string;
  name: string;
  bytes: number;
  scan: string;
  verdict: MaterialVerdict;
  verdictNote: string | null;
}

interface ChecklistProps {
  needed: readonly NeededMaterial[];
  materials: readonly ShownMaterial[];
  /** Of the form that was sent last. */
  faults: FormFaults | null;
}

/** The papers that a case asks for. */
export function MaterialChecklist({ needed, materials, faults }: ChecklistProps) {
  const kinds = needed.map(({ kind, required, why }) => {
    const { label, hint } = CARD_MATERIALS[kind];
    return { kind, required, label, about: `${why}。${hint}` };
  });
  return (
    <PaperList
      noun="material"
      {...{ kinds, papers: materials, faults }}
      show={(material) => <MaterialName material={material} />}
      replaceable
    />
  );
}

/** A paper that was handed in, with what the office said of it. */
export function MaterialName({ material }: { material: ShownMaterial }) {
  const { verdict, verdictNote } = material;
  const said = verdict === "pending" ? null : MATERIAL_VERDICT_LABELS[verdict];
  return <PaperName paper={material} said={said} note={verdictNote} />;
}
