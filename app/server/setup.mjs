// What must be true before anything runs, for `npm start` and `npm test`. Plain Node: nothing may be installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LEAST_NODE = [20, 19];
const BUILT = "build/.built";
/** Everything that the build reads. */
const SOURCES = [
  "app",
  "db",
  "search",
  "public",
  "remix.config.js",
  "tsconfig.json",
  ".postcssrc.json",
  "package-lock.json",
];

/** @returns {string | null} what is wrong with this Node, in one line */
export function nodeFault() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return null;
  return `需要 Node.js ${LEAST_NODE.join(".")} 或更新版本，当前为 ${process.versions.node}`;
}

/** True when every package of the lock file is there in its version; npm keeps its own list of what it installed. */
export function isInstalled() {
  if (!existsSync("node_modules/.package-lock.json")) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const present = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || optional || (peer && !present[path]) || present[path]?.version === version,
  );
}

/** Installs exactly what the lock file names. */
export function install() {
  console.log("正在按 package-lock.json 安装依赖，约一分钟；数据库驱动若须在本机编译，再等两分钟…");
  const ci = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  if (tryNpm(ci) && isSqliteBuilt()) return;
  installCompiler();
  npm(ci);
  if (!isSqliteBuilt()) npm(["rebuild", "better-sqlite3"]);
  if (!isSqliteBuilt()) throw new Error("数据库驱动 better-sqlite3 未能编译，详见上面的输出");
}

/** True when better-sqlite3 loads in this Node: its binary belongs to one version of it. */
function isSqliteBuilt() {
  const probe = "new (require('better-sqlite3'))(':memory:')";
  return spawnSync(process.execPath, ["-e", probe], { stdio: "ignore" }).status === 0;
}

/** What compiles better-sqlite3 where no ready binary can be downloaded. */
function installCompiler() {
  const missing = ["python3", "make", "g++"].filter((tool) => !isCommand(tool));
  if (missing.length === 0) return;
  if (!aptInstall(missing))
    throw new Error(
      `编译数据库驱动还需要 ${missing.join("、")}（Debian：apt-get install ${missing.join(" ")}）`,
    );
}

/** @returns {boolean} whether Debian's own packages are there now; false for whoever is not its root */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !isCommand("apt-get")) return false;
  console.log(`正在安装系统软件包：${packages.join(" ")}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (args) => spawnSync("apt-get", args, { stdio: "inherit", env }).status === 0;
  return run(["update", "-qq"]) && run(["install", "-y", "-qq", "--no-install-recommends", ...packages]);
}

function isCommand(name) {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** True when the last build was made of the sources as they are. */
export function isBuilt() {
  return existsSync(BUILT) && readFileSync(BUILT, "utf8") === sourceHash();
}

export function markBuilt() {
  mkdirSync("build", { recursive: true });
  writeFileSync(BUILT, sourceHash());
}

/** @param {string} script as in package.json; its output is shown as it comes */
export function runScript(script, ...args) {
  npm(["run", "--silent", script, ...(args.length > 0 ? ["--", ...args] : [])]);
}

/** Name of the state of some files and folders, by content. */
export function sourceHash(sources = SOURCES) {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesOf(source)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  const entries = (() => {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (!entries) return [path];
  return entries
    .filter(({ name }) => !(path === "public" && name === "build"))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

function npm(args) {
  if (!tryNpm(args)) throw new Error(`npm ${args.join(" ")} 失败`);
}

function tryNpm(args) {
  const { status, error } = spawnSync("npm", args, {
    stdio: "inherit",
    env: { ...process.env, ...nodeHeaders() },
  });
  if (error) throw error;
  return status === 0;
}

/** The headers that came with this Node, so that compiling downloads none. */
function nodeHeaders() {
  const prefix = join(dirname(process.execPath), "..");
  return existsSync(join(prefix, "include/node/node_api.h"))
    ? { npm_package_config_node_gyp_nodedir: prefix }
    : {};
}
