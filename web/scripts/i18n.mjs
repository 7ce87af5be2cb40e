// Holds the two languages together: same keys in both, every used key there, no unused key, and no Chinese text or
// user-visible literal outside the language files. Keys are flat: t("list.empty"); a template literal counts as a prefix.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../src", import.meta.url));
const folder = join(root, "kernel/i18n");
const languages = ["zh-CN", "en-US"];
const visibleAttributes = new Set(
  "title placeholder label aria-label alt description okText cancelText tooltip extra help message subTitle".split(" "),
);
const problems = [];
const withoutPlural = (key) => key.replace(/_(zero|one|two|few|many|other)$/, "");

const keys = {};
for (const language of languages) {
  keys[language] = {};
  for (const file of readdirSync(join(folder, language)).filter((name) => name.endsWith(".json"))) {
    const content = JSON.parse(readFileSync(join(folder, language, file), "utf8"));
    keys[language][file.replace(".json", "")] = new Set(Object.keys(content).map(withoutPlural));
    for (const [key, text] of Object.entries(content)) {
      if (typeof text !== "string" || text.trim() === "") {
        problems.push(`${language}/${file}: ${key} has no text`);
      }
    }
  }
}

const [first, second] = languages;
for (const namespace of new Set([...Object.keys(keys[first]), ...Object.keys(keys[second])])) {
  for (const [a, b] of [
    [first, second],
    [second, first],
  ]) {
    for (const key of keys[a][namespace] ?? []) {
      if (!keys[b][namespace]?.has(key)) {
        problems.push(`${b}/${namespace}.json: ${key} is missing`);
      }
    }
  }
}

const used = new Map(Object.keys(keys[first]).map((namespace) => [namespace, new Set()]));

/** Marks a key, or all keys starting with a prefix, as used. */
function use(namespace, key, isPrefix, where) {
  const known = keys[first][namespace];
  const hits = known
    ? [...known].filter((candidate) => (isPrefix ? candidate.startsWith(key) : candidate === key))
    : [];
  if (hits.length === 0) {
    problems.push(`${where}: ${namespace}:${key}${isPrefix ? "…" : ""} is in no language file`);
  }

  for (const hit of hits) {
    used.get(namespace).add(hit);
  }
}

/** Marks what is a key; says nothing about what is not. */
function mention(text, namespace, isPrefix) {
  const [name, key] = text.includes(":") ? text.split(":") : [namespace, text];
  for (const candidate of keys[first][name] ?? []) {
    if (isPrefix ? candidate.startsWith(key) : candidate === key) {
      used.get(name).add(candidate);
    }
  }
}

function checkFile(path) {
  const text = readFileSync(path, "utf8");
  const name = relative(root, path);
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const at = (node) => `${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  text.split("\n").forEach((line, index) => {
    if (/\p{Script=Han}/u.test(line)) {
      problems.push(`${name}:${index + 1}: Chinese text outside the language files`);
    }
  });
  const namespace = /useTranslation\(\s*"([^"]+)"/.exec(text)?.[1] ?? "kernel";

  const visit = (node) => {
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      const callee = node.expression;
      const calls = ts.isIdentifier(callee)
        ? callee.text
        : ts.isPropertyAccessExpression(callee)
          ? callee.name.text
          : "";
      if (calls === "t") {
        markKeys(node.arguments[0], namespace, at(node));
      }
    } else if (
      ts.isPropertyAssignment(node) &&
      /Key$/.test(node.name.getText()) &&
      ts.isStringLiteral(node.initializer) &&
      /^[a-z]+:[a-zA-Z.]+$/.test(node.initializer.text)
    ) {
      // Declarations name their text as titleKey: "sales:board.title".
      markKeys(node.initializer, namespace, at(node));
    } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      // A key may be chosen first and translated later; a literal that is a key counts as its use.
      mention(node.text, namespace, false);
    } else if (ts.isTemplateExpression(node) && /^([a-z]+:)?[a-zA-Z]+\.[a-zA-Z.]*$/.test(node.head.text)) {
      mention(node.head.text, namespace, true);
    } else if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) {
      problems.push(`${at(node)}: text “${node.text.trim()}” is not in the language files`);
    } else if (
      ts.isJsxAttribute(node) &&
      visibleAttributes.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      /\p{L}/u.test(node.initializer.text)
    ) {
      problems.push(`${at(node)}: ${node.name.getText()}="${node.initializer.text}" is not in the language files`);
    }

    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Follows a key through literals, templates and conditions. */
function markKeys(node, namespace, where) {
  const split = (key) => (key.includes(":") ? key.split(":") : [namespace, key]);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    use(...split(node.text), false, where);
  } else if (ts.isTemplateExpression(node) && node.head.text !== "") {
    use(...split(node.head.text), true, where);
  } else if (ts.isConditionalExpression(node)) {
    markKeys(node.whenTrue, namespace, where);
    markKeys(node.whenFalse, namespace, where);
  } else if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    markKeys(node.expression, namespace, where);
  }
}

let files = 0;
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (
    entry.isFile() &&
    /\.tsx?$/.test(entry.name) &&
    !/\.(test|d)\.tsx?$/.test(entry.name) &&
    !path.startsWith(`${folder}/zh`)
  ) {
    checkFile(path);
    files++;
  }
}

for (const [namespace, set] of used) {
  for (const key of keys[first][namespace]) {
    if (!set.has(key)) {
      problems.push(`${namespace}: ${key} is used nowhere`);
    }
  }
}

for (const problem of problems) {
  console.error(problem);
}

const total = Object.values(keys[first]).reduce((sum, set) => sum + set.size, 0);
console.log(`${files} files, ${total} keys, ${problems.length} problems`);
process.exit(problems.length > 0 || files === 0 ? 1 : 0);
