import { expect, test } from "vitest";
import type { Field } from "@/kernel/api/types";
import {
  commonScope,
  modesOf,
  readGrants,
  ruleCount,
  scopeOf,
  withAbility,
  withFields,
  withScope,
  withScopes,
  writeGrants,
} from "./grants";

test("what is not granted is not written", () => {
  const grant = withScope(withScope({}, "read", "all"), "update", "own");
  expect(grant).toEqual({ read: "all", update: "own" });
  expect(withScope(grant, "update", "none")).toEqual({ read: "all" });
  expect(scopeOf(grant, "delete")).toBe("none");
});

test("departments go with the last action that names them", () => {
  const grant = { read: "departments", update: "departments", departments: ["a"] } as const;
  expect(withScope({ ...grant, departments: ["a"] }, "read", "own")).toEqual({
    read: "own",
    update: "departments",
    departments: ["a"],
  });
  expect(withScopes({ ...grant, departments: ["a"] }, "own").departments).toBeUndefined();
});

test("one scope for all actions is known as such", () => {
  expect(commonScope(withScopes({}, "department"))).toBe("department");
  expect(commonScope({ read: "all" })).toBeUndefined();
  expect(commonScope(undefined)).toBe("none");
});

test("what the server keeps comes back as it was, and broken text as nothing", () => {
  expect(readGrants(writeGrants({ "*": { read: "all" } }))).toEqual({ "*": { read: "all" } });
  expect(readGrants("{")).toEqual({});
  expect(readGrants(null)).toEqual({});
  expect(writeGrants({})).toBeNull();
});

test("rules for fields are kept only where they say something", () => {
  const grant = withFields({ read: "all" }, ["phone", "email"], "masked");
  expect(grant).toEqual({ read: "all", fields: { phone: "masked", email: "masked" } });
  expect(ruleCount(grant)).toBe(2);
  expect(withFields(grant, ["phone", "email"], "full")).toEqual({ read: "all" });
  expect(withScopes(grant, "own").fields).toEqual(grant.fields);
});

test("of what nobody writes, read-only says nothing", () => {
  const field = (readOnly: boolean) => ({ readOnly, modes: ["readOnly", "hidden"] }) as unknown as Field;
  expect(modesOf(field(false))).toEqual(["full", "readOnly", "hidden"]);
  expect(modesOf(field(true))).toEqual(["full", "hidden"]);
});

test("the audit log is granted whole or not at all, and taking it out needs reading it", () => {
  const grants = withAbility({ "*": { read: "own" } }, "audit", "export", "all");
  expect(grants).toEqual({ "*": { read: "own" }, audit: { read: "all", export: "all" } });
  expect(withAbility(grants, "audit", "export", "none").audit).toEqual({ read: "all" });
  expect(withAbility(grants, "audit", "read", "none")).toEqual({ "*": { read: "own" } });
});
