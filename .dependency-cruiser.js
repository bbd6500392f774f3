/**
 * Which wing of the house may know which: arrows run one way (docs/decisions/0003-one-direction.md).
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "domain-knows-only-domain",
      comment:
        "Rules must run unchanged on the server, in a worker and on a guard's phone: they import no package, no framework and no other wing.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { pathNot: "^app/domain/" },
    },
    {
      name: "crypto-runs-anywhere",
      comment:
        "The verifier is one piece of code for server, worker and scanner: it may use rules and its own packages, never Node or another wing.",
      severity: "error",
      from: { path: "^app/crypto/" },
      to: { pathNot: ["^app/(crypto|domain)/", "^node_modules/"] },
    },
    {
      name: "crypto-uses-no-node",
      comment: "node: modules do not exist on a phone.",
      severity: "error",
      from: { path: "^app/crypto/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "ui-fetches-nothing",
      comment: "Presentational parts take data; only routes load it.",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^(app/(server|routes|scanner)|db|scripts|tests)/" },
    },
    {
      name: "scanner-works-without-a-server",
      comment:
        "The gate must judge offline: it shares rules and verifier with the server, and no code with the database.",
      severity: "error",
      from: { path: "^app/scanner/" },
      to: { path: "^(app/(server|routes)|db|scripts|tests)/" },
    },
    {
      name: "server-knows-no-screen",
      comment: "What is decided and stored must not depend on how it is shown.",
      severity: "error",
      from: { path: "^app/server/" },
      to: { path: "^(app/(routes|scanner|ui)|scripts|tests)/" },
    },
    {
      name: "server-asks-no-address",
      comment:
        "Nothing here fetches an address, so that nobody can make us ask a neighbour of the server for something (SSRF). Mail and database go to where the operator said.",
      severity: "error",
      from: { path: "^app/(server|domain|crypto)/", pathNot: "^app/server/platform/web/" },
      to: {
        path: "^(node:)?(https?|http2|dgram)$|^node_modules/(undici|axios|got|ky|node-fetch)/",
      },
    },
    {
      name: "schema-takes-only-lists-from-the-domain",
      comment:
        "Tables share the constant lists (statuses, roles) with the rules, and nothing else.",
      severity: "error",
      from: { path: "^db/schema/" },
      to: { path: "^(app|scripts|tests)/", pathNot: "^app/domain/" },
    },
    {
      name: "nobody-imports-a-route",
      comment: "A route is an entrance. What two routes share belongs behind them.",
      severity: "error",
      from: { path: "^(app|db|scripts)/", pathNot: "^app/routes/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "routes-do-not-import-routes",
      comment: "A folder per route; what two routes share belongs in ui or server.",
      severity: "error",
      from: { path: "^app/routes/([^/$[]+)/" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1/" },
    },
    {
      name: "routes-with-parameters-do-not-import-routes",
      comment:
        "The same for folders named with $ or [], which a regular expression cannot repeat: up to that sign they must agree.",
      severity: "error",
      from: { path: "^app/routes/([^/$[]+)[$[][^/]*/" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1[$[]" },
    },
    {
      name: "product-does-not-import-tests",
      comment: "Code that only tests reach is not the product.",
      severity: "error",
      from: { path: "^(app|db)/" },
      to: { path: "^(tests|scripts)/" },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or one too many.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere fails only at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^build/", "^[.]data/", "^[.]cache/", "[.]css", "[?](url|raw|worker)"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
