import { expect, test } from "vitest";
import { fromCents, lineCents, orderCents, scaled } from "./amounts";

test.each([
  [1.005, 2, 101n],
  [-1.005, 2, -101n],
  ["0.125", 2, 13n],
  [1e-7, 4, 0n],
  [5e-5, 4, 1n],
  [1.2e21, 2, 120000000000000000000000n],
  [12, 4, 120000n],
  [0, 2, 0n],
])("%s to %i places is %s", (value, places, expected) => {
  expect(scaled(value, places)).toBe(expected);
});

test.each([
  // quantity, price, discount, cents
  [1, 0.125, 0, 13n],
  [3, 19.99, 0, 5997n],
  [1, 1.005, 0, 101n],
  [0.3333, 3, 0, 100n],
  [7, 899.99, 12.5, 551244n],
  [1, 100, 33.33, 6667n],
  [1, 100, 33.335, 6666n],
  [2.00005, 10, 0, 2000n],
  [2.00005, 10000, 0, 2000100n],
  [10, 5, 100, 0n],
])("%s × %s less %s %% is %s cents", (quantity, unitPrice, discount, cents) => {
  expect(lineCents({ quantity, unitPrice, discount })).toBe(cents);
});

test("every line is rounded before it is summed, as on the invoice", () => {
  const line = { quantity: 1, unitPrice: 0.125, discount: 0 };
  const { subtotal, total } = orderCents([line, line, line], 0.1);
  expect(subtotal).toBe(39n);
  expect(fromCents(total)).toBe(0.29);
});

test("empty cells count as nothing", () => {
  expect(lineCents({ quantity: null, unitPrice: undefined, discount: null })).toBe(0n);
});
