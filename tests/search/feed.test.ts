import { hostname } from "node:os";
import { beforeEach, describe, expect, it } from "vitest";
import type { Db } from "~db/client";
import { feedErrorOf, feedingAlone, noteFeedError, takeLease } from "~search/feed";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

const HERE = hostname();
const alive = () => true;
const dead = () => false;

describe("the right to feed a server", () => {
  let db: Db;
  const take = (owner: string, at = FACTORY_NOW, isAlive = alive) =>
    takeLease(db, "meilisearch", owner, at, isAlive);
  beforeEach(() => {
    db = openTestDatabase();
  });

  it("is one process's at a time, who may renew it", () => {
    expect(take(`${HERE}:1:a`)).toBe(true);
    expect(take(`${HERE}:2:b`)).toBe(false);
    expect(take(`${HERE}:1:a`)).toBe(true);
  });

  it("passes on at once when its process has ended, on the same machine", () => {
    expect(take(`${HERE}:1:a`)).toBe(true);
    expect(take(`${HERE}:2:b`, FACTORY_NOW, dead)).toBe(true);
    expect(take("elsewhere:3:c")).toBe(false);
  });

  it("passes on after its time when nothing is known of its process", () => {
    expect(take("elsewhere:1:a")).toBe(true);
    expect(take(`${HERE}:2:b`, FACTORY_NOW, dead)).toBe(false);
    expect(take(`${HERE}:2:b`, FACTORY_NOW + 150_000)).toBe(true);
  });

  it("lets work go on one after the other, and is given back when work fails", async () => {
    const order: string[] = [];
    const first = feedingAlone(db, "meilisearch", async () => {
      order.push("first begins");
      await new Promise(setImmediate);
      order.push("first fails");
      throw new Error("disk full");
    });
    const second = feedingAlone(db, "meilisearch", async () => order.push("second"));
    await expect(first).rejects.toThrow("disk full");
    await second;
    expect(order).toEqual(["first begins", "first fails", "second"]);
  });

  it("is noticed by who lost it, before the next batch", async () => {
    const work = feedingAlone(db, "meilisearch", async (renew) => {
      takeLease(db, "meilisearch", "elsewhere:1:a", Date.now() + 200_000, alive);
      renew();
    });
    await expect(work).rejects.toThrow("another process");
  });
});

it("what went wrong when feeding is kept for every process to see, until it works again", () => {
  const db = openTestDatabase();
  expect(feedErrorOf(db, "meilisearch")).toBeNull();
  noteFeedError(db, "meilisearch", "disk full", FACTORY_NOW);
  expect(feedErrorOf(db, "meilisearch")).toBe("disk full");
  expect(feedErrorOf(db, "sqlite")).toBeNull();
  noteFeedError(db, "meilisearch", null, FACTORY_NOW + 1);
  expect(feedErrorOf(db, "meilisearch")).toBeNull();
});
