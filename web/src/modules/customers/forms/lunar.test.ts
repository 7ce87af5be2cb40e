import { expect, test } from "vitest";
import { lunarDay } from "./lunar";

test.each([
  ["2026-02-17", "正月初一"],
  ["2025-10-06", "八月十五"],
  ["2025-07-25", "闰六月初一"],
])("%s is %s", (date, lunar) => {
  expect(lunarDay(date, "zh-CN")).toBe(lunar);
});

test("in English the month is counted", () => {
  expect(lunarDay("2025-10-06", "en-US")).toBe("Eighth Month 15");
});

test("no date has no lunar day", () => {
  expect(lunarDay("2026-13-45", "zh-CN")).toBe("");
});
