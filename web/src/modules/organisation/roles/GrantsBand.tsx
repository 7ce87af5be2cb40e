import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { RecordSlotProps } from "@/kernel/extend/types";
import styles from "./Grants.module.css";
import { GrantsTable } from "./GrantsTable";
import { readGrants } from "./grants";

/** What the holders of a role may do, on the role's page. */
export default function GrantsBand({ record }: RecordSlotProps) {
  const { t } = useTranslation("organisation");
  return (
    <section className={styles.card} aria-label={t("grants.title")}>
      {record.admin === true ? (
        <Alert type="info" showIcon title={t("grants.admin")} />
      ) : (
        <GrantsTable grants={readGrants(record.grants)} />
      )}
    </section>
  );
}
