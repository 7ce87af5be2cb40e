import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { FormPanelProps } from "@/kernel/extend/types";
import { FormSection } from "@/kernel/records/form/FormSection";
import styles from "./Grants.module.css";
import { GrantsTable } from "./GrantsTable";
import { readGrants, writeGrants } from "./grants";

/** The rights of a role in its form. */
export default function GrantsPanel({ values, setValues, errors }: FormPanelProps) {
  const { t } = useTranslation("organisation");
  return (
    <FormSection className={styles.panel} name={t("grants.title")} errors={errors.grants}>
      {values.admin === true ? (
        <Alert type="info" showIcon title={t("grants.admin")} />
      ) : (
        <GrantsTable
          grants={readGrants(values.grants)}
          onChange={(grants) => setValues({ grants: writeGrants(grants) })}
        />
      )}
    </FormSection>
  );
}
