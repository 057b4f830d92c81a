import { ADDRESSES, type Looker } from "./addresses";
import { checkPage, checkWidth, expect, test } from "./fixtures";
import { oneOfEverything, signIn } from "./people";

test.skip(({ isMobile }) => isMobile, "the same pages");

/** What is answered otherwise on purpose. */
const STATUS: Record<string, number> = {
  "/nowhere": 404,
  "/jobs/none": 404,
  "/reset/none": 410,
  "/confirm/none": 410,
  "/talent-card/verify/none": 404,
};

const LOOKERS = [...new Set(Object.values(ADDRESSES).map(([who]) => who))];

for (const who of LOOKERS)
  test(`every page that is for the ${who} passes axe`, async ({ page }) => {
    test.setTimeout(600_000);
    const ids = oneOfEverything();
    if (who !== ("visitor" satisfies Looker)) await signIn(page, `${who}@demo.local`);
    for (const [route, [looker, ...addresses]] of Object.entries(ADDRESSES)) {
      if (looker !== who) continue;
      for (const address of addresses) {
        const path = address.replace(/\{(\w+)\}/g, (_, name: string) => {
          if (!ids[name]) throw new Error(`one-of-everything.ts prints no ${name}, which ${route} needs`);
          return encodeURIComponent(ids[name]);
        });
        const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
        expect.soft(answer?.status(), address).toBe(STATUS[address] ?? 200);
        expect.soft(new URL(page.url()).pathname, `${route} sends elsewhere`).toBe(path.split("?")[0]);
        await checkPage(page, address);
        await page.setViewportSize({ width: 390, height: 800 });
        await checkWidth(page, `${address} on a phone`);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    }
  });
