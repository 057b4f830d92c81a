/** The benchmarks by name; each is loaded only when asked for. */
const BENCHES: Record<string, () => Promise<(args: readonly string[]) => Promise<void>>> = {
  search: async () => (await import("./search")).benchSearch,
  engines: async () => (await import("./engines")).benchEngines,
  relevance: async () => (await import("./relevance")).benchRelevance,
  http: async () => (await import("./http")).benchHttp,
  libraries: async () => (await import("./libraries")).benchLibraries,
  pages: async () => (await import("./pages")).benchPages,
  cultivation: async () => (await import("./cultivation")).benchCultivation,
  write: async () => (await import("./write")).benchWrite,
};

const [name = "", ...args] = process.argv.slice(2);
const load = BENCHES[name];
if (load) {
  load()
    .then((bench) => bench(args))
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
} else {
  console.log(`用法：npm run bench -- ${Object.keys(BENCHES).join("|")}`);
  process.exitCode = 2;
}
