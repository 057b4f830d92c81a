import { rmSync } from "node:fs";

/** Playwright's global teardown; the server has let go of its database by then or will not miss it. */
export default function removeE2eData(): void {
  if (process.env.E2E_DATA) rmSync(process.env.E2E_DATA, { recursive: true, force: true });
}
