/** @type {import('@remix-run/dev').AppConfig} */
export default {
  appDirectory: "app",
  assetsBuildDirectory: "public/build",
  publicPath: "/build/",
  serverBuildPath: "build/index.js",
  serverModuleFormat: "esm",
  serverPlatform: "node",
  serverMinify: false,
  // Stylesheets and tests may live beside a route without becoming one.
  ignoredRouteFiles: ["**/.*", "**/*.css", "**/*.test.{ts,tsx}"],
  postcss: true,
  tailwind: false,
  browserNodeBuiltinsPolyfill: { modules: {} },
  watchPaths: ["./db", "./search"],
};
