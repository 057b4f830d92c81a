import { test as base, expect } from "@playwright/test";

/** Every page of every journey: an error in the console, or thrown in the page, fails the test. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        // The browser itself reports what answered 404, or was cut off, on purpose.
        const expected = /status of (400|403|404|410|429)|net::ERR_FAILED/.test(message.text());
        if (message.type() === "error" && !expected) errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await use();
      expect(errors, "errors in the browser console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
