import { useTranslation } from "react-i18next";
import type { FormPanelProps } from "@/kernel/extend/types";
import { StoredFilterPanel } from "@/kernel/records/filter/StoredFilterPanel";

/** Which records a rule shares, in its form. */
export default function FilterPanel(props: FormPanelProps) {
  const { t } = useTranslation("organisation");
  return (
    <StoredFilterPanel
      {...props}
      title={t("sharing.filter")}
      hint={t("sharing.filterHint")}
      everything={t("sharing.everything")}
      chooseObject={t("sharing.chooseObject")}
    />
  );
}
