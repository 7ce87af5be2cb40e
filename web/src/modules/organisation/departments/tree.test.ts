import { expect, test } from "vitest";
import { type Branch, branches, type DepartmentNode } from "./tree";

const node = (id: string, parent: string | null = null): DepartmentNode => ({
  id,
  name: id,
  parent,
  leader: null,
  people: 0,
  total: 0,
});
const nodes = [node("company"), node("sales", "company"), node("east", "sales"), node("service", "company")];
const names = (tree: Branch[]): unknown[] => tree.map((b) => [b.node.id, ...names(b.children)]);

test("departments stand below those above them", () => {
  expect(names(branches(nodes))).toEqual([["company", ["sales", ["east"]], ["service"]]]);
});

test("one whose parent is out of sight stands at the top", () => {
  expect(names(branches([node("east", "hidden"), node("south", "east")]))).toEqual([["east", ["south"]]]);
});

test("what leads to one that is looked for is shown, and nothing else", () => {
  expect(names(branches(nodes, new Set(["east"])))).toEqual([["company", ["sales", ["east"]]]]);
  expect(branches(nodes, new Set())).toEqual([]);
});
