import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader as admin } from "~/routes/admin._index";
import { loader as users } from "~/routes/admin.users._index";
import { loader as hire } from "~/routes/hire._index";
import { findAccount } from "~/auth/require.server";
import { accountTotp } from "~db/schema";
import { addPerson, signedIn } from "~tests/services/people";
import { PUBLIC_URL, openTestPortal, type TestPortal } from "./api/portal";

let portal: TestPortal;
let person: string;
beforeAll(async () => {
  portal = await openTestPortal();
  person = await addPerson(portal.db, "office", "admin", "employer");
});
afterAll(() => portal.close());

/** A page of the portal as it runs in production, asked for by somebody of the office. */
function asked(path: string, production = true): LoaderFunctionArgs {
  const { token } = signedIn(portal.db, person, portal.context.now);
  const request = new Request(`${PUBLIC_URL}${path}`, { headers: { Cookie: `__Host-session=${token}` } });
  const context = { ...portal.context, production } as AppLoadContext;
  return { request, context, params: {} } as unknown as LoaderFunctionArgs;
}

async function statusOf(load: (args: LoaderFunctionArgs) => unknown, path: string, production?: boolean) {
  const answer = await Promise.resolve()
    .then(() => load(asked(path, production)))
    .catch((thrown: unknown) => thrown);
  return answer instanceof Response ? (answer.headers.get("Location") ?? answer.status) : "shown";
}

describe("an office in production", () => {
  it("is led to set its second step up before any of its pages, and back", async () => {
    expect(await statusOf(admin, "/admin")).toBe("/me/security?next=%2Fadmin");
    expect(await statusOf(users, "/admin/users?q=a")).toBe("/me/security?next=%2Fadmin%2Fusers%3Fq%3Da");
    expect(findAccount(asked("/"))).toMatchObject({ roles: ["employer"], lockedRoles: ["admin"] });
  });

  it("keeps what everybody may do meanwhile", async () => {
    expect(await statusOf(hire, "/hire")).toBe("shown");
  });

  it("gets in once the second step is set up", async () => {
    portal.db
      .insert(accountTotp)
      .values({ accountId: person, sealedSecret: "", createdAt: 1, confirmedAt: 1 })
      .run();
    expect(await statusOf(admin, "/admin")).toBe("shown");
    portal.db.delete(accountTotp).where(eq(accountTotp.accountId, person)).run();
  });

  it("needs none where the portal is only tried out", async () => {
    expect(await statusOf(admin, "/admin", false)).toBe("shown");
  });
});
