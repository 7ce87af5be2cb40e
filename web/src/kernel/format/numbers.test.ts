import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { compactMoney, formatBytes, formatCount, formatMoney } from "./numbers";
import { formatPhone } from "./phone";

const units = { wan: "万元", yi: "亿元" };
beforeAll(() => i18next.init({ lng: "zh-CN", resources: {} }));

test("money has its symbol, separators and two digits", () => {
  expect(formatMoney(12345.6, "CNY")).toBe("¥12,345.60");
});

test.each([
  [9999, "¥9,999"],
  [12345, "1.23 万元"],
  [456789, "45.7 万元"],
  [12345678, "1,235 万元"],
  [99999999, "1 亿元"],
  [1234567890, "12.3 亿元"],
])("%d is short as %s", (value, expected) => {
  expect(compactMoney(value, "CNY", units)).toBe(expected);
});

test("a capped count says so", () => {
  expect(formatCount(1001, true)).toBe("1,001+");
  expect(formatCount(1001, false)).toBe("1,001");
});

test("sizes", () => {
  expect(formatBytes(182344)).toBe("182 kB");
  expect(formatBytes(1500000)).toBe("1.5 MB");
});

test.each([
  ["13812345678", "138 1234 5678"],
  ["+8613812345678", "138 1234 5678"],
  ["0755-86661234", "0755-8666 1234"],
  ["010-86661234-805", "010-8666 1234-805"],
  ["+44 20 7946 0000", "+44 20 7946 0000"],
])("%s is read as %s", (value, expected) => {
  expect(formatPhone(value)).toBe(expected);
});
