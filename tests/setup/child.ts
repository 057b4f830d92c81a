import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";

export interface Child {
  /** Resolves when the child says a line that begins so; rejects when it ends without. */
  says(prefix: string): Promise<string>;
  /** All that it said so far; after its end, all that it ever said. */
  lines: readonly string[];
  /** Lets a child that stands still go on. */
  goOn(): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Exit code, null after a signal. */
  ended: Promise<number | null>;
  errors(): string;
}

/** Programs of the project that tests start, compiled once because each is started often. */
export interface Programs<Name extends string> {
  path: Record<Name, string>;
  remove(): void;
}

/** @param entries TypeScript files by name, from the project's root */
export function compilePrograms<Name extends string>(entries: Record<Name, string>): Programs<Name> {
  // Below node_modules, so that the libraries are found from there.
  const cache = "node_modules/.cache";
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "programs-"));
  buildSync({
    entryPoints: entries,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const names = Object.keys(entries) as Name[];
  const path = Object.fromEntries(names.map((name) => [name, join(folder, `${name}.mjs`)]));
  return {
    path: path as Record<Name, string>,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts a compiled program. */
export function startChild(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Child {
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    // A search server of the environment is for the tests that ask for one: programs would write to its indexes.
    env: { ...process.env, MEILI_HOST: "", ...env },
  });
  const lines: string[] = [];
  let errors = "";
  const wake = new Set<() => void>();
  const changed = () => {
    for (const f of [...wake]) f();
  };
  const ended = new Promise<number | null>((resolve) =>
    child.on("close", (code) => {
      resolve(code);
      over = true;
      changed();
    }),
  );
  let over = false;
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      changed();
    });
  return {
    ended,
    errors: () => errors,
    lines,
    says: (prefix) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(prefix));
          if (found === undefined && !over) return;
          wake.delete(look);
          if (found === undefined) reject(new Error(`ended without saying "${prefix}"\n${errors}`));
          else resolve(found);
        };
        wake.add(look);
        look();
      }),
    goOn: () => void child.stdin?.write("\n"),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
