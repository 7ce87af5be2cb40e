import type { Choice, Field, FieldFile, ObjectMeta, RecordData, Reference } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";

const customPrefix = "custom.";

/** A field's value; `custom.tier` looks inside `custom`. */
export function fieldValue(record: RecordData | undefined, key: string): unknown {
  if (!record) {
    return undefined;
  }

  return key.startsWith(customPrefix) ? record.custom?.[key.slice(customPrefix.length)] : record[key];
}

/** Values by field key as the server takes them: custom ones inside `custom`, references and files by id. */
export function toWrite(values: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const plain = isReference(value)
      ? value.id
      : isFiles(value)
        ? value.map((file) => file.id)
        : value === undefined || value === ""
          ? null
          : value;
    if (key.startsWith(customPrefix)) {
      custom[key.slice(customPrefix.length)] = plain;
    } else {
      body[key] = plain;
    }
  }

  return Object.keys(custom).length > 0 ? { ...body, custom } : body;
}

/** The same values as they show until the server answers: references keep their names. */
export function toShown(values: Record<string, unknown>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith(customPrefix)) {
      custom[key.slice(customPrefix.length)] = value;
    } else {
      shown[key] = value;
    }
  }

  return Object.keys(custom).length > 0 ? { ...shown, custom } : shown;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "id" in value;
}

export function isFiles(value: unknown): value is FieldFile[] {
  return Array.isArray(value) && value.length > 0 && value.every(isReference);
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (isEmpty(a) && isEmpty(b)) {
    return true;
  }

  if (isReference(a) && isReference(b)) {
    return a.id === b.id;
  }

  return JSON.stringify(a) === JSON.stringify(b);
}

export function fieldOf(meta: ObjectMeta, key: string): Field | undefined {
  return meta.fields.find((field) => field.key === key);
}

export function choiceOf(field: Field, value: unknown): Choice | undefined {
  return field.choices?.find((choice) => choice.value === value);
}

export function choiceLabel(field: Field, value: unknown): string {
  const choice = choiceOf(field, value);
  return choice ? label(choice.labels, choice.value) : String(value);
}

/** What a record is called in a sentence. */
export function titleOf(meta: ObjectMeta | undefined, record: RecordData | undefined): string {
  const value = fieldValue(record, meta?.titleField ?? "name");
  return isReference(value)
    ? (value.name ?? "")
    : typeof value === "string" || typeof value === "number"
      ? String(value)
      : "";
}

/** The currency of a record's amounts. */
export function currencyOf(record: RecordData | undefined, fallback: string): string {
  return typeof record?.currency === "string" ? record.currency : fallback;
}

const numeric = new Set(["integer", "decimal", "money", "percent"]);

export function isNumeric(field: Field): boolean {
  return numeric.has(field.type);
}
