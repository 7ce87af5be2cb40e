// The script a browser must load before the first page shows, gzipped, against its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budget = 450 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** Adds a chunk and all it imports statically. */
function collect(key, seen) {
  if (seen.has(key)) {
    return seen;
  }

  seen.add(key);
  for (const next of manifest[key].imports ?? []) {
    collect(next, seen);
  }

  return seen;
}

const size = (key) => gzipSync(readFileSync(new URL(manifest[key].file, dist))).length;
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
// A signed-in person's first page needs the entry, the shell, the page itself and one language.
const pages = ["src/app/shell/Shell.tsx", "src/app/pages/HomePage.tsx"].filter((key) => manifest[key]);
const language = Object.keys(manifest).filter((key) => key.startsWith("src/kernel/i18n/zh-CN/"));
const needed = new Set();
for (const key of [entry, ...pages, ...language]) {
  collect(key, needed);
}

const total = [...needed].reduce((sum, key) => sum + size(key), 0);
console.log(`first page: ${(total / 1024).toFixed(0)} kB gzipped in ${needed.size} files (budget ${budget / 1024} kB)`);
for (const key of Object.keys(manifest)) {
  if (manifest[key].isDynamicEntry && /\.tsx$/.test(key)) {
    const more = [...collect(key, new Set())].filter((chunk) => !needed.has(chunk));
    console.log(`  ${key}: +${(more.reduce((sum, chunk) => sum + size(chunk), 0) / 1024).toFixed(0)} kB`);
  }
}

process.exit(total > budget ? 1 : 0);
