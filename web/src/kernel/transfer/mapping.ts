import type { Field, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import type { PreviewColumn } from "./types";

export type Mapping = Record<string, string | null>;

/** A place cells can go: a field, a field of the lines, or a reference found by one of the other record's fields. */
export interface Target {
  path: string;
  name: string;
  group: "own" | "lines" | "reference";
  field: Field;
}

/** Only an import may say when a record was made and what its number is: it brings what happened elsewhere. */
const importOnly = new Set(["createdAt", "createdBy", "updatedAt"]);

function isTarget(field: Field): boolean {
  return field.type === "autoNumber" || importOnly.has(field.key) || (!field.readOnly && field.can.update);
}

/**
 * All places the cells of a file can go.
 * @param lines The definition of the object's lines, where it has some.
 * @param targets The definitions of the objects it refers to.
 */
export function targetsOf(meta: ObjectMeta, lines: ObjectMeta | undefined, targets: readonly ObjectMeta[]): Target[] {
  const own = meta.fields
    .filter((field) => isTarget(field) && field.key !== meta.lines?.field)
    .map((field): Target => ({ path: field.key, name: label(field.labels, field.key), group: "own", field }));
  const ofLines = meta.lines
    ? (lines?.fields ?? [])
        .filter((field) => isTarget(field) && !importOnly.has(field.key) && field.key !== meta.lines?.parent)
        .map(
          (field): Target => ({
            path: `${meta.lines?.field}.${field.key}`,
            name: `${label(lines?.labels)} › ${label(field.labels, field.key)}`,
            group: "lines",
            field,
          }),
        )
    : [];
  const byKey = meta.fields
    .filter((field) => field.type === "reference" && isTarget(field))
    .flatMap((field) =>
      (targets.find((target) => target.key === field.target)?.fields ?? [])
        .filter((key) => key.unique && key.can.read)
        .map(
          (key): Target => ({
            path: `${field.key}.${key.key}`,
            name: `${label(field.labels)} › ${label(key.labels, key.key)}`,
            group: "reference",
            field: key,
          }),
        ),
    );
  return [...own, ...ofLines, ...byKey];
}

/** The server's guesses; where two columns were guessed alike, the first keeps the field. */
export function guessed(columns: readonly PreviewColumn[]): Mapping {
  const taken = new Set<string>();
  return Object.fromEntries(
    columns.map(({ header, field }) => {
      if (field === null || taken.has(field)) {
        return [header, null];
      }

      taken.add(field);
      return [header, field];
    }),
  );
}

/** The mapping with one column sent elsewhere; a field taken from another column leaves that one empty. */
export function mapColumn(mapping: Mapping, header: string, path: string | null): Mapping {
  return Object.fromEntries(
    Object.entries({ ...mapping, [header]: path }).map(([other, at]) => [
      other,
      other !== header && path !== null && at === path ? null : at,
    ]),
  );
}

/** Required fields that get nothing: a record made of such a file is refused. */
export function missing(meta: ObjectMeta, mapping: Mapping): Field[] {
  const mapped = new Set(Object.values(mapping).map((path) => path?.split(".")[0]));
  return meta.fields.filter(
    (field) => field.required && !field.readOnly && field.type !== "boolean" && !mapped.has(field.key),
  );
}

/** The mapped fields by which a row can be known as a record that is here already. */
export function keyFields(meta: ObjectMeta, mapping: Mapping): Field[] {
  const mapped = new Set(Object.values(mapping));
  return meta.fields.filter((field) => mapped.has(field.key) && (field.unique || field.key === "id"));
}

/** The objects whose records a mapped reference may have to make, for those the person may create. */
export function creatable(meta: ObjectMeta, lines: ObjectMeta | undefined, mapping: Mapping): string[] {
  const mapped = new Set(Object.values(mapping).filter((path): path is string => path !== null));
  const prefix = meta.lines ? `${meta.lines.field}.` : "";
  const fields = [
    ...meta.fields.filter((field) =>
      [...mapped].some((path) => path === field.key || path.startsWith(`${field.key}.`)),
    ),
    ...(prefix ? (lines?.fields ?? []).filter((field) => mapped.has(prefix + field.key)) : []),
  ];
  const targets = fields.filter((field) => field.type === "reference").map((field) => field.target ?? "");
  return [...new Set(targets)].filter((target) => target !== "");
}
