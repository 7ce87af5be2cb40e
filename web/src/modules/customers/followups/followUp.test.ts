import dayjs from "dayjs";
import { expect, test } from "vitest";
import { mentionsIn, quickDay, remindAt, subjectOf, subjectsOf } from "./followUp";

test("a short first line is the heading, whatever follows", () => {
  expect(subjectOf("  电话确认了报价\n对方下周回复 ")).toBe("电话确认了报价");
});

test("a long line is cut at the last sentence mark that leaves enough", () => {
  const text = `${"一".repeat(40)}，${"二".repeat(40)}`;
  expect(subjectOf(text)).toBe(`${"一".repeat(40)}…`);
  expect(subjectOf("字".repeat(80))).toHaveLength(61);
});

test.each([
  ["2026-11-21T16:30", "2026-11-22T09:00", "2026-11-24T09:00", "2026-11-23T09:00"], // Saturday
  ["2026-11-22T08:00", "2026-11-23T09:00", "2026-11-25T09:00", "2026-11-23T09:00"], // Sunday
  ["2026-11-23T08:00", "2026-11-24T09:00", "2026-11-26T09:00", "2026-11-30T09:00"], // Monday
])("quick days after %s", (now, tomorrow, three, week) => {
  const days = (["tomorrow", "threeDays", "nextWeek"] as const).map((key) =>
    quickDay(key, dayjs(now)).format("YYYY-MM-DDTHH:mm"),
  );
  expect(days).toEqual([tomorrow, three, week]);
});

test("a reminder comes before what it is for, or never", () => {
  const due = dayjs("2026-11-21T10:00");
  expect(remindAt(due, "minutes15")?.format("HH:mm")).toBe("09:45");
  expect(remindAt(due, "day")?.format("DD HH:mm")).toBe("20 10:00");
  expect(remindAt(due, "none")).toBeNull();
  expect(remindAt(null, "hour")).toBeNull();
});

test("a follow-up belongs to all the page's record tells of", () => {
  const can = { update: true, delete: true, transfer: true, verbs: [] };
  const opportunity = { id: "o", version: 1, can, customer: { id: "c", name: "C" }, contact: null };
  expect(subjectsOf("opportunities", opportunity)).toEqual({ opportunity: "o", customer: "c" });
  expect(subjectsOf("customers", { id: "c", version: 1, can })).toEqual({ customer: "c" });
});

test("only names still in the text are called", () => {
  const chosen = new Map([
    ["王芳", "1"],
    ["李强", "2"],
  ]);
  expect(mentionsIn("@王芳 请看", chosen)).toEqual(["1"]);
});
