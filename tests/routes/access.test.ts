import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERMISSIONS, isPermitted } from "~/domain/permission";
import { ROUTE_ACCESS, type Access } from "~/domain/route-access";
import { ROLES, type Role } from "~/domain/role";
import { ADDRESSES, ON_THE_WAY, pageRoutes } from "~tests/e2e/addresses";
import { addPerson, signedIn } from "~tests/services/people";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "./api/portal";

type Handler = (args: ActionFunctionArgs) => unknown;
interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

const FOLDER = fileURLToPath(new URL("../../app/routes/", import.meta.url));
const ROUTES = readdirSync(FOLDER).map((file) => ({
  name: file.replace(/\.tsx?$/, ""),
  load: () => import(/* @vite-ignore */ `${FOLDER}${file}`) as Promise<RouteModule>,
}));
const WHO = ["nobody", ...ROLES] as const;

let portal: TestPortal;
const accounts: Partial<Record<(typeof WHO)[number], string>> = {};
beforeAll(async () => {
  portal = await openTestPortal();
  for (const role of ROLES) accounts[role] = await addPerson(portal.db, role, role);
});
afterAll(() => portal.close());

/** Parameters that name nothing. */
const NOTHING = new Proxy({}, { get: () => "no-such-id" }) as Record<string, string>;

type Outcome = "answered" | "asked to sign in" | "forbidden";

/** A browser of somebody, signed in just now: one page of these ends sessions. */
function cookieOf(who: (typeof WHO)[number]): HeadersInit {
  const id = accounts[who];
  if (!id) return {};
  const { token } = signedIn(portal.db, id, portal.context.now);
  return { Cookie: `__Host-session=${token}` };
}

async function outcome(
  handler: Handler,
  method: "GET" | "POST",
  who: (typeof WHO)[number],
): Promise<Outcome> {
  const request = new Request(`${PUBLIC_URL}/somewhere`, {
    method,
    headers: cookieOf(who),
    body: method === "POST" ? new URLSearchParams() : undefined,
  });
  const args = { request, params: NOTHING, context: portal.context } as unknown as ActionFunctionArgs;
  const answer = await Promise.resolve()
    .then(() => handler(args))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      // What `data()` makes is thrown, too.
      if (typeof thrown === "object" && thrown !== null && "init" in thrown) return thrown;
      throw thrown;
    });
  if (!(answer instanceof Response)) return "answered";
  if (answer.status === 403) return "forbidden";
  return answer.headers.get("Location")?.startsWith("/login?next=%2Fsomewhere")
    ? "asked to sign in"
    : "answered";
}

function expected(access: Access, who: (typeof WHO)[number]): Outcome {
  if (access === "public") return "answered";
  if (who === "nobody") return "asked to sign in";
  if (access === "signed-in") return "answered";
  return isPermitted([who as Role], access) ? "answered" : "forbidden";
}

describe("the table of who may use which page", () => {
  it("names every file of app/routes, and no other", () => {
    expect(Object.keys(ROUTE_ACCESS).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
  });

  it("gives every permission to somebody, and every one is asked for somewhere", () => {
    for (const roles of Object.values(PERMISSIONS)) expect(roles.length).toBeGreaterThan(0);
  });

  describe.each(ROUTES)("$name", ({ name, load }) => {
    it.each(WHO)("is kept to by its loader and its action, asked by %s", async (who) => {
      const module = await load();
      const access = ROUTE_ACCESS[name];
      if (!access) throw new Error(`${name} has no entry`);
      const { read, act } = typeof access === "object" ? access : { read: access, act: access };
      if (module.loader) expect(await outcome(module.loader, "GET", who)).toBe(expected(read, who));
      if (module.action) expect(await outcome(module.action, "POST", who)).toBe(expected(act, who));
      // What reads and does nothing has nothing to guard.
      if (!module.loader && !module.action) expect(access).toBe("public");
    });
  });
});

it("every page has an address at which the browser tests look at it, and no other has", () => {
  const looked = [...Object.keys(ADDRESSES), ...Object.keys(ON_THE_WAY)].sort();
  expect(looked, "tests/e2e/addresses.ts").toEqual(pageRoutes().sort());
  for (const route of looked) expect(ROUTE_ACCESS).toHaveProperty([route]);
});
