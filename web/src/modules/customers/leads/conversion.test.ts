import { expect, test } from "vitest";
import type { DuplicateHit } from "../forms/duplicates";
import { conversion, planFor } from "./conversion";

const can = { update: true, delete: true, transfer: true, verbs: [] };
const lead = { id: "l", version: 2, can, name: "王芳", company: "甲公司", budget: 5000 };
const hit = (matched: string[], readable = true): DuplicateHit => ({
  object: "customers",
  id: matched.join(),
  name: "甲",
  owner: null,
  matched,
  readable,
});

test("a customer with the same number is joined, one with only the same name is not", () => {
  expect(planFor(lead, [hit(["name"]), hit(["phone"])])).toMatchObject({ choice: "phone", customer: { id: "phone" } });
  expect(planFor(lead, [hit(["name"])])).toMatchObject({ choice: "new", customer: null });
});

test("nobody joins what he may not read", () => {
  expect(planFor(lead, [hit(["phone"], false)]).choice).toBe("new");
});

test("a private person becomes the customer and needs no contact", () => {
  expect(planFor({ ...lead, company: null }, [])).toMatchObject({ contact: false, name: "王芳" });
});

test("only what was decided is sent", () => {
  const plan = planFor(lead, []);
  expect(conversion({ ...plan, name: " " })).toEqual({
    customer: undefined,
    contact: true,
    opportunity: { name: undefined, amount: 5000, closeDate: undefined },
  });
  expect(conversion({ ...plan, sell: false, choice: "other", customer: { id: "c", name: "C" } })).toEqual({
    customer: "c",
    contact: true,
    opportunity: undefined,
  });
});
