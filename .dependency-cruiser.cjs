const features = [
  "places",
  "programs",
  "auth",
  "messages",
  "photos",
  "groups",
  "readiness",
  "prices",
  "market",
  "cycles",
  "pools",
  "imports",
  "matching",
  "partnerships",
  "production",
  "trace",
  "trust",
  "atlas",
  "scenarios",
  "desk",
  "grants",
  "reports",
];
const anyFeature = `^app/(${features.join("|")})/`;

/** @returns {import("dependency-cruiser").IForbiddenRuleType} */
function rule(
  /** @type {string} */ name,
  /** @type {string} */ comment,
  /** @type {object} */ from,
  /** @type {object} */ to,
) {
  return { name, comment, severity: "error", from, to };
}

/**
 * The house plan: who may not visit whom, and why.
 * @type {import("dependency-cruiser").IConfiguration}
 */
module.exports = {
  forbidden: [
    rule(
      "engine-is-pure",
      "Arithmetic only: no web, no database, no package. Its command and worker may touch files and threads.",
      { path: "^app/engine/", pathNot: "\\.(cli|worker|threads)\\.ts$" },
      { pathNot: "^app/engine/" },
    ),
    rule(
      "engine-core-needs-no-shell",
      "What is pure does not lean on what touches files and threads.",
      { path: "^app/engine/", pathNot: "\\.(cli|worker|threads)\\.ts$" },
      { path: "\\.(cli|worker|threads)\\.ts$" },
    ),
    rule(
      "db-knows-no-app",
      "Tables outlive features. The demo is told through the features' verbs.",
      {
        path: "^db/",
        pathNot: "^db/(demo/|prepare|reset|admin-link|import-boundaries|verify-trail|client|migrate\\.cli)",
      },
      { path: "^app/" },
    ),
    rule(
      "migrations-are-frozen",
      "They must run in ten years.",
      { path: "^db/(migrations/|dialect\\.ts)" },
      { pathNot: "^db/(migrations/|dialect\\.ts)|node_modules/kysely/" },
    ),
    rule(
      "queries-live-in-server-files",
      "Doors may carry the connection; only *.server.ts may write a query.",
      { path: "^app/", pathNot: "\\.server\\.ts$|\\.worker\\.ts$" },
      { path: "^db/|node_modules/(kysely|better-sqlite3|pg)/", pathNot: "^db/(client\\.server|demo/logins)\\.ts$" },
    ),
    rule(
      "nouns-are-pure",
      "lot.ts is read by browser, server and tests alike.",
      { path: `${anyFeature}[^/]+\\.ts$`, pathNot: "\\.(server|route|worker)\\.ts$" },
      { path: "\\.server\\.ts$|node_modules/(@remix-run|react)" },
    ),
    rule("words-import-nothing", "Plain sentences.", { path: "words\\.ts$" }, {}),
    rule(
      "nobody-imports-a-door",
      "Nothing in the house leans on a door.",
      { path: "^app/" },
      { path: "\\.route\\.tsx?$" },
    ),
    rule("ui-and-lib-know-no-feature", "Tools do not know the job.", { path: "^app/(ui|lib)/" }, { path: anyFeature }),
    rule(
      "lucia-stays-in-auth",
      "A retired package: two files may know its name.",
      { path: "^app/", pathNot: "^app/auth/(session|lucia-adapter)\\.server\\.ts$" },
      { path: "node_modules/lucia/" },
    ),
    ...features
      .slice(0, -1)
      .map((feature, index) =>
        rule(
          `${feature}-looks-back-only`,
          features.join(" < "),
          { path: `^app/${feature}/` },
          { path: `^app/(${features.slice(index + 1).join("|")})/` },
        ),
      ),
    rule("no-circles", "Two files that need each other are one file.", {}, { circular: true }),
    rule("nothing-unresolved", "An import that leads nowhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    exclude: { path: "virtual:|\\?url$" },
  },
};
