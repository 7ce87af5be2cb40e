import { expect, test } from "vitest";
import type { RecordData } from "@/kernel/api/types";
import { byPurpose, type ConsentEntry, type ConsentState, channelsOf, standing } from "./consents";

const purpose = (channels: string[]) => ({ id: "1", version: 1, channels }) as unknown as RecordData;
const state = (over: Partial<ConsentState>): ConsentState => ({
  purpose: { id: "p", name: "News" },
  channel: "email",
  granted: true,
  since: "2026-11-20T01:00:00Z",
  entry: "e",
  outdated: false,
  ...over,
});

test("a purpose is agreed to by the channels it asks by", () => {
  expect(channelsOf(purpose(["sms", "email"]))).toEqual(["email", "sms"]);
  expect(channelsOf(purpose([]))).toEqual(["any"]);
  expect(channelsOf(purpose(["email", "any"]))).toHaveLength(6);
});

test("states of one purpose stand together", () => {
  const groups = byPurpose([state({}), state({ purpose: { id: "q", name: "Calls" } }), state({ channel: "sms" })]);
  expect(groups.map((group) => [group.name, group.states.length])).toEqual([
    ["News", 2],
    ["Calls", 1],
  ]);
});

test("an end that is past is told from a withdrawal", () => {
  const entry = { id: "e", decision: "granted" } as ConsentEntry;
  expect(standing(state({}), [entry])).toBe("granted");
  expect(standing(state({ granted: false }), [entry])).toBe("expired");
  expect(standing(state({ granted: false }), [{ ...entry, decision: "withdrawn" }])).toBe("withdrawn");
});
