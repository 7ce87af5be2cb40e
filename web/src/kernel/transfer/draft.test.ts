import { expect, test } from "vitest";
import type { ObjectMeta } from "@/kernel/api/types";
import { chosenOptions, newDraft } from "./draft";
import type { ImportPreview } from "./types";

const preview: ImportPreview = {
  file: "token",
  format: "csv",
  encoding: "gb18030",
  delimiter: ",",
  columns: [
    { header: "客户名称", samples: ["甲"], field: "name" },
    { header: "税号", samples: [], field: "creditCode" },
  ],
  rows: [],
  fields: [],
};
const meta = {
  key: "contacts",
  fields: [{ key: "customer", type: "reference", target: "customers", required: true }],
} as unknown as ObjectMeta;
const draft = newDraft(new File([], "客户.csv"), preview, meta);

test("an address book brings the companies of its people along", () => {
  expect(chosenOptions(draft, true)).not.toHaveProperty("createMissing");
  const cards = newDraft(new File([], "手机.vcf"), { ...preview, format: "vCard" }, meta);
  expect(chosenOptions(cards, true).createMissing).toEqual(["customers"]);
});

test("only what was decided is sent", () => {
  expect(chosenOptions(draft, true)).toEqual({
    mapping: { 客户名称: "name", 税号: "creditCode" },
    dryRun: true,
    onDuplicate: "update",
    duplicates: "warn",
    encoding: "gb18030",
  });
});

test("numbers from abroad say their country", () => {
  expect(chosenOptions({ ...draft, phoneCountry: "1" }, true).phoneCountry).toBe("1");
});

test("a key whose column was taken away is none; «never match» stays", () => {
  expect(chosenOptions({ ...draft, key: "creditCode" }, false).key).toBe("creditCode");
  expect(chosenOptions({ ...draft, key: "creditCode", mapping: { 客户名称: "name" } }, false)).not.toHaveProperty(
    "key",
  );
  expect(chosenOptions({ ...draft, key: "" }, false).key).toBe("");
});
