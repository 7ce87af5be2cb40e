import { useMeta } from "@/kernel/api/queries";
import type { Field, ObjectAbilities, ObjectSummary, RecordData } from "@/kernel/api/types";

const nothing: ObjectAbilities = {
  create: false,
  read: false,
  update: false,
  delete: false,
  export: false,
  import: false,
  transfer: false,
};

/** What the signed-in user may do with an object's records, as the server says. */
export function useAbilities(object: string): ObjectAbilities {
  return useSummary(object)?.can ?? nothing;
}

export function useSummary(object: string | undefined): ObjectSummary | undefined {
  return useMeta().data?.objects.find((summary) => summary.key === object);
}

/** True when this field may be changed on records that are there already. */
export function mayChange(field: Field): boolean {
  return !field.readOnly && !field.createOnly && field.can.update && field.type !== "autoNumber";
}

/** True when this field of this record may be changed here. */
export function mayEdit(field: Field, record: RecordData | undefined): boolean {
  return mayChange(field) && record?.can?.update !== false;
}
