// Finds a Chromium for the browser tests, or gets one. Plain Node; runs after the packages are installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { aptInstall } from "../../app/server/setup.mjs";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * In this order: CHROMIUM_PATH, Playwright's own, the system's, a download of Playwright's own, Debian's package.
 * @returns {string} path of a program that starts
 */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`CHROMIUM_PATH=${given} 无法启动`);
  }
  const own = ownPath();
  const present = [own, ...SYSTEM].find(starts);
  if (present) return present;

  console.log("正在下载 Playwright 的 Chromium…");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    stdio: "inherit",
    timeout: 300_000,
  });
  if (starts(own)) return own;
  if (aptInstall(["chromium", "fonts-noto-cjk"])) {
    // With the system's libraries now there, the downloaded one may start too.
    const got = [own, ...SYSTEM].find(starts);
    if (got) return got;
  }
  throw new Error("没有可用的浏览器：请安装 Chromium，或用 CHROMIUM_PATH 指明其路径");
}

function ownPath() {
  return createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
}

/** A browser that lies there may still lack a library it needs. */
function starts(path) {
  return (
    existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0
  );
}
