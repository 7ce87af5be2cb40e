import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { FormPanelProps } from "@/kernel/extend/types";
import styles from "./Grants.module.css";
import { GrantsTable } from "./GrantsTable";
import { readGrants, writeGrants } from "./grants";

/** The rights of a role in its form. */
export default function GrantsPanel({ values, setValues, errors }: FormPanelProps) {
  const { t } = useTranslation("organisation");
  return (
    <section className={styles.panel} aria-label={t("grants.title")}>
      <h3 className={styles.title}>{t("grants.title")}</h3>
      {errors.grants && <Alert type="error" showIcon title={errors.grants.join(" ")} className={styles.notice} />}
      {values.admin === true ? (
        <Alert type="info" showIcon title={t("grants.admin")} />
      ) : (
        <GrantsTable
          grants={readGrants(values.grants)}
          onChange={(grants) => setValues({ grants: writeGrants(grants) })}
        />
      )}
    </section>
  );
}
