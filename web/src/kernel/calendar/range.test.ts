import dayjs from "dayjs";
import { expect, test } from "vitest";
import { dayKey, daysOf, lanesOf, monday, movedTo, step } from "./range";

test("weeks begin on Monday, Sundays belong to the week before", () => {
  expect(dayKey(monday(dayjs("2026-11-22T23:59")))).toBe("2026-11-16");
  expect(dayKey(monday(dayjs("2026-11-23T00:00")))).toBe("2026-11-23");
});

test.each([
  ["2026-11-21", "2026-10-26", "2026-12-06", 42], // Sunday the first
  ["2027-02-10", "2027-02-01", "2027-02-28", 28], // exactly four weeks
  ["2026-12-01", "2026-11-30", "2027-01-03", 35],
])("the month of %s shows %s to %s", (day, first, last, count) => {
  const shown = daysOf("month", dayjs(day));
  expect([dayKey(shown[0] ?? dayjs()), dayKey(shown.at(-1) ?? dayjs()), shown.length]).toEqual([first, last, count]);
});

test("from the 31st one comes to the next month, not the one after", () => {
  expect(dayKey(step("month", dayjs("2026-01-31"), 1))).toBe("2026-02-01");
  expect(dayKey(step("week", dayjs("2026-11-21"), -1))).toBe("2026-11-14");
});

test("dragging to another day keeps the time, dropping on an hour takes it", () => {
  const at = dayjs("2026-11-21T14:30");
  expect(movedTo(at, dayjs("2026-11-23")).format("YYYY-MM-DDTHH:mm")).toBe("2026-11-23T14:30");
  expect(movedTo(at, dayjs("2026-11-23"), 615).format("YYYY-MM-DDTHH:mm")).toBe("2026-11-23T10:15");
});

test("what overlaps stands side by side, what does not takes the whole width", () => {
  const lanes = lanesOf([
    { id: "a", start: 540, minutes: 60 },
    { id: "b", start: 570, minutes: 60 },
    { id: "c", start: 600, minutes: 30 },
    { id: "d", start: 660, minutes: 30 },
  ]);
  expect([...lanes.values()].map(({ id, lane, lanes: of }) => [id, lane, of])).toEqual([
    ["a", 0, 2],
    ["b", 1, 2],
    ["c", 0, 2],
    ["d", 0, 1],
  ]);
});
