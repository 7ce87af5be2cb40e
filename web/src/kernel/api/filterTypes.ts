// Filter trees of docs/http.md.

export type FilterOp =
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "in"
  | "notIn"
  | "between"
  | "contains"
  | "startsWith"
  | "empty"
  | "notEmpty"
  | "within";

export interface Condition {
  field: string;
  op: FilterOp;
  value?: unknown;
}

export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter };
