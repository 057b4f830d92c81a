import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Every page of every journey: an error in the console, or thrown in the page, fails the test. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      gotoSettled(page);
      const errors: string[] = [];
      page.on("console", (message) => {
        // The browser itself reports what answered 404, or was cut off, on purpose.
        // The framework logs an answer it stopped reading because the visitor had already gone elsewhere.
        const expected =
          /status of (400|403|404|410|429)|net::ERR_FAILED|^AbortError: signal is aborted/.test(
            message.text(),
          );
        if (message.type() === "error" && !expected) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await use();
      expect(errors, "errors in the browser console").toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Lets `goto` and `reload` of a page end when the scripts of the page have taken it over: on a busy machine a key or a
 * choice before that would be lost. Pages without script are there at once.
 */
export function gotoSettled(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...given) => {
    const answer = await goto(...given);
    await settled(page);
    return answer;
  };
  page.reload = async (...given) => {
    const answer = await reload(...given);
    await settled(page);
    return answer;
  };
  return page;
}

async function settled(page: Page) {
  await page.waitForFunction(() => {
    // A page of another kind, or a window without script.
    if (!("__remixContext" in window)) return true;
    const root = Object.entries(document).find(([key]) => key.startsWith("__reactContainer"))?.[1] as
      { stateNode: { current: { memoizedState: { isDehydrated?: boolean } | null } } } | undefined;
    return root?.stateNode.current.memoizedState?.isDehydrated === false;
  });
}

/** What depends on colours; axe spends half its time on it. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Nothing that axe finds fault with, the sizes of what is pressed (WCAG 2.2 AA) included, and nothing that makes the
 * page scroll sideways.
 * @param only these rules; [] = all. Not given: all, but in a small window not again the colours, which are the same
 * in a large one
 */
export async function checkPage(page: Page, what = page.url(), only?: readonly string[]) {
  const isSmall = (page.viewportSize()?.width ?? 1280) < 600;
  const colours = only || !isSmall ? {} : Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }]));
  const axe = new AxeBuilder({ page })
    // Of what passes nothing is written down, which takes longer than to look at it.
    .options({ rules: { "target-size": { enabled: true }, ...colours }, resultTypes: ["violations"] })
    // No page holds another in a frame: there is nothing to put together in a window of its own.
    .setLegacyMode(true);
  if (only?.length) axe.withRules([...only]);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ html }) => html).join(" · ");
    return `${id}: ${places.slice(0, 300)}`;
  });
  expect(found, what).toEqual([]);
  await checkWidth(page, what);
}

/** Nothing makes the page scroll sideways. */
export async function checkWidth(page: Page, what = page.url()) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

export { expect };
