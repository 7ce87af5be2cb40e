import { expect, test } from "vitest";
import type { ObjectMeta } from "@/kernel/api/types";
import { emptyLine, errorsOfLine, linesOf, sendable, withProduct } from "./lines";

test("what the server calculates is not sent back", () => {
  const stored = {
    id: "1",
    version: 3,
    position: 1,
    amount: 20,
    product: { id: "p", name: "P", extra: 1 },
    description: "P",
    quantity: 2,
    unit: null,
    unitPrice: 10,
    discount: 0,
    can: {},
  };
  expect(linesOf([stored])).toEqual([
    {
      id: "1",
      product: { id: "p", name: "P" },
      description: "P",
      quantity: 2,
      unit: null,
      unitPrice: 10,
      discount: 0,
    },
  ]);
  expect(linesOf(undefined)).toEqual([]);
});

test("a product brings its name, unit and price", () => {
  const line = withProduct(emptyLine, { id: "p", name: "P", unit: "台", price: 899.99, currency: "CNY" }, "CNY");
  expect(line).toMatchObject({ description: "P", unit: "台", unitPrice: 899.99 });
});

test("a price in another currency is not taken for one in this", () => {
  const typed = { ...emptyLine, unitPrice: 5 };
  expect(withProduct(typed, { id: "p", name: "P", price: 100, currency: "USD" }, "CNY").unitPrice).toBe(5);
});

test("what is hidden is not sent, and what is read-only only where it stands already", () => {
  const fields = ["product", "description", "quantity", "unit", "unitPrice"].map((key) => ({
    key,
    readOnly: key === "unitPrice",
  }));
  const meta = { fields } as unknown as ObjectMeta;
  expect(sendable(emptyLine, meta)).toEqual({ product: null, description: "", quantity: 1, unit: null });
  expect(sendable({ ...emptyLine, id: "1", unitPrice: 5 }, meta)).toMatchObject({ id: "1", unitPrice: 5 });
});

test("complaints find their line and field", () => {
  const errors = { "lines[1].quantity": ["too small"], "lines[11].quantity": ["other"], discount: ["x"] };
  expect(errorsOfLine(errors, 1)).toEqual({ quantity: "too small" });
});
