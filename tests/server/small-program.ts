import { fileURLToPath } from "node:url";
import { run } from "~/server/run";
import { smallBuild } from "./small-build";

// The whole program over the small build, for tests of its start and its end; its workers run this file too.
void run(smallBuild(), fileURLToPath(import.meta.url));
