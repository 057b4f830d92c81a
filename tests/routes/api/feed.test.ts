import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as feed } from "~/routes/feeds.jobs[.]atom";
import {
  HOSTILE_TEXT,
  PUBLIC_URL,
  ask,
  childrenOf,
  openTestPortal,
  parseXml,
  textOf,
  type TestPortal,
  type XmlElement,
} from "./portal";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function read(query = ""): Promise<XmlElement> {
  return parseXml(await (await ask(portal, feed, `/feeds/jobs.atom${query}`)).text());
}
const linkOf = (element: XmlElement, rel: string) =>
  childrenOf(element, "link").find((link) => link.attributes.rel === rel)?.attributes.href;

test("the parser refuses what is not XML", () => {
  expect(() => parseXml("<a>\u0001</a>")).toThrow();
  expect(() => parseXml("<a>&</a>")).toThrow();
});

test("a feed has what RFC 4287 requires", async () => {
  const answer = await ask(portal, feed, "/feeds/jobs.atom");
  expect(answer.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
  const root = parseXml(await answer.text());
  expect(root.name).toBe("feed");
  expect(root.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
  const entries = childrenOf(root, "entry");
  expect(entries).toHaveLength(8);
  for (const element of [root, ...entries]) {
    expect(textOf(element, "id")).toMatch(/^tag:portal\.example,2026:\//);
    expect(textOf(element, "title")).not.toBe("");
    expect(textOf(element, "updated")).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    expect(childrenOf(element, "author").map((author) => textOf(author, "name"))).toHaveLength(1);
  }
  const ids = entries.map((entry) => textOf(entry, "id"));
  expect(new Set(ids).size).toBe(ids.length);
});

test("hostile text arrives as text, without the characters that XML forbids", async () => {
  const [entry] = childrenOf(await read("?q=护士"), "entry");
  const kept = HOSTILE_TEXT.replace(/[\u0000\u0008\u000b\ufffe]/g, "");
  expect(entry && textOf(entry, "title")).toBe(`护士${kept}`);
});

test("an unknown publication date is left out", async () => {
  const [entry] = childrenOf(await read("?q=未注明"), "entry");
  expect(entry && childrenOf(entry, "published")).toEqual([]);
  expect(entry && childrenOf(entry, "updated")).toHaveLength(1);
});

describe("a feed of a search", () => {
  test("names the search, itself and the page it belongs to", async () => {
    const root = await read("?q=Java&district=金凤镇&nonsense=1");
    expect(textOf(root, "title")).toBe("Java · 金凤镇 · 生命岛 | 金凤凰 · 凤栖");
    expect(linkOf(root, "alternate")).toBe(
      `${PUBLIC_URL}/jobs?q=Java&district=${encodeURIComponent("金凤镇")}`,
    );
    const self = new URL(linkOf(root, "self") ?? "");
    expect(childrenOf(await read(self.search), "entry")).toHaveLength(childrenOf(root, "entry").length);
  });

  test("keeps its id whatever page, order or spelling of the address it is read by", async () => {
    const ids = await Promise.all(
      [
        "?q=Java&type=fulltime",
        "?type=fulltime&q=Java&page=2&sort=salary&perPage=5",
        "?q=%20Java&type=fulltime&x=1",
      ].map(async (query) => textOf(await read(query), "id")),
    );
    expect(new Set(ids).size).toBe(1);
  });

  test("leads through all its pages", async () => {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = `${PUBLIC_URL}/feeds/jobs.atom?perPage=3`;
    for (let page = 0; next && page < 10; page++) {
      const root: XmlElement = await read(new URL(next).search);
      seen.push(...childrenOf(root, "entry").map((entry) => textOf(entry, "id")));
      next = linkOf(root, "next");
    }
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
  });

  test("that finds nothing is still a feed", async () => {
    const root = await read("?q=Java&district=北碚片区");
    expect(childrenOf(root, "entry")).toEqual([]);
    expect(textOf(root, "updated")).toBe("2026-11-23T00:00:00+08:00");
  });
});
