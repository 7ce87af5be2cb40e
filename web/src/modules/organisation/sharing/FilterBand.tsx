import { useTranslation } from "react-i18next";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { StoredFilterBand } from "@/kernel/records/filter/StoredFilterBand";

/** Which records a rule shares, on its page. */
export default function FilterBand({ record }: RecordSlotProps) {
  const { t } = useTranslation("organisation");
  return <StoredFilterBand record={record} title={t("sharing.filter")} everything={t("sharing.everything")} />;
}
