import { mayChange } from "@/kernel/access";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { label } from "@/kernel/i18n";
import { fieldOf } from "../fields/values";

export interface FormSection {
  key: string;
  title: string;
  fields: Field[];
}

const system = new Set([
  "owner",
  "department",
  "createdAt",
  "createdBy",
  "updatedAt",
  "updatedBy",
  "deletedAt",
  "version",
]);

/**
 * Fields a person can fill in, by section; those in no section come last so that none is out of reach. A new record takes
 * what is given once and stays, and what its maker will see in part only.
 */
export function formSections(meta: ObjectMeta, creating: boolean): FormSection[] {
  const editable = (field: Field | undefined): field is Field =>
    field !== undefined &&
    (creating ? !field.readOnly : mayChange(field)) &&
    field.type !== "autoNumber" &&
    field.key !== meta.lines?.field;
  return sectionsOf(meta, editable);
}

/** Fields a person can read, by section. */
export function readSections(meta: ObjectMeta): FormSection[] {
  const readable = (field: Field | undefined): field is Field =>
    field?.can.read === true && field.key !== meta.lines?.field;
  return sectionsOf(meta, readable);
}

function sectionsOf(meta: ObjectMeta, wanted: (field: Field | undefined) => field is Field): FormSection[] {
  const panels = extensionOf(meta.key).form?.panelFields ?? [];
  const placed = new Set([...meta.sections.flatMap((section) => section.fields), ...panels]);
  const sections = meta.sections.map((section) => ({
    key: section.key,
    title: label(section.labels),
    fields: section.fields.map((key) => fieldOf(meta, key)).filter(wanted),
  }));
  const rest = meta.fields.filter((field) => !placed.has(field.key) && !system.has(field.key)).filter(wanted);
  return [...sections, { key: "rest", title: "", fields: rest }].filter((section) => section.fields.length > 0);
}

/** Long fields take the whole width of a two-column form. */
export function isWide(meta: ObjectMeta, field: Field): boolean {
  return (
    field.type === "longText" ||
    field.type === "richText" ||
    (field.key === meta.titleField && extensionOf(meta.key).form?.width !== "wide")
  );
}
