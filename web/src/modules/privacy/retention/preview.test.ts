import { expect, test } from "vitest";
import { listOf, termsOf } from "./preview";

const whole = { object: "leads", dateField: "createdAt", months: 12, warnDays: 30, filter: null };

test("terms are asked about once they are whole", () => {
  expect(termsOf(whole)).toEqual(whole);
  expect(termsOf({ ...whole, warnDays: undefined, filter: "" })).toEqual(whole);
  for (const missing of [{ object: undefined }, { dateField: "" }, { months: 0 }, { months: 1.5 }, { warnDays: 366 }]) {
    expect(termsOf({ ...whole, ...missing })).toBeUndefined();
  }
});

test("the list shows what was counted", () => {
  const filter = { field: "status", op: "eq", value: "lost" } as const;
  const of = (href: string) => JSON.parse(decodeURIComponent(href.split("filter=")[1] ?? "")) as unknown;
  expect(of(listOf(whole, undefined, "2025-11-21"))).toEqual({ field: "createdAt", op: "le", value: "2025-11-21" });
  expect(of(listOf(whole, filter, "2025-12-21", "2025-11-21"))).toEqual({
    and: [
      filter,
      { field: "createdAt", op: "le", value: "2025-12-21" },
      { field: "createdAt", op: "gt", value: "2025-11-21" },
    ],
  });
});
