import { useObjectMeta } from "@/kernel/api/queries";
import type { CellProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { fieldOf } from "@/kernel/records/fields/values";

/** What the date of a rule is called, in place of the key. */
export default function DateName({ record, value }: CellProps) {
  const { data: meta } = useObjectMeta(typeof record.object === "string" ? record.object : undefined);
  const key = typeof value === "string" ? value : "";
  return <>{label(meta && fieldOf(meta, key)?.labels, key)}</>;
}
