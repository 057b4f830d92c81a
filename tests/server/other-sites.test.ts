import { describe, expect, test } from "vitest";
import { openSmallPortal } from "./small-portal";

const post = async (headers: Record<string, string>, publicUrl = "https://talent.example") => {
  const portal = await openSmallPortal({ publicUrl });
  const answer = await portal.ask("/form", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: "name=x",
  });
  return { status: answer.status, runs: portal.runs.form ?? 0, text: answer.text };
};

describe("a form", () => {
  test.each([
    ["this site, as browsers say it", { "sec-fetch-site": "same-origin" }],
    ["nobody's page, typed or from a bookmark", { "sec-fetch-site": "none" }],
    ["this site, by an older browser", { origin: "https://talent.example" }],
    ["this site under the name it was asked by", { origin: "http://10.1.2.3:3000", host: "10.1.2.3:3000" }],
    ["a program, which holds nobody's cookie", {}],
  ])("is taken from %s", async (_from, headers) => {
    expect(await post(headers as Record<string, string>)).toMatchObject({ status: 200 });
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
    ["another site, by an older browser", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://talent.example:8080" }],
    ["a page without an origin", { origin: "null" }],
    ["an origin that is none", { origin: "talent.example" }],
    [
      "another site that claims to be this one",
      { "sec-fetch-site": "cross-site", origin: "https://talent.example" },
    ],
  ])("is refused from %s, before anything runs", async (_from, headers) => {
    const answer = await post(headers as Record<string, string>);
    expect(answer).toMatchObject({ status: 403, runs: 0 });
    expect(answer.text).toContain("这次操作没有被接受");
  });

  test("of another site may be shown, which changes nothing", async () => {
    const portal = await openSmallPortal();
    const answer = await portal.ask("/open", { headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.status).toBe(200);
  });
});

test("a page that anybody may see is nobody's to keep once a cookie came with the request", async () => {
  const portal = await openSmallPortal();
  const own = await portal.ask("/open", { headers: { cookie: "session=x" } });
  expect(own.headers["cache-control"]).toBe("private, no-cache");
  const open = await portal.ask("/open");
  expect(open.headers["cache-control"]).toBe("no-cache");
});
