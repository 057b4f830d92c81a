import { afterAll, beforeAll, expect, test } from "vitest";
import { parseJobQuery } from "~/domain/job-query";
import { loader as enterprises } from "~/routes/api.v1.enterprises._index";
import { loader as jobs } from "~/routes/api.v1.jobs._index";
import { loader as suggest } from "~/routes/api.v1.suggest";
import { loader as feed } from "~/routes/feeds.jobs[.]atom";
import { buildJob } from "~seeds/factories";
import { ask, openTestPortal, parseXml, type TestPortal } from "./portal";

const QUERIES = 5000;
const MAX_BYTES = 1_000_000;

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

/** Numbers in [0, 1) from a seed (xorshift32), so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const KEYS =
  "q q q district industry education experience type tier salaryMin premium postedWithin sort page perPage size hiring index __proto__ constructor q[] q[a] Q".split(
    " ",
  );
const VALUES = [
  "算法",
  "Java",
  "C++",
  "护士",
  "嵌入式 开发",
  "pyhton",
  "suanfa",
  "fulltime",
  "bachelor",
  "it.ai",
  "金凤镇",
  "1",
  "0",
  "-1",
  "9".repeat(400),
  "1e309",
  "NaN",
  "0x1F",
  "１２",
  "3.7",
  "1,000",
  "null",
  "undefined",
  "true",
  "[object Object]",
  `"`,
  `'`,
  `"""`,
  `"未闭合`,
  "-",
  "-Java",
  "--",
  "- -",
  "*",
  "Java*",
  "^Java",
  "NEAR(Java, 5)",
  "title:Java",
  "Java AND",
  "OR",
  "NOT Java",
  "' OR 1=1 --",
  "'; DROP TABLE job; --",
  "{title skills}: java",
  "(((((",
  ")))))",
  "\\",
  "\\u0000",
  "$where",
  "${x}",
  "<svg onload=alert(1)>",
  "\u0000",
  "\u0007\u001b[2J",
  "\ud800",
  "\udfff",
  "\ud800x\udc00",
  "\ufeff",
  "\ufffe\uffff",
  "\u202e\u2066",
  "\u200d\u200b",
  "👩‍👩‍👧‍👦",
  "🇨🇳",
  "a\u0300".repeat(500),
  "ﷺ".repeat(200),
  "İ".repeat(100),
  "ß",
  "㍿",
  "ⅷ",
  "①",
  "𠮷野家",
  "𝕵𝖆𝖛𝖆",
  "한국어",
  "العربية",
  "ไทย",
  "算".repeat(3000),
  "算法".repeat(100),
  "Java ".repeat(800),
  "a-".repeat(1000),
  `"a" `.repeat(500),
  "  ",
  "\t\r\n",
  ".",
  "..",
  "../../x",
  "c#",
  ".net",
  "5G",
  "2025届",
];
const RAW = [
  "%",
  "%%",
  "%0",
  "%zz",
  "%00",
  "%ff%fe",
  "%C0%80",
  "%ED%A0%80",
  "%F4%90%80%80",
  "%u4e2d",
  "+",
  "=",
  "==",
  "&",
  ";",
  "?",
  "#x",
  "%26q%3D1",
  "%252e",
];

function hostileQuery(random: () => number): string {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const count = random() < 0.02 ? 400 : 1 + Math.floor(random() * 7);
  let query = "?";
  for (let i = 0; i < count; i++) {
    const kind = random();
    let value = pick(VALUES);
    if (kind < 0.3) value += (random() < 0.5 ? " " : "") + pick(VALUES);
    // URLSearchParams writes lone surrogates as U+FFFD; raw pieces bring bytes that are no UTF-8.
    const written =
      kind > 0.8 ? pick(RAW) + pick(RAW) : new URLSearchParams([["", value]]).toString().slice(1);
    query += `${pick(KEYS)}=${written}&`;
  }
  return query;
}

test(`${QUERIES} hostile queries are answered, and briefly`, { timeout: 240_000 }, async () => {
  const random = randomFrom(20261123);
  const broken: string[] = [];
  for (let i = 0; i < QUERIES; i++) {
    const query = hostileQuery(random);
    const loader = [jobs, jobs, jobs, enterprises, feed, suggest][i % 6] ?? jobs;
    const answer = await ask(portal, loader, `/x${query}`);
    const body = await answer.text();
    if (answer.status !== 200 || Buffer.byteLength(body) > MAX_BYTES)
      broken.push(`${answer.status} ${body.length} ${query.slice(0, 200)}`);
    else if (loader === feed) parseXml(body);
    else JSON.parse(body);
  }
  expect(broken).toEqual([]);
  expect(portal.errors).toEqual([]);
});

test("the largest page of the wordiest jobs stays brief", async () => {
  const words = Array.from({ length: 40 }, (_, i) => `"技能<&>${i}`.repeat(3));
  const rows = Array.from({ length: 100 }, (_, i) =>
    buildJob({ id: `wordy-${i}`, title: `工程师"<&>`.repeat(30), skills: words, district: `城市${i}` }),
  );
  const wordy = await openTestPortal(rows);
  const answer = await ask(wordy, jobs, "/api/v1/jobs?q=工程师&perPage=100");
  const body = await answer.text();
  expect((JSON.parse(body) as { hits: unknown[] }).hits).toHaveLength(100);
  expect(Buffer.byteLength(body)).toBeLessThan(MAX_BYTES);
  await wordy.close();
});

test("a query is read within its bounds even when it does not come from an address", () => {
  const random = randomFrom(7);
  for (let i = 0; i < 2000; i++) {
    const params = new URLSearchParams();
    for (let n = 0; n < 5; n++) {
      const at = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
      params.append(at(KEYS), at(VALUES) + at(VALUES));
    }
    const { query, dropped } = parseJobQuery(params);
    expect(query.q.length).toBeLessThanOrEqual(200);
    expect(query.q.isWellFormed()).toBe(true);
    expect(query.perPage).toBeLessThanOrEqual(100);
    expect(query.page).toBeGreaterThanOrEqual(1);
    expect(dropped.length).toBeLessThanOrEqual(20);
  }
});
