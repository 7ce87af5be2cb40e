import { describe, expect, it } from "vitest";
import { changedGrants } from "./changedGrants";

describe("changedGrants", () => {
  it("names what differs, object by object", () => {
    expect(
      changedGrants(
        '{"customers":{"read":"own","export":"own"},"leads":{"read":"all"}}',
        '{"customers":{"read":"all","export":"own"},"*":{"read":"own"}}',
      ),
    ).toEqual([
      { object: "customers", action: "read", from: "own", to: "all" },
      { object: "leads", action: "read", from: "all", to: "none" },
      { object: "*", action: "read", from: "none", to: "own" },
    ]);
  });

  it("takes a role without grants for one that allows nothing", () => {
    expect(changedGrants(null, '{"tasks":{"read":"own"}}')).toEqual([
      { object: "tasks", action: "read", from: "none", to: "own" },
    ]);
    expect(changedGrants("{", undefined)).toEqual([]);
  });
});
