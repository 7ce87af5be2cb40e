import { expect, test } from "vitest";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { creatable, guessed, keyFields, mapColumn, missing, targetsOf } from "./mapping";

const field = (key: string, more: Partial<Field> = {}): Field =>
  ({
    key,
    labels: { "zh-CN": key },
    type: "text",
    required: false,
    unique: false,
    readOnly: false,
    can: { read: true, update: true },
    ...more,
  }) as Field;
const object = (key: string, fields: Field[], more: Partial<ObjectMeta> = {}) =>
  ({ key, labels: {}, fields, ...more }) as ObjectMeta;

const customers = object("customers", [field("name"), field("creditCode", { unique: true })]);
const lines = object("orderLines", [
  field("order", { type: "reference", target: "orders" }),
  field("product", { type: "reference", target: "products" }),
  field("amount", { readOnly: true }),
]);
const orders = object(
  "orders",
  [
    field("number", { type: "autoNumber", unique: true, readOnly: true }),
    field("customer", { type: "reference", target: "customers", required: true }),
    field("total", { readOnly: true }),
    field("createdAt", { type: "dateTime", readOnly: true }),
  ],
  { lines: { field: "lines", object: "orderLines", parent: "order" } },
);

test("cells can go to fields, to lines, and to references by their keys", () => {
  const named = (key: string) => ({ key, labels: { "zh-CN": key }, required: false, unique: false });
  const fields = ["number", "customer", "lines.product"].map(named);
  expect(targetsOf(orders, fields, "明细", [customers]).map(({ path, group, name }) => [path, group, name])).toEqual([
    ["number", "own", "number"],
    ["customer", "own", "customer"],
    ["lines.product", "lines", "明细 › lines.product"],
    ["customer.creditCode", "reference", "customer › creditCode"],
  ]);
});

test("two columns guessed alike: the first keeps the field", () => {
  const column = (header: string, guess: string | null) => ({ header, samples: [], field: guess });
  expect(guessed([column("A", "name"), column("B", "name"), column("C", null)])).toEqual({
    A: "name",
    B: null,
    C: null,
  });
});

test("a field given to another column leaves the one it had", () => {
  expect(mapColumn({ A: "name", B: null }, "B", "name")).toEqual({ A: null, B: "name" });
  expect(mapColumn({ A: null, B: "name" }, "B", null)).toEqual({ A: null, B: null });
});

test("a required reference counts as mapped by any of its keys", () => {
  expect(missing(orders, { A: "number" }).map((one) => one.key)).toEqual(["customer"]);
  expect(missing(orders, { A: "customer.creditCode" })).toEqual([]);
});

test("only mapped unique fields can be keys", () => {
  expect(keyFields(orders, { A: "number", B: "customer" }).map((one) => one.key)).toEqual(["number"]);
  expect(keyFields(orders, { B: "customer" })).toEqual([]);
});

test("missing records can be made for mapped references only, those of lines too", () => {
  expect(creatable(orders, lines, { A: "customer.creditCode", B: "lines.product" })).toEqual(["customers", "products"]);
  expect(creatable(orders, lines, { A: "number" })).toEqual([]);
});
