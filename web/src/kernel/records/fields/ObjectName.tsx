import { useSummary } from "@/kernel/access";
import type { CellProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

/** What the records of an object are called, where a rule holds its key. */
export default function ObjectName({ value }: CellProps) {
  const key = typeof value === "string" ? value : undefined;
  return <>{label(useSummary(key)?.labels, key)}</>;
}
