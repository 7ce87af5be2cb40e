import { EyeOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ViewAsDialog } from "@/kernel/access/ViewAsDialog";
import { useSignedIn } from "@/kernel/api/queries";
import type { RecordSlotProps } from "@/kernel/extend/types";
import styles from "./Grants.module.css";
import { GrantsTable } from "./GrantsTable";
import { readGrants } from "./grants";

/** What the holders of a role may do, on the role's page. */
export default function GrantsBand({ record, past }: RecordSlotProps) {
  const { t } = useTranslation("organisation");
  const { admin } = useSignedIn();
  const [viewing, setViewing] = useState(false);
  return (
    <section className={styles.card} aria-label={t("grants.title")}>
      {record.admin === true ? (
        <Alert type="info" showIcon title={t("grants.admin")} />
      ) : (
        <GrantsTable grants={readGrants(record.grants)} />
      )}
      {admin && !past && record.admin !== true && (
        <Button icon={<EyeOutlined />} className={styles.view} onClick={() => setViewing(true)}>
          {t("kernel:viewAs.open")}
        </Button>
      )}
      {viewing && <ViewAsDialog role={record.id} close={() => setViewing(false)} />}
    </section>
  );
}
