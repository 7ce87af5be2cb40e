import type { Field, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import type { PreviewColumn, TargetField } from "./types";

export type Mapping = Record<string, string | null>;

/** A place cells can go: a field, a field of the lines, or a reference found by one of the other record's fields. */
export interface Target {
  path: string;
  name: string;
  group: "own" | "lines" | "reference";
}

/**
 * All places the cells of a file can go.
 * @param fields Those the server named with the preview.
 * @param lines What the object's lines are called.
 * @param targets The definitions of the objects it refers to.
 */
export function targetsOf(
  meta: ObjectMeta,
  fields: readonly TargetField[],
  lines: string,
  targets: readonly ObjectMeta[],
): Target[] {
  const prefix = meta.lines ? `${meta.lines.field}.` : undefined;
  const named = fields.map((field): Target => {
    const ofLine = prefix !== undefined && field.key.startsWith(prefix);
    const name = label(field.labels, field.key);
    return { path: field.key, name: ofLine ? `${lines} › ${name}` : name, group: ofLine ? "lines" : "own" };
  });
  const known = new Set(fields.map((field) => field.key));
  const byKey = meta.fields
    .filter((field) => field.type === "reference" && known.has(field.key))
    .flatMap((field) =>
      (targets.find((target) => target.key === field.target)?.fields ?? [])
        .filter((key) => key.unique && key.can.read && !key.masked)
        .map(
          (key): Target => ({
            path: `${field.key}.${key.key}`,
            name: `${label(field.labels)} › ${label(key.labels, key.key)}`,
            group: "reference",
          }),
        ),
    );
  return [...named, ...byKey];
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
  return meta.fields.filter((field) => mapped.has(field.key) && !field.masked && (field.unique || field.key === "id"));
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
