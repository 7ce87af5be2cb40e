import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { beforeAll, expect, test, vi } from "vitest";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { DateEditor, momentOf } from "./DateEditors";

beforeAll(() => i18next.use(initReactI18next).init({ lng: "zh-CN", resources: {} }));

const field = { key: "dueOn", type: "date", required: false } as Field;
const meta = {} as ObjectMeta;

test("words may carry an hour", () => {
  expect(momentOf("下周一 15:00", "2026-11-21")?.format("YYYY-MM-DD HH:mm")).toBe("2026-11-23 15:00");
  expect(momentOf("+3d 9：30", "2026-11-21")?.format("YYYY-MM-DD HH:mm")).toBe("2026-11-24 09:30");
  expect(momentOf("15:00", "2026-11-21")).toBeNull();
});

test("a typed day is taken at Enter, not while it is typed", async () => {
  const onChange = vi.fn();
  render(<DateEditor field={field} meta={meta} value={null} onChange={onChange} />);
  await userEvent.type(screen.getByRole("textbox"), "2027/12/31");
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.keyboard("{Enter}");
  expect(onChange.mock.calls).toEqual([["2027-12-31"]]);
});

test("leaving the field takes it too", async () => {
  const onChange = vi.fn();
  render(<DateEditor field={field} meta={meta} value={null} onChange={onChange} />);
  await userEvent.type(screen.getByRole("textbox"), "2027年3月5日");
  await userEvent.tab();
  expect(onChange.mock.calls).toEqual([["2027-03-05"]]);
});
