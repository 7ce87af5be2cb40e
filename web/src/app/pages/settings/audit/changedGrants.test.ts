import { describe, expect, it } from "vitest";
import { changedFields, changedGrants } from "./changedGrants";

describe("changedGrants", () => {
  it("names what differs, object by object", () => {
    expect(
      changedGrants(
        '{"customers":{"read":"own","export":"own"},"leads":{"read":"all"}}',
        '{"customers":{"read":"all","export":"own"},"*":{"read":"own"}}',
      ),
    ).toEqual([
      { object: "customers", action: "read", from: "own", to: "all" },
      { object: "leads", action: "read", from: "all", to: "own" },
      { object: "*", action: "read", from: "none", to: "own" },
    ]);
  });

  it("takes what was not named for one of the others, but for what administrators look after", () => {
    expect(
      changedGrants(
        '{"*":{"read":"all","update":"own"}}',
        '{"*":{"read":"all","update":"own"},"leads":{"read":"own","update":"own"},"users":{"read":"own"}}',
      ),
    ).toEqual([
      { object: "leads", action: "read", from: "all", to: "own" },
      { object: "users", action: "read", from: "none", to: "own" },
    ]);
  });

  it("takes a role without grants for one that allows nothing", () => {
    expect(changedGrants(null, '{"tasks":{"read":"own"}}')).toEqual([
      { object: "tasks", action: "read", from: "none", to: "own" },
    ]);
    expect(changedGrants("{", undefined)).toEqual([]);
  });
});

describe("changedFields", () => {
  it("names the fields whose rule differs, those of lines by their path", () => {
    expect(
      changedFields(
        '{"customers":{"read":"all","fields":{"phone":"masked","email":"hidden"}}}',
        '{"customers":{"read":"all","fields":{"phone":"hidden","email":"hidden"}},"quotes":{"fields":{"lines.discount":"readOnly"}}}',
      ),
    ).toEqual([
      { object: "customers", path: "phone", from: "masked", to: "hidden" },
      { object: "quotes", path: "lines.discount", from: "full", to: "readOnly" },
    ]);
  });
});
