import { expect, test } from "vitest";
import { parseCsv } from "./csv";

test("quotes, commas and line breaks inside cells are kept", () => {
  expect(parseCsv('\ufeffa,b\r\n"x, ""y""","1\n2"\r\n,\r\n')).toEqual([
    ["a", "b"],
    ['x, "y"', "1\n2"],
    ["", ""],
  ]);
});

test("an apostrophe before what looks like a formula is not shown", () => {
  expect(parseCsv("'+1-395x2,'=1+1,'quoted',''-x")).toEqual([["+1-395x2", "=1+1", "'quoted'", "'-x"]]);
});

test("a last row without a line end counts, and reading stops early when asked", () => {
  expect(parseCsv("a\nb\nc")).toEqual([["a"], ["b"], ["c"]]);
  expect(parseCsv("a\nb\nc", 2)).toEqual([["a"], ["b"]]);
});
