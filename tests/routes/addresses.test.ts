import { expect, it } from "vitest";
import { ROUTE_ACCESS } from "~/domain/permission";
import { ADDRESSES, ON_THE_WAY, pageRoutes } from "~tests/e2e/addresses";

it("every page has an address at which the browser tests look at it, and no other has", () => {
  const looked = [...Object.keys(ADDRESSES), ...Object.keys(ON_THE_WAY)].sort();
  expect(looked).toEqual(pageRoutes().sort());
  for (const route of looked) expect(ROUTE_ACCESS).toHaveProperty([route]);
});
