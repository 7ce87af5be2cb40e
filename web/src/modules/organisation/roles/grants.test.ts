import { expect, test } from "vitest";
import { commonScope, readGrants, scopeOf, withScope, withScopes, writeGrants } from "./grants";

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
