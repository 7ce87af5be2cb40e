import type { Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { ShownValue } from "../fields/ShownValue";
import { fieldValue } from "../fields/values";
import { Reveal } from "./Reveal";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  field: Field;
  past: boolean;
  /** Shown for an empty value; nothing by default. */
  empty?: string;
}

/** A value on its record's page, where a masked one can be seen in full. Of the past only the part is kept. */
export function RecordValue({ meta, record, field, past, empty }: Props) {
  const value = fieldValue(record, field.key);
  return field.masked && !past && typeof value === "string" && value !== "" ? (
    <Reveal object={meta.key} id={record.id} field={field} part={value} />
  ) : (
    <ShownValue meta={meta} field={field} record={record} {...(empty === undefined ? {} : { empty })} />
  );
}
