// Runs dependency-cruiser and fails as well when it looked at nothing: a TypeScript it does not support makes it
// report «0 modules cruised» and succeed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(new URL("../node_modules/dependency-cruiser/bin/dependency-cruise.mjs", import.meta.url));
const run = spawnSync(
  process.execPath,
  [binary, "src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
  {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  },
);
if (!run.stdout) {
  console.error(run.stderr);
  process.exit(1);
}

const { summary, modules } = JSON.parse(run.stdout);
const own = modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source));
for (const { rule, from, to } of summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}

if (own.length === 0) {
  console.error("No module of src/ was looked at: the boundaries were not checked.");
  process.exit(1);
}

console.log(`${own.length} modules, ${summary.error} violations`);
process.exit(summary.error > 0 ? 1 : 0);
