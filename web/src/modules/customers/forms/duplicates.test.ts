import { expect, test } from "vitest";
import { probeOf } from "./duplicates";

test("what is still being typed is not asked about", () => {
  expect(probeOf("customers", { name: "深", phone: "1380", email: "a@", creditCode: "9144" }, undefined)).toBeNull();
});

test("a customer is known by name, number, address and code, never by itself", () => {
  expect(probeOf("customers", { name: " 甲公司 ", phone: "13800138000", level: "a" }, "self")).toEqual({
    name: "甲公司",
    phone: "13800138000",
    exclude: "self",
  });
});

test("a contact's name tells nothing; its mobile number does, and its own customer is no duplicate", () => {
  expect(probeOf("contacts", { name: "王芳" }, undefined)).toBeNull();
  expect(
    probeOf("contacts", { name: "王芳", mobile: "13800138000", customer: { id: "c", name: "C" } }, undefined),
  ).toEqual({ name: "王芳", phone2: "13800138000", customer: "c" });
});
