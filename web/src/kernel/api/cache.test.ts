import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { dropRecords, mergePages, overlay, putRecord, type RecordPages } from "./cache";
import { keys } from "./keys";
import type { RecordData } from "./types";

const can = { update: true, delete: true, transfer: true, verbs: [] };
const record = (id: string, name = id): RecordData => ({ id, version: 1, name, can });

test("a record that moved to a later page appears once, where it came first", () => {
  const merged = mergePages([
    { items: [record("a"), record("b")], nextCursor: "1" },
    { items: [record("b", "again"), record("c")], nextCursor: null },
  ]);
  expect(merged.map((r) => r.name)).toEqual(["a", "b", "c"]);
});

test("changed custom values are laid over one by one", () => {
  const before: RecordData = { ...record("a", "x"), custom: { tier: "gold", size: 3 } };
  expect(overlay(before, { name: "y", custom: { size: 4 } })).toEqual({
    ...record("a", "y"),
    custom: { tier: "gold", size: 4 },
  });
});

function clientWithList(): QueryClient {
  const client = new QueryClient();
  const data: RecordPages = {
    pages: [
      { items: [record("a"), record("b")], nextCursor: "1", count: 3, capped: false },
      { items: [record("c")], nextCursor: null },
    ],
    pageParams: [null, "1"],
  };
  client.setQueryData(keys.list("customers", { limit: 2 }), data);
  client.setQueryData(keys.record("customers", "c"), record("c"));
  return client;
}

test("a written record is replaced in lists and on its page", () => {
  const client = clientWithList();
  putRecord(client, "customers", "c", (old) => ({ ...old, name: "new" }));
  const list = client.getQueryData<RecordPages>(keys.list("customers", { limit: 2 }));
  expect(list?.pages[1]?.items[0]?.name).toBe("new");
  expect(client.getQueryData<RecordData>(keys.record("customers", "c"))?.name).toBe("new");
});

test("deleted records leave the list and its count", () => {
  const client = clientWithList();
  dropRecords(client, "customers", new Set(["a", "c"]));
  const list = client.getQueryData<RecordPages>(keys.list("customers", { limit: 2 }));
  expect(mergePages(list?.pages ?? []).map((r) => r.id)).toEqual(["b"]);
  expect(list?.pages[0]?.count).toBe(1);
});
