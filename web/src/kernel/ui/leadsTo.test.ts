import { describe, expect, it } from "vitest";
import type { NotificationItem } from "@/kernel/api/types";
import { leadsTo } from "./leadsTo";

const notice = (event: NotificationItem["event"], more: Partial<NotificationItem> = {}): NotificationItem => ({
  id: "n1",
  at: "2026-01-05T08:00:00Z",
  event,
  title: "",
  text: "",
  read: false,
  ...more,
});

describe("leadsTo", () => {
  it("is the record a notice is about", () => {
    expect(leadsTo(notice("comment", { object: "customers", recordId: "c1" }))).toBe("/customers/c1");
    expect(leadsTo(notice("handOver", { object: "users", recordId: "u1", job: "j1" }))).toBe("/users/u1");
  });

  it("is the page of what has ended", () => {
    expect(leadsTo(notice("import", { object: "customers", job: "j1" }))).toBe("/imports/j1");
    expect(leadsTo(notice("erasure", { object: "contacts", job: "j1" }))).toBe("/settings/erasures");
    expect(leadsTo(notice("backup"))).toBe("/settings/backups");
  });

  it("is nothing for an export: its file is fetched", () => {
    expect(leadsTo(notice("export", { object: "customers", job: "j1" }))).toBeUndefined();
  });
});
