import type { Field, FieldType, ObjectMeta } from "@/kernel/api/types";
import { fieldOf } from "../fields/values";

/** What a person changed about a view's columns; kept in the settings, by view. */
export interface ColumnState {
  /** Field keys in order; absent while the view's own columns hold. */
  keys?: string[];
  /** Pixels by field key. */
  widths?: Record<string, number>;
}

export interface Column {
  key: string;
  field: Field;
  /** Pixels. */
  width: number;
  numeric: boolean;
}

export const narrowest = 64;
export const widest = 640;

const widths: Partial<Record<FieldType, number>> = {
  text: 168,
  longText: 240,
  richText: 240,
  integer: 104,
  decimal: 112,
  money: 144,
  percent: 96,
  boolean: 104,
  date: 136,
  dateTime: 136,
  choice: 136,
  multiChoice: 200,
  reference: 184,
  user: 136,
  department: 152,
  phone: 168,
  email: 216,
  url: 180,
  region: 180,
  autoNumber: 152,
  file: 200,
};

const numbers: ReadonlySet<FieldType> = new Set(["integer", "decimal", "money", "percent"]);

/** Formatted text and files are edited on the record's page: a row is too low for their editors. */
export function fitsCell(field: Field): boolean {
  return field.type !== "richText" && field.type !== "file";
}

/** Columns of an object nobody defined a view for: the title, what identifies it, who owns it. */
export function defaultKeys(meta: ObjectMeta): string[] {
  const first = [meta.titleField, ...meta.subtitleFields];
  const rest = meta.fields
    .filter(
      (field) =>
        !["longText", "richText", "file"].includes(field.type) &&
        !["createdBy", "updatedBy", "department"].includes(field.key),
    )
    .map((field) => field.key);
  return [...new Set([...first, ...rest])].slice(0, 8);
}

/** The columns to show: known and readable ones, the title first whatever the view says. */
export function resolveColumns(meta: ObjectMeta, viewKeys: readonly string[], state: ColumnState): Column[] {
  const wanted = state.keys ?? (viewKeys.length > 0 ? viewKeys : defaultKeys(meta));
  const keys = [...new Set([meta.titleField, ...wanted])];
  return keys.flatMap((key) => {
    const field = fieldOf(meta, key);
    if (!field?.can.read) {
      return [];
    }

    const usual = key === meta.titleField ? 272 : (widths[field.type] ?? 160);
    return [{ key, field, width: clampWidth(state.widths?.[key] ?? usual), numeric: numbers.has(field.type) }];
  });
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

/** Moves a key to where another one is. */
export function moveKey(keys: readonly string[], from: string, to: string): string[] {
  const source = keys.indexOf(from);
  const target = keys.indexOf(to);
  if (source < 0 || target < 0) {
    return [...keys];
  }

  const next = [...keys];
  next.splice(target, 0, ...next.splice(source, 1));
  return next;
}

/** The sort after a click on a heading: up, down, none; with `add` beside the others. */
export function nextSort(sort: readonly string[], key: string, add: boolean): string[] {
  const current = sort.find((one) => one === key || one === `-${key}`);
  const turned = current === undefined ? key : current === key ? `-${key}` : undefined;
  if (!add) {
    return turned ? [turned] : [];
  }

  return current === undefined
    ? [...sort, key]
    : sort.flatMap((one) => (one === current ? (turned ? [turned] : []) : [one]));
}

/** What the server must send for these columns: their fields, and the currency their amounts are in. */
export function fieldsToFetch(meta: ObjectMeta, columns: readonly Column[]): string[] {
  const keys = columns.map((column) => column.key);
  const needsCurrency =
    columns.some((column) => column.field.type === "money") && fieldOf(meta, "currency") !== undefined;
  return [...new Set(needsCurrency ? [...keys, "currency"] : keys)];
}
