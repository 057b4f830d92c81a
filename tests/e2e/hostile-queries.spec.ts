import { expect, test } from "./fixtures";

const COUNT = 5000;
const AT_ONCE = 20;
const MAX_BYTES = 1024 * 1024;

/** Deterministic random numbers in [0, 1), so that a failure can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KEYS =
  "q district industry education experience type tier salaryMin premium postedWithin sort page perPage hiring size __proto__ constructor".split(
    " ",
  );
const PIECES = [
  "算法",
  "Java",
  "C++",
  "'",
  '"',
  "%",
  "%00",
  "%ff%fe",
  "%ED%A0%80",
  "%u0041",
  "../../etc/passwd",
  "<script>alert(1)</script>",
  "' OR 1=1 --",
  "NEAR(a b)",
  "AND OR NOT",
  "title:x*",
  "^",
  "*",
  "-",
  "--",
  "(",
  ")",
  "{}",
  "[]",
  "\\",
  ";",
  "|",
  "\u0000",
  "\ufffd",
  "🦅",
  "👩‍🔬",
  "\u202e",
  "\u200b",
  "ﷺ",
  "e\u0301".repeat(40),
  "9".repeat(40),
  "-1",
  "1e999",
  "NaN",
  "Infinity",
  "0x10",
  "null",
  "undefined",
  "护".repeat(300),
  "a".repeat(1500),
  "待核",
  "%",
  "+",
  "&",
  "=",
  "#",
  "2025届",
  ".NET",
  "${7*7}",
  "{{7*7}}",
];

/** A query string that no page wrote: junk keys, junk values, broken escapes, repetitions. */
function hostileQuery(random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const pairs = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
    const value = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PIECES)).join(
      random() < 0.5 ? " " : "",
    );
    const written =
      random() < 0.8
        ? encodeURIComponent(value.toWellFormed())
        : value.replace(/[^!-~]/g, "").replace(/[#\s]/g, "");
    return `${pick(KEYS)}=${written}`;
  });
  return pairs.join("&").slice(0, 6000);
}

test(`${COUNT} hostile queries never break a page or the API`, async ({ request, isMobile }) => {
  test.skip(isMobile, "the same server");
  test.setTimeout(15 * 60_000);
  const random = mulberry32(20261123);
  const targets = [
    "/jobs",
    "/api/v1/jobs",
    "/jobs",
    "/api/v1/jobs",
    "/enterprises",
    "/api/v1/enterprises",
    "/feeds/jobs.atom",
  ];
  const urls = Array.from(
    { length: COUNT },
    (_, i) => `${targets[i % targets.length]}?${hostileQuery(random)}`,
  );
  const broken: string[] = [];
  for (let at = 0; at < urls.length; at += AT_ONCE) {
    await Promise.all(
      urls.slice(at, at + AT_ONCE).map(async (url) => {
        const answer = await request.get(url);
        const body = await answer.body();
        if (answer.status() >= 500 || answer.status() === 429 || body.byteLength > MAX_BYTES)
          broken.push(`${answer.status()} ${body.byteLength} ${url.slice(0, 200)}`);
      }),
    );
  }
  expect(broken).toEqual([]);
});
