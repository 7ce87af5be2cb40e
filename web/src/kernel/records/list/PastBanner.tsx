import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "@/kernel/format/dates";
import styles from "./ListPage.module.css";

/** Says plainly that this is how things were, not how they are. */
export function PastBanner({ asOf, back }: { asOf: string; back: () => void }) {
  const { t } = useTranslation("kernel");
  return (
    <div className={styles.past} role="status">
      <HistoryOutlined />
      <span className={styles.pastText}>{t("past.banner", { time: formatDateTime(asOf) })}</span>
      <Button size="small" onClick={back}>
        {t("past.back")}
      </Button>
    </div>
  );
}
