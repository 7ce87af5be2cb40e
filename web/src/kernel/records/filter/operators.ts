import type { Field, FilterOp } from "@/kernel/api/types";

const presence: FilterOp[] = ["empty", "notEmpty"];
const text: FilterOp[] = ["contains", "eq", "ne", "startsWith", ...presence];
const number: FilterOp[] = ["eq", "ne", "gt", "ge", "lt", "le", "between", ...presence];
const list: FilterOp[] = ["in", "notIn", ...presence];

/** The operators that make sense for a field, the most likely first. */
export function operatorsOf(field: Field): FilterOp[] {
  switch (field.type) {
    case "integer":
    case "decimal":
    case "money":
    case "percent":
      return field.type === "money" ? ["ge", ...number.filter((op) => op !== "ge")] : number;
    case "boolean":
      return ["eq"];
    case "date":
      return ["within", "eq", "lt", "gt", "between", ...presence];
    case "dateTime":
      return ["within", "lt", "gt", "between", ...presence];
    case "multiChoice":
      return ["contains", ...presence];
    case "choice":
    case "reference":
    case "user":
    case "department":
      return list;
    case "richText":
      return ["contains", ...presence];
    case "file":
      return presence;
    case "region":
      return ["startsWith", ...presence];
    default:
      return text;
  }
}

export function needsValue(op: FilterOp): boolean {
  return op !== "empty" && op !== "notEmpty";
}

/** The value to start with when an operator is chosen. */
export function startValue(field: Field, op: FilterOp): unknown {
  if (op === "within") {
    return "thisMonth";
  }

  if (op === "in" || op === "notIn") {
    return [];
  }

  return field.type === "boolean" ? true : undefined;
}

/** The named periods a date may lie in, in the order people look for them. */
export const periods = [
  "today",
  "yesterday",
  "tomorrow",
  "thisWeek",
  "lastWeek",
  "nextWeek",
  "thisMonth",
  "lastMonth",
  "nextMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "last7Days",
  "last30Days",
  "last90Days",
  "next7Days",
  "next30Days",
  "overdue",
] as const;

/** `last14Days` → back 14; null for a named period. */
export function countedPeriod(value: string): { direction: "last" | "next"; days: number } | null {
  const match = /^(last|next)(\d+)Days$/.exec(value);
  return match ? { direction: match[1] as "last" | "next", days: Number(match[2]) } : null;
}
