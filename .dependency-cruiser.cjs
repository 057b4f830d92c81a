/** The rooms of the portal: no import ever runs up. `npm run check` fails on a breach. */
const room = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: "^(@remix-run/dev/server-build|\\.\\./\\.\\./build/index\\.js)$",
      },
    },
    room(
      "domain-is-pure",
      "^app/domain/",
      "^(app/(?!domain/)|db/|search/|seeds/)",
      "domain has no I/O and knows no other room",
    ),
    {
      name: "domain-does-no-io",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { dependencyTypes: ["core"] },
    },
    room(
      "components-see-domain-only",
      "^app/components/",
      "^(app/(?!domain/|components/|http/)|db/|search/|seeds/)",
      "a component takes its constants from domain",
    ),
    room("http-sees-domain-only", "^app/http/", "^(app/(?!domain/|http/)|db/|search/|seeds/)"),
    room("services-never-look-up", "^app/services/", "^(app/(routes|components|server)/|seeds/)"),
    room("db-sees-domain-types-only", "^db/", "^(app/(?!domain/)|search/|seeds/)"),
    room("search-sees-domain-and-db", "^search/", "^(app/(?!domain/)|seeds/)"),
    room(
      "auth-sees-db-and-domain",
      "^app/auth/",
      "^(app/(routes|components|services|server)/|search/|seeds/)",
    ),
    room("routes-go-through-services", "^app/(routes/|root|entry)", "^(db/|search/|seeds/|app/server/)"),
    room("seeds-go-through-services", "^seeds/", "^app/(routes|components|server|auth|http)/"),
    room("nothing-imports-routes", "^(?!app/routes/)", "^app/routes/"),
    {
      name: "only-server-files-touch-data",
      severity: "error",
      comment: "the classic compiler empties .server files only; anything else would ship to the browser",
      from: { path: "^app/", pathNot: ["\\.server\\.tsx?$", "^app/server/"] },
      to: { path: "^(db|search)/" },
    },
    {
      name: "one-noun-one-service-folder",
      severity: "error",
      comment: "a noun's services do not reach into another's except through its named verbs",
      from: { path: "^app/services/([^/]+)/" },
      to: {
        path: "^app/services/([^/]+)/",
        pathNot: ["^app/services/$1/", "/[a-z]+-[a-z-]+\\.server\\.ts$"],
      },
    },
    {
      name: "tests-stay-outside",
      severity: "error",
      from: { path: "^(app|db|search|seeds)/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|public/build)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
