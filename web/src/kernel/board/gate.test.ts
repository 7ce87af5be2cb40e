import { expect, test } from "vitest";
import { ApiError } from "@/kernel/api/client";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { askedFields, questionsOf } from "./gate";

const field = (key: string, readOnly = false): Field =>
  ({ key, labels: {}, type: "text", required: false, readOnly, can: { read: true, update: true } }) as Field;
const meta = {
  key: "opportunities",
  fields: [field("stage"), field("amount"), field("lossReason"), field("lossNote"), field("total", true)],
} as unknown as ObjectMeta;
const refusal = (errors: Record<string, string[]>, status = 400) =>
  new ApiError({ status, code: "opportunity.gate", errors });

test("a gate asks for exactly the fields it names", () => {
  expect(askedFields(refusal({ amount: ["x"] }), meta, "stage").map((one) => one.key)).toEqual(["amount"]);
});

test.each([
  ["the stage itself", refusal({ stage: ["no"] })],
  ["a field nobody can fill in", refusal({ total: ["no"] })],
  ["an unknown field", refusal({ amount: ["x"], other: ["y"] })],
  ["another kind of refusal", refusal({ amount: ["x"] }, 422)],
  ["no answer at all", new ApiError({ status: 0 })],
])("nothing is asked about %s", (_, error) => {
  expect(askedFields(error, meta, "stage")).toEqual([]);
});

test("what is asked is required; what belongs to it is asked along, once", () => {
  const asked = askedFields(refusal({ lossReason: ["x"] }), meta, "stage");
  const questions = questionsOf(asked, meta, { lossReason: ["lossNote", "lossReason"] });
  expect(questions.map((one) => [one.key, one.required])).toEqual([
    ["lossReason", true],
    ["lossNote", false],
  ]);
});
