import { expect, test } from "vitest";
import type { Filter } from "@/kernel/api/types";
import { filterOf, joinFilters, newCondition, newGroup, topLevel, treeOf, without } from "./tree";

const mine: Filter = { field: "owner", op: "eq", value: "me" };
const large: Filter = { field: "amount", op: "gt", value: 10000 };
const due: Filter = { field: "closeDate", op: "within", value: "thisMonth" };

test.each<[string, Filter]>([
  ["one condition", mine],
  ["all of", { and: [mine, large] }],
  ["any of inside all of", { and: [mine, { or: [large, due] }] }],
  ["none of", { not: { or: [mine, large] } }],
  ["not one", { and: [mine, { not: due }] }],
])("%s survives editing", (_, filter) => {
  expect(filterOf(treeOf(filter))).toEqual(filter);
});

test("unfinished conditions mean nothing", () => {
  const tree = newGroup("all", [
    newCondition("owner", "eq", "me"),
    newCondition("amount", "gt", undefined),
    newCondition("amount", "between", [1, undefined]),
    newCondition(),
    newGroup("any", [newCondition("stage", "in", [])]),
  ]);
  expect(filterOf(tree)).toEqual(mine);
});

test("empty needs no value and sends none", () => {
  expect(filterOf(newCondition("phone", "empty", "left over"))).toEqual({ field: "phone", op: "empty" });
});

test("chips are taken away one by one", () => {
  const both: Filter = { and: [mine, large] };
  expect(topLevel(both)).toHaveLength(2);
  expect(without(both, 0)).toEqual(large);
  expect(without(large, 0)).toBeUndefined();
});

test("filters join without nesting", () => {
  expect(joinFilters(mine, undefined, { and: [large, due] })).toEqual({ and: [mine, large, due] });
  expect(joinFilters(undefined, null)).toBeUndefined();
});
