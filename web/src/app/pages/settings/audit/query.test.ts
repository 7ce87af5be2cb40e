import { expect, test } from "vitest";
import { readQuery } from "./query";

test("of what an export was asked for, the order says nothing", () => {
  expect(readQuery('{"sort":["name"]}')).toEqual({});
  expect(readQuery('{"filter":null,"search":""}')).toEqual({});
  const filter = { field: "status", op: "eq", value: "lost" };
  expect(readQuery(JSON.stringify({ filter, search: "云帆", sort: ["name"] }))).toEqual({ filter, search: "云帆" });
});

test("a query that was cut is not guessed at", () => {
  expect(readQuery('{"filter":{"field":"na')).toBeUndefined();
});
