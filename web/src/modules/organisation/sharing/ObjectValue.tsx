import { useMeta } from "@/kernel/api/queries";
import type { CellProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

/** The object whose records a rule shares, by its name. */
export default function ObjectValue({ value }: CellProps) {
  const { data } = useMeta();
  const object = data?.objects.find((one) => one.key === value);
  return <span>{object ? label(object.labels) : String(value ?? "")}</span>;
}
