import { expect, test } from "vitest";
import type { BoardColumn, RecordData } from "@/kernel/api/types";
import { ageInDays, arrange, keyOf, type Move, toneOfAge, totalsWithMoves, withMoves } from "./columns";

const card = (id: string, amount = 0, currency = "CNY"): RecordData => ({
  id,
  version: 1,
  can: { update: true, delete: true, transfer: true, verbs: [] },
  amount,
  currency,
});
const amountOf = (record: RecordData) => ({ currency: String(record.currency), amount: Number(record.amount) });
const column = (id: string, items: RecordData[], sum: BoardColumn["sum"] = []): BoardColumn => ({
  value: { id, name: id },
  count: items.length,
  sum,
  items,
  nextCursor: null,
});

test("columns come in the given order, empty ones too, others not", () => {
  const specs = [
    { key: "b", name: "B" },
    { key: "a", name: "A" },
    { key: "c", name: "C" },
  ];
  const arranged = arrange(specs, [column("a", [card("1")]), column("x", [card("2")]), column("b", [])]);
  expect(arranged.map((one) => [keyOf(one.value), one.count])).toEqual([
    ["b", 0],
    ["a", 1],
    ["c", 0],
  ]);
});

test("a moving card is shown in its new column only, on top", () => {
  const moves: Move[] = [{ record: card("2"), from: "a", to: "b" }];
  expect(withMoves("a", [card("1"), card("2")], moves).map((one) => one.id)).toEqual(["1"]);
  expect(withMoves("b", [card("3")], moves).map((one) => one.id)).toEqual(["2", "3"]);
});

test("a card the server already moved is shown once", () => {
  const moves: Move[] = [{ record: card("2"), from: "a", to: "b" }];
  expect(withMoves("b", [card("3"), card("2")], moves).map((one) => one.id)).toEqual(["3", "2"]);
});

test("counts and sums follow a move to the cent, by currency", () => {
  const moves: Move[] = [{ record: card("2", 0.1), from: "a", to: "b" }];
  const a = column("a", [card("1", 0.2), card("2", 0.1)], [{ currency: "CNY", amount: 0.3 }]);
  const b = column("b", [card("3", 5, "USD")], [{ currency: "USD", amount: 5 }]);
  expect(totalsWithMoves(a, moves, amountOf)).toEqual({ count: 1, sums: [{ currency: "CNY", amount: 0.2 }] });
  expect(totalsWithMoves(b, moves, amountOf)).toEqual({
    count: 2,
    sums: [
      { currency: "USD", amount: 5 },
      { currency: "CNY", amount: 0.1 },
    ],
  });
});

test("figures that hold the card already are left alone", () => {
  const moves: Move[] = [{ record: card("2", 1), from: "a", to: "b" }];
  const b = column("b", [card("2", 1)], [{ currency: "CNY", amount: 1 }]);
  expect(totalsWithMoves(b, moves, amountOf).count).toBe(1);
});

test.each([
  ["2026-11-21T00:00:00Z", 0, "fresh"],
  ["2026-11-06T00:00:00Z", 15, "slow"],
  ["2026-10-01T00:00:00Z", 51, "stuck"],
  ["2026-12-01T00:00:00Z", 0, "fresh"],
])("a card there since %s is %i days old and %s", (since, days, tone) => {
  const age = ageInDays(since, Date.parse("2026-11-21T08:00:00Z"));
  expect(age).toBe(days);
  expect(toneOfAge(age)).toBe(tone);
});
