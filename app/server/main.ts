import * as build from "@remix-run/dev/server-build";
import { fileURLToPath } from "node:url";
import { run } from "./run";

run(build, fileURLToPath(import.meta.url)).catch((error: unknown) => {
  console.error(`启动失败：${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
