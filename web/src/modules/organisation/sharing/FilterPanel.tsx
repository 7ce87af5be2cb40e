import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { FormPanelProps } from "@/kernel/extend/types";
import { FilterBar } from "@/kernel/records/filter/FilterBar";
import { FormSection } from "@/kernel/records/form/FormSection";
import styles from "./Sharing.module.css";
import { readFilter } from "./sharing";

/** Which records a rule shares, in its form. */
export default function FilterPanel({ values, setValues, errors }: FormPanelProps) {
  const { t } = useTranslation("organisation");
  const object = typeof values.object === "string" ? values.object : undefined;
  const { data: meta } = useObjectMeta(object);
  const filter = readFilter(values.filter);
  return (
    <FormSection className={styles.panel} name={t("sharing.filter")} errors={errors.filter}>
      {meta ? (
        <>
          <FilterBar
            meta={meta}
            filter={filter}
            onChange={(next) => setValues({ filter: next ? JSON.stringify(next) : null })}
          />
          <p className={styles.hint}>{filter ? t("sharing.filterHint") : t("sharing.everything")}</p>
        </>
      ) : (
        <p className={styles.hint}>{t("sharing.chooseObject")}</p>
      )}
    </FormSection>
  );
}
