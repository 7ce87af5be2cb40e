// Makes src/kernel/api/schema.ts of docs/openapi.json; with --check it only says whether that was done.
//
// What is each object's own is left out: the client knows objects by their metadata, and their records as `Record`.

import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const target = new URL("../src/kernel/api/schema.ts", import.meta.url);
const document = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"));
const all = document.components.schemas;
const own = Object.keys(all)
  .filter((name) => `${name}Input` in all && `${name}Change` in all)
  .flatMap((name) => [name, `${name}Input`, `${name}Change`, `${name}Page`]);
const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => !own.includes(name)));

const types = await openapiTS(
  { ...document, paths: {}, components: { schemas } },
  { alphabetize: true, defaultNonNullable: false },
);
const text = `// Made by \`npm run types\` of docs/openapi.json. Do not edit.\n\n${astToString(types)}`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (readFileSync(target, "utf8").replaceAll("\r\n", "\n") !== text) {
  console.error("src/kernel/api/schema.ts is not what docs/openapi.json gives: run `npm run types`.");
  process.exit(1);
}
