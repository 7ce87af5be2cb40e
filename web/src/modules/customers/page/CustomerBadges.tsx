import type { RecordSlotProps } from "@/kernel/extend/types";
import { FieldValue } from "@/kernel/records/fields/FieldValue";
import { fieldOf, isEmpty } from "@/kernel/records/fields/values";

const badges = ["level", "stage", "status", "state"];

/** Level and stage beside the name. */
export default function CustomerBadges({ meta, record }: RecordSlotProps) {
  return badges.map((key) => {
    const field = fieldOf(meta, key);
    return field?.type === "choice" && field.can.read && !isEmpty(record[key]) ? (
      <FieldValue key={key} field={field} value={record[key]} />
    ) : null;
  });
}
