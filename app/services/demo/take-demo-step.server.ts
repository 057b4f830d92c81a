import { isoShanghai, shanghaiDay, shanghaiDayStart } from "~/domain/time";
import { interviewsOf, moveInterview, proposeInterview } from "../application/arrange-interview.server";
import { loadOwnApplication, loadReceivedApplication } from "../application/load-application.server";
import { recordOutcome } from "../application/record-outcome.server";
import { moveOwnApplication, moveReceivedApplication } from "../application/run-application.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import { writeMessage } from "../application/write-words.server";
import type { VaultContext } from "../vault-context.server";
import type { DemoStep } from "./demo-people.server";

const HOUR = 3_600_000;

/** Lets one thing happen to an application of the demonstration, by the same services as the pages. */
export function takeStep(
  { person, office }: Record<"person" | "office", VaultContext>,
  step: DemoStep,
  { id, n, now, links }: { id: string; n: number; now: number; links: ApplicationLinks },
): void {
  const own = loadOwnApplication(person, id);
  const received = loadReceivedApplication(office, id);
  if (!own || !received) return;
  const { version } = received.row;
  const [latest] = interviewsOf(office.db, id);
  const formKey = `demo-${step.does}-${n}-${step.day}`;
  const appointment = { interviewId: latest?.id ?? "", sequence: latest?.sequence ?? 0 };
  switch (step.does) {
    case "shortlist":
    case "offer":
      moveReceivedApplication(office, received, { verb: step.does, version, note: step.note }, links);
      return;
    case "reject":
      moveReceivedApplication(
        office,
        received,
        { verb: "reject", version, reason: step.reason, note: step.note },
        links,
      );
      return;
    case "invite": {
      const day = shanghaiDayStart(shanghaiDay(now) + step.in);
      const slots = [day + 10 * HOUR, day + 15 * HOUR];
      const place = "示例大道 1 号 3 楼会议室（虚构）";
      const proposed = { kind: "onsite", slots, minutes: 45, place, note: null } as const;
      proposeInterview(office, received, { formKey, version, ...proposed, slots }, links);
      return;
    }
    case "come":
      moveInterview(
        person,
        { side: "candidate", target: own },
        { ...appointment, verb: "accept", slot: latest?.slots[0] },
        links,
      );
      return;
    case "accept":
      moveOwnApplication(person, own, { verb: "accept", version }, links);
      return;
    case "started": {
      const said = { kind: "started", value: true, on: isoShanghai(now).slice(0, 10) } as const;
      recordOutcome(person, { side: "candidate", target: own }, said);
      return;
    }
    case "write": {
      const words = { formKey: `${formKey}-${step.side}`, text: step.text };
      if (step.side === "candidate") writeMessage(person, { side: "candidate", target: own }, words, links);
      else writeMessage(office, { side: "employer", target: received }, words, links);
    }
  }
}
