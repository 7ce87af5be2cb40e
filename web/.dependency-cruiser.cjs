/** The borders of the client: the kernel knows no module, a module sees another only through its published/ folder. */
module.exports = {
  forbidden: [
    {
      name: "kernel-knows-no-module",
      severity: "error",
      from: { path: "^src/kernel/" },
      to: { path: "^src/(modules|app)/" },
    },
    {
      name: "module-knows-no-shell",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/app/" },
    },
    {
      name: "module-to-module-only-published",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/(?!$1/)[^/]+/(?!published/)" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-dev-packages-in-the-product",
      severity: "error",
      from: { path: "^src/", pathNot: "(\\.test\\.tsx?|test-setup\\.ts)$" },
      to: { dependencyTypes: ["npm-dev"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
