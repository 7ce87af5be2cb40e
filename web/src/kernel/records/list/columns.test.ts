import { expect, test } from "vitest";
import type { Field, FieldType, ObjectMeta } from "@/kernel/api/types";
import { clampWidth, defaultKeys, fieldsToFetch, moveKey, nextSort, resolveColumns } from "./columns";

const field = (key: string, type: FieldType, read = true): Field => ({
  key,
  labels: {},
  type,
  required: false,
  unique: false,
  readOnly: false,
  createOnly: false,
  modes: [],
  searchable: false,
  filterable: true,
  sortable: true,
  custom: false,
  can: { read, update: read },
});

const meta = {
  key: "customers",
  titleField: "name",
  subtitleFields: ["phone"],
  fields: [
    field("level", "choice"),
    field("name", "text"),
    field("phone", "phone"),
    field("amount", "money"),
    field("secret", "text", false),
    field("notes", "longText"),
  ],
} as unknown as ObjectMeta;

const keysOf = (viewKeys: string[], state = {}) => resolveColumns(meta, viewKeys, state).map((column) => column.key);

test("the title comes first, unknown and hidden fields are left out", () => {
  expect(keysOf(["amount", "gone", "secret"])).toEqual(["name", "amount"]);
});

test("what the person chose goes before the view", () => {
  expect(keysOf(["amount"], { keys: ["name", "phone"] })).toEqual(["name", "phone"]);
});

test("without a view the object's own facts show, long texts do not", () => {
  expect(defaultKeys(meta)).toEqual(["name", "phone", "level", "amount", "secret"]);
});

test("remembered widths hold within bounds", () => {
  const columns = resolveColumns(meta, ["amount", "phone"], { widths: { amount: 10, phone: 5000, name: 300 } });
  expect(columns.map((column) => column.width)).toEqual([300, 64, 640]);
  expect(clampWidth(100.4)).toBe(100);
});

test("amounts are columns of numbers", () => {
  expect(resolveColumns(meta, ["amount"], {}).map((column) => column.numeric)).toEqual([false, true]);
});

test("a key moves to another's place in both directions", () => {
  expect(moveKey(["a", "b", "c"], "a", "c")).toEqual(["b", "c", "a"]);
  expect(moveKey(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(moveKey(["a", "b"], "x", "a")).toEqual(["a", "b"]);
});

test("a heading sorts up, down, not", () => {
  expect(nextSort([], "name", false)).toEqual(["name"]);
  expect(nextSort(["name"], "name", false)).toEqual(["-name"]);
  expect(nextSort(["-name"], "name", false)).toEqual([]);
  expect(nextSort(["-amount"], "name", false)).toEqual(["name"]);
});

test("with shift it sorts beside the others", () => {
  expect(nextSort(["-amount"], "name", true)).toEqual(["-amount", "name"]);
  expect(nextSort(["-amount", "name"], "-amount".slice(1), true)).toEqual(["name"]);
  expect(nextSort(["amount", "name"], "amount", true)).toEqual(["-amount", "name"]);
});

test("amounts bring their currency along, where the object has one", () => {
  const columns = resolveColumns(meta, ["amount"], {});
  expect(fieldsToFetch(meta, columns)).toEqual(["name", "amount"]);
  const withCurrency = { ...meta, fields: [...meta.fields, field("currency", "choice")] };
  expect(fieldsToFetch(withCurrency, columns)).toEqual(["name", "amount", "currency"]);
});
