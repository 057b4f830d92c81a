import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: at("."),
  resolve: {
    alias: {
      "~db": at("db"),
      "~search": at("search"),
      "~seeds": at("seeds"),
      "~tests": at("tests"),
      "~": at("app"),
    },
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Much of a test is waiting for processes and files.
    maxWorkers: availableParallelism(),
  },
});
