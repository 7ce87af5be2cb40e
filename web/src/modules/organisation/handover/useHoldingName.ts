import { useTranslation } from "react-i18next";
import { useSummary } from "@/kernel/access";
import { label } from "@/kernel/i18n";
import type { Holding } from "./handOver";

/** What he is to them: their owner, the leader of departments, the manager of people. */
export function relationOf({ field }: Holding): "owner" | "leader" | "manager" {
  return field === "leader" || field === "manager" ? field : "owner";
}

/** Records by the name of their object; people and departments by what he is to them. */
export function useHoldingName(item: Holding): string {
  const { t } = useTranslation("organisation");
  const summary = useSummary(item.object);
  const relation = relationOf(item);
  return relation === "owner" ? label(summary?.pluralLabels, item.object) : t(`handOver.as.${relation}`);
}
