import type { Condition, Filter, FilterOp } from "@/kernel/api/types";
import { isEmpty } from "../fields/values";
import { needsValue } from "./operators";

/** A filter as the builder edits it: conditions may be unfinished, groups have a word instead of nesting. */
export interface ConditionNode {
  kind: "condition";
  id: number;
  field?: string;
  op?: FilterOp;
  value?: unknown;
}

export interface GroupNode {
  kind: "group";
  id: number;
  match: "all" | "any" | "none";
  items: FilterNode[];
}

export type FilterNode = ConditionNode | GroupNode;

let last = 0;

export function newCondition(field?: string, op?: FilterOp, value?: unknown): ConditionNode {
  return { kind: "condition", id: ++last, field, op, value };
}

export function newGroup(match: GroupNode["match"], items: FilterNode[]): GroupNode {
  return { kind: "group", id: ++last, match, items };
}

function isCondition(filter: Filter): filter is Condition {
  return "field" in filter;
}

function nodeOf(filter: Filter): FilterNode {
  if (isCondition(filter)) {
    return newCondition(filter.field, filter.op, filter.value);
  }

  if ("and" in filter) {
    return newGroup("all", filter.and.map(nodeOf));
  }

  if ("or" in filter) {
    return newGroup("any", filter.or.map(nodeOf));
  }

  return newGroup("none", "or" in filter.not ? filter.not.or.map(nodeOf) : [nodeOf(filter.not)]);
}

/** The tree to edit; always a group at the top. */
export function treeOf(filter: Filter | undefined | null): GroupNode {
  if (!filter) {
    return newGroup("all", []);
  }

  const node = nodeOf(filter);
  return node.kind === "group" ? node : newGroup("all", [node]);
}

export function isComplete(node: ConditionNode): boolean {
  if (!node.field || !node.op) {
    return false;
  }

  if (!needsValue(node.op)) {
    return true;
  }

  return node.op === "between"
    ? Array.isArray(node.value) && !isEmpty(node.value[0]) && !isEmpty(node.value[1])
    : !isEmpty(node.value);
}

/** What the tree means; unfinished conditions are left out, groups of one are opened. */
export function filterOf(node: FilterNode): Filter | undefined {
  if (node.kind === "condition") {
    if (!isComplete(node) || !node.field || !node.op) {
      return undefined;
    }

    return needsValue(node.op)
      ? { field: node.field, op: node.op, value: node.value }
      : { field: node.field, op: node.op };
  }

  const parts = node.items.map(filterOf).filter((part): part is Filter => part !== undefined);
  const [only] = parts;
  if (!only) {
    return undefined;
  }

  if (node.match === "none") {
    return { not: parts.length === 1 ? only : { or: parts } };
  }

  return parts.length === 1 ? only : node.match === "all" ? { and: parts } : { or: parts };
}

/** The conditions that all must hold: one chip each. */
export function topLevel(filter: Filter | undefined | null): Filter[] {
  return !filter ? [] : "and" in filter ? filter.and : [filter];
}

/** The filter without one of its top-level parts. */
export function without(filter: Filter, index: number): Filter | undefined {
  const rest = topLevel(filter).filter((_, position) => position !== index);
  return rest.length === 0 ? undefined : rest.length === 1 ? rest[0] : { and: rest };
}

export function joinFilters(...filters: (Filter | undefined | null)[]): Filter | undefined {
  const parts = filters.flatMap(topLevel);
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : { and: parts };
}

/** Every condition in the filter, however deep. */
export function conditionsOf(filter: Filter | undefined | null): Condition[] {
  if (!filter) {
    return [];
  }

  if (isCondition(filter)) {
    return [filter];
  }

  return "and" in filter
    ? filter.and.flatMap(conditionsOf)
    : "or" in filter
      ? filter.or.flatMap(conditionsOf)
      : conditionsOf(filter.not);
}
