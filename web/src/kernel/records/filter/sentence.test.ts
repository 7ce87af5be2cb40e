import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import type { Field, FieldType, Filter } from "@/kernel/api/types";
import en from "@/kernel/i18n/en-US/kernel.json";
import zh from "@/kernel/i18n/zh-CN/kernel.json";
import { type SentenceWords, sentenceOf, spaced } from "./sentence";

beforeAll(async () => {
  await i18next.init({
    lng: "zh-CN",
    defaultNS: "kernel",
    keySeparator: false,
    interpolation: { escapeValue: false },
    resources: { "zh-CN": { kernel: zh }, "en-US": { kernel: en } },
  });
});

const field = (key: string, type: FieldType): Field => ({
  key,
  labels: {},
  type,
  required: false,
  unique: false,
  readOnly: false,
  createOnly: false,
  modes: [],
  searchable: false,
  filterable: true,
  sortable: true,
  custom: false,
  can: { read: true, update: true },
});

const fields: Record<string, { field: Field; zh: string; en: string }> = {
  owner: { field: field("owner", "user"), zh: "负责人", en: "Owner" },
  closeDate: { field: field("closeDate", "date"), zh: "预计成交", en: "Close date" },
  amount: { field: field("amount", "money"), zh: "金额", en: "Amount" },
  level: { field: field("level", "choice"), zh: "级别", en: "Level" },
  name: { field: field("name", "text"), zh: "名称", en: "Name" },
  vip: { field: field("vip", "boolean"), zh: "VIP", en: "VIP" },
  phone: { field: field("phone", "phone"), zh: "电话", en: "Phone" },
};

function words(language: "zh-CN" | "en-US"): SentenceWords {
  const t = i18next.getFixedT(language) as TFunction;
  return {
    t,
    look: (path) => {
      const known = fields[path];
      return known && { field: known.field, name: language === "zh-CN" ? known.zh : known.en };
    },
    format: (_, value) => (typeof value === "number" ? `¥${value.toLocaleString("en")}` : String(value)),
    nameOf: (id) => (id === "u1" ? "林雨桐" : undefined),
  };
}

test.each<[Filter, string, string]>([
  [{ field: "owner", op: "eq", value: "me" }, "负责人是我", "Owner is me"],
  [{ field: "owner", op: "in", value: ["me", "u1"] }, "负责人是我或林雨桐", "Owner is me or 林雨桐"],
  [{ field: "closeDate", op: "within", value: "thisMonth" }, "预计成交在本月", "Close date is this month"],
  [
    { field: "closeDate", op: "within", value: "last14Days" },
    "预计成交在最近 14 天",
    "Close date is in the last 14 days",
  ],
  [{ field: "closeDate", op: "within", value: "overdue" }, "预计成交已逾期", "Close date is overdue"],
  [{ field: "amount", op: "gt", value: 10000 }, "金额大于 ¥10,000", "Amount is over ¥10,000"],
  [{ field: "amount", op: "between", value: [1, 2] }, "金额在 ¥1 到 ¥2 之间", "Amount is between ¥1 and ¥2"],
  [{ field: "level", op: "notIn", value: ["A", "B", "C"] }, "级别不是 A、B 或 C", "Level is not A, B or C"],
  [{ field: "phone", op: "empty" }, "电话为空", "Phone is empty"],
  [{ field: "vip", op: "eq", value: true }, "VIP：是", "VIP: yes"],
  [
    {
      or: [
        { field: "name", op: "contains", value: "北京" },
        {
          and: [
            { field: "phone", op: "notEmpty" },
            { field: "vip", op: "eq", value: false },
          ],
        },
      ],
    },
    "名称包含北京 或 （电话不为空 且 VIP：否）",
    "Name contains 北京 or (Phone is filled in and VIP: no)",
  ],
  [
    { not: { field: "name", op: "startsWith", value: "测试" } },
    "不满足（名称以测试开头）",
    "not (Name starts with 测试)",
  ],
])("%j reads as a sentence", (filter, chinese, english) => {
  expect(sentenceOf(filter, words("zh-CN"))).toBe(chinese);
  expect(sentenceOf(filter, words("en-US"))).toBe(english);
});

test("a field that is gone is still named", () => {
  expect(sentenceOf({ field: "custom.old", op: "eq", value: 1 }, words("zh-CN"))).toContain("custom.old");
});

test("Chinese and Latin are set apart, dates are not torn", () => {
  expect(spaced("早于2026年11月21日")).toBe("早于 2026年11月21日");
  expect(spaced("安装CRM系统")).toBe("安装 CRM 系统");
});
