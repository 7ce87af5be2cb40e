import { expect, test } from "vitest";
import { type Branch, branches, type DepartmentNode, newParent, topLevel } from "./tree";

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

test("a department goes below the one it is dropped on, or to the top", () => {
  expect(newParent(nodes, "east", "service")).toBe("service");
  expect(newParent(nodes, "east", topLevel)).toBeNull();
});

test("a department stays when it is dropped where it is, on itself or beside all", () => {
  expect(newParent(nodes, "east", "sales")).toBeUndefined();
  expect(newParent(nodes, "company", topLevel)).toBeUndefined();
  expect(newParent(nodes, "east", "east")).toBeUndefined();
  expect(newParent(nodes, "east", undefined)).toBeUndefined();
});
