import pickerDays from "@rc-component/picker/es/generate/dayjs";
import dayjs from "dayjs";
import { afterEach, expect, test } from "vitest";
import { instant, setTimeZone, wall, zoneName } from "./zone";

const shape = "YYYY-MM-DD HH:mm:ss";

afterEach(() => setTimeZone("UTC"));

test.each([
  ["Asia/Shanghai", "2026-11-21T16:30:00Z", "2026-11-22 00:30:00"],
  ["America/New_York", "2026-07-01T03:00:00Z", "2026-06-30 23:00:00"],
  ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01 05:45:00"],
  ["UTC", "2026-12-31T23:59:59Z", "2026-12-31 23:59:59"],
])("in %s the clocks show %s as %s, and back", (zone, at, shown) => {
  setTimeZone(zone);
  expect(wall(at).format(shape)).toBe(shown);
  expect(instant(wall(at))).toBe(at);
});

test("a calendar day is the same day everywhere", () => {
  setTimeZone("America/Los_Angeles");
  expect(wall("2026-11-21").format(shape)).toBe("2026-11-21 00:00:00");
});

test("days added over a change of the clocks keep the time of day", () => {
  setTimeZone("Europe/Berlin");
  const friday = wall("2026-03-27T08:00:00Z"); // 09:00; the clocks go forward on the Sunday
  expect(friday.add(3, "day").format(shape)).toBe("2026-03-30 09:00:00");
  expect(instant(friday.add(3, "day"))).toBe("2026-03-30T07:00:00Z");
});

test("a time shown twice is its first, one left out is the one after the change", () => {
  setTimeZone("Europe/Berlin");
  expect(instant(dayjs.utc("2026-10-25T02:30:00"))).toBe("2026-10-25T00:30:00Z");
  expect(wall(instant(dayjs.utc("2026-03-29T02:30:00"))).format(shape)).toBe("2026-03-29 03:30:00");
});

test("what a picker makes in the browser's zone is read as the workspace's time", () => {
  setTimeZone("Asia/Tokyo");
  expect(instant(dayjs("2026-11-21T09:00"))).toBe("2026-11-21T00:00:00Z");
});

test("pickers take now from the workspace's clock", () => {
  setTimeZone("Pacific/Kiritimati");
  const ahead = pickerDays.getNow().diff(dayjs.utc(), "second");
  expect(Math.abs(ahead - 14 * 3600)).toBeLessThanOrEqual(1);
});

test("the workspace's zone has a name", () => {
  setTimeZone("Asia/Shanghai");
  expect(zoneName()).toContain("(Asia/Shanghai)");
});
