import { expect, test } from "vitest";
import { formatTyped, parseTyped, textOf } from "./moneyText";

test.each([
  ["1234", 4, "1,234", 5],
  ["1,2345", 6, "12,345", 6],
  ["1,234,5", 7, "12,345", 6],
  ["1234567.899", 11, "1,234,567.89", 12],
  ["abc12", 5, "12", 2],
  ["-1234", 5, "-1,234", 6],
  ["007", 3, "7", 1],
  ["0.5", 3, "0.5", 3],
  ["１２３４", 4, "1,234", 5],
  ["12万", 3, "12万", 3],
])("%s typed becomes %s", (text, caret, expected, at) => {
  expect(formatTyped(text, caret)).toEqual({ text: expected, caret: at });
});

test("a digit put in the middle leaves the caret behind it", () => {
  // 1,2|34 with a 9 typed at the bar.
  expect(formatTyped("1,2934", 4)).toEqual({ text: "12,934", caret: 4 });
});

test("no fraction where the field has none", () => {
  expect(formatTyped("12.5", 4, 0).text).toBe("12");
});

test.each([
  ["12,345.60", 12345.6],
  ["12万", 120000],
  ["1.5亿", 150000000],
  ["2k", 2000],
  ["3M", 3000000],
  ["-5", -5],
  ["1.005", 1.01],
  ["", null],
  [".", null],
  ["-", null],
])("%s means %s", (text, expected) => {
  expect(parseTyped(text)).toBe(expected);
});

test("a stored number shows grouped and without idle zeros", () => {
  expect(textOf(12345.6)).toBe("12,345.6");
  expect(textOf(1000000)).toBe("1,000,000");
  expect(textOf(null)).toBe("");
});
