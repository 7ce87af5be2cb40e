import { useTranslation } from "react-i18next";
import type { FormPanelProps } from "@/kernel/extend/types";
import { StoredFilterPanel } from "@/kernel/records/filter/StoredFilterPanel";
import { FormSection } from "@/kernel/records/form/FormSection";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { termsOf } from "./preview";
import styles from "./Retention.module.css";
import { RetentionPreview } from "./RetentionPreview";

/** In the form of a rule: which records it is about, and what it would do to them. */
export default function RulePanel(props: FormPanelProps) {
  const { t } = useTranslation("privacy");
  // The object of a rule that is there already stands in no field of its form.
  const values = { ...props.record, ...props.values };
  const terms = useDebounced(JSON.stringify(termsOf(values) ?? null), 400);
  return (
    <>
      <StoredFilterPanel
        {...props}
        values={values}
        title={t("retention.filter")}
        hint={t("retention.filterHint")}
        everything={t("retention.everything")}
        chooseObject={t("retention.chooseObject")}
      />
      <FormSection className={styles.panel} name={t("retention.preview")}>
        <RetentionPreview terms={JSON.parse(terms) ?? undefined} active={false} />
      </FormSection>
    </>
  );
}
