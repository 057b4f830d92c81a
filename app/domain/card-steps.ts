import type { CardApplicationStatus } from "./card-application";
import type { CardApplicationVerb } from "./card-application-moves";

export interface CardStep {
  label: string;
  /** `stopped`: here it was refused, withdrawn, or waits for a supplement. */
  state: "done" | "now" | "stopped" | "todo";
  /** When it was done; null = not yet. */
  at: number | null;
}

interface Event {
  verb: CardApplicationVerb;
  from: CardApplicationStatus;
  at: number;
}

interface Standing {
  status: CardApplicationStatus;
  exempt: boolean;
  returnedFrom: CardApplicationStatus | null;
  filedFor: boolean;
}

interface Stage {
  label: string;
  /** States in which it is going on. */
  during: readonly CardApplicationStatus[];
  /** Moves that end it. */
  by: readonly CardApplicationVerb[];
}

const stages = ({ exempt, filedFor }: Standing): Stage[] => [
  { label: "填写", during: ["draft"], by: filedFor ? ["propose"] : ["submit"] },
  ...(filedFor ? [{ label: "本人确认", during: ["consent"], by: ["confirm"] } as const] : []),
  { label: "受理", during: ["submitted"], by: ["accept", "exempt"] },
  exempt
    ? { label: "免评核验", during: ["verification"], by: ["verify"] }
    : { label: "初审", during: ["firstReview"], by: ["pass"] },
  ...(exempt ? [] : [{ label: "复审", during: ["secondReview"], by: ["endorse"] } as const]),
  { label: "公示", during: ["publicity", "objection"], by: ["approve"] },
  { label: "发卡", during: ["approved"], by: ["issue"] },
];

/** The way of a case, as it is drawn: what is done, where it stands, what comes. */
export function cardSteps(standing: Standing, events: readonly Event[]): CardStep[] {
  const { status, returnedFrom } = standing;
  const all = stages(standing);
  const stopped = status === "returned" || ["rejected", "appeal", "closed", "withdrawn"].includes(status);
  const where = status === "returned" ? returnedFrom : stopped ? lastStage(events) : status;
  const found = all.findIndex(({ during }) => where !== null && during.includes(where));
  const current = status === "issued" ? all.length : Math.max(0, found);
  return all.map(({ label, by }, i) => ({
    label,
    state: i < current ? "done" : i > current ? "todo" : stopped ? "stopped" : "now",
    at: i < current ? (events.filter(({ verb }) => by.includes(verb)).at(-1)?.at ?? null) : null,
  }));
}

/** The stage at which a case that goes no further stood last. */
const lastStage = (events: readonly Event[]): CardApplicationStatus | null =>
  events.filter(({ from }) => !["returned", "rejected", "appeal"].includes(from)).at(-1)?.from ?? null;
