import { Suspense } from "react";
import type { Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { FieldValue } from "./FieldValue";
import { fieldValue } from "./values";

interface Props {
  meta: ObjectMeta;
  field: Field;
  record: RecordData;
  /** Shown for an empty value; nothing by default. */
  empty?: string;
  /** Long texts on one line, as in a table. */
  oneLine?: boolean;
}

/** A record's value as its module wants it shown, or else as its type does. */
export function ShownValue({ meta, field, record, ...look }: Props) {
  const Own = extensionOf(meta.key).values?.[field.key];
  const value = fieldValue(record, field.key);
  return Own ? (
    <Suspense fallback={null}>
      <Own meta={meta} field={field} record={record} value={value} />
    </Suspense>
  ) : (
    <FieldValue field={field} value={value} record={record} {...look} />
  );
}
