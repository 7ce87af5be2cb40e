import { describe, expect, it, test } from "vitest";
import { safePath, toSignIn } from "./next";

describe("Where somebody wanted to go", () => {
  it.each([
    ["/", "", "/sign-in"],
    ["/customers", "?view=all", "/sign-in?next=%2Fcustomers%3Fview%3Dall"],
    ["/sign-in", "", "/sign-in"],
    ["/sign-in", "?next=%2Fcustomers", "/sign-in"],
  ])("is remembered: %s%s", (pathname, search, expected) => {
    expect(toSignIn({ pathname, search })).toBe(expected);
  });

  it.each([
    ["/customers?view=all", "/customers?view=all"],
    ["/sign-in-log", "/sign-in-log"],
    ["/sign-in", "/"],
    ["/sign-in?next=%2Fcustomers", "/"],
    ["//elsewhere.example", "/"],
    ["/\\elsewhere.example", "/"],
    ["https://elsewhere.example", "/"],
    [undefined, "/"],
    [7, "/"],
  ])("is gone to only within the product: %s", (next, expected) => {
    expect(safePath(next)).toBe(expected);
  });
});

test("the sign-in page is told when a session ended by itself", () => {
  expect(toSignIn({ pathname: "/", search: "" }, true)).toBe("/sign-in?ended=1");
  expect(toSignIn({ pathname: "/customers", search: "" }, true)).toBe("/sign-in?next=%2Fcustomers&ended=1");
});
