import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Every page of every journey: an error in the console, or thrown in the page, fails the test. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
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
 * Nothing that axe finds fault with, the sizes of what is pressed (WCAG 2.2 AA) included, and nothing that makes the
 * page scroll sideways.
 */
export async function checkPage(page: Page, what = page.url()) {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    // No page holds another in a frame: there is nothing to put together in a window of its own.
    .setLegacyMode(true)
    .analyze();
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
