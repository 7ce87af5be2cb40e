import { beforeEach, expect, test } from "vitest";
import { clearDraft, draftKey, loadDraft, saveDraft } from "./draft";

const key = draftKey("customers", "a");
beforeEach(() => sessionStorage.clear());

test("what was typed comes back", () => {
  saveDraft(key, { name: "北京科技" }, 3);
  expect(loadDraft(key, 3)?.values).toEqual({ name: "北京科技" });
});

test("a draft over an older version is dropped", () => {
  saveDraft(key, { name: "x" }, 3);
  expect(loadDraft(key, 4)).toBeNull();
  expect(loadDraft(key, 3)).toBeNull();
});

test("a draft lives for a day", () => {
  saveDraft(key, { name: "x" }, 3, 0);
  expect(loadDraft(key, 3, 25 * 60 * 60 * 1000)).toBeNull();
});

test("new records and existing ones do not share a draft", () => {
  saveDraft(draftKey("customers", undefined), { name: "x" }, 0);
  expect(loadDraft(key, 0)).toBeNull();
});

test("a broken or cleared draft is none", () => {
  sessionStorage.setItem(key, "{");
  expect(loadDraft(key, 1)).toBeNull();
  saveDraft(key, { name: "x" }, 1);
  clearDraft(key);
  expect(loadDraft(key, 1)).toBeNull();
});
