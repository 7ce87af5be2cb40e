import { Link } from "@tanstack/react-router";
import { Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { useSignedIn } from "@/kernel/api/queries";
import { ErrorState } from "@/kernel/ui/ErrorState";
import styles from "./Audit.module.css";
import { AuditLog } from "./AuditLog";
import { ChainStrip } from "./ChainStrip";
import { WatchedFields } from "./WatchedFields";

/** Who did what, from where; whether the log is whole; which fields' reading it keeps. */
export default function AuditPage() {
  const { t } = useTranslation("audit");
  const session = useSignedIn();
  const [tab, setTab] = useState("log");
  if (!session.audit.read) {
    return <ErrorState error={new ApiError({ status: 403, code: "forbidden" })} />;
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        <Link to={"/exports/approvals" as "/"}>{t("approvals")}</Link>
      </header>
      <ChainStrip />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: "log", label: t("tab.log"), children: <AuditLog mayExport={session.audit.export} /> },
          { key: "watched", label: t("tab.watched"), children: <WatchedFields mayChange={session.admin} /> },
        ]}
      />
    </div>
  );
}
