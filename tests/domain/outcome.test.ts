import { describe, expect, it } from "vitest";
import { OwnApplicationForm } from "~/domain/application-form";
import { isOutcome, readDay, stayedFrom, type SaidOutcome } from "~/domain/outcome";
import { shanghaiMidnight } from "~/domain/time";

const NOW = shanghaiMidnight(2026, 11, 30) + 9 * 3_600_000;
const said = (kind: SaidOutcome["kind"], value: boolean, on: string | null = null) => ({ kind, value, on });

describe("the day on which somebody started", () => {
  it("is a real one in Shanghai", () => {
    expect(readDay("2026-02-28")).toBe(shanghaiMidnight(2026, 2, 28));
    for (const text of ["2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "昨天", ""])
      expect(readDay(text), text).toBeNull();
  });

  const typed = (on: string) =>
    OwnApplicationForm(NOW).safeParse({ intent: "outcome", kind: "started", value: "yes", on });
  it("is typed as one, and is not in the future", () => {
    expect(typed("2026-11-30").success).toBe(true);
    expect(typed("").success).toBe(true);
    for (const text of ["2026-12-01", "2026-02-30", "20261130"])
      expect(typed(text).error?.issues[0]?.path, text).toEqual(["on"]);
  });
});

describe("whether somebody stayed", () => {
  it("can be said six months after the start, the later one of two that are named", () => {
    const hired = shanghaiMidnight(2026, 1, 31);
    expect(stayedFrom(hired, [])).toBe(shanghaiMidnight(2026, 7, 31));
    const one = said("started", true, "2026-03-01");
    expect(stayedFrom(hired, [one])).toBe(shanghaiMidnight(2026, 9, 1));
    expect(stayedFrom(hired, [one, said("started", true, "2026-03-09")])).toBe(shanghaiMidnight(2026, 9, 9));
    expect(stayedFrom(hired, [said("started", false)])).toBeNull();
  });

  it("counts where one side says so and none denies it", () => {
    expect(isOutcome([], "stayed")).toBe(false);
    expect(isOutcome([said("stayed", true)], "stayed")).toBe(true);
    expect(isOutcome([said("stayed", true), said("stayed", false)], "stayed")).toBe(false);
    expect(isOutcome([said("started", true)], "stayed")).toBe(false);
  });
});
