import { Skeleton } from "antd";
import styles from "./RecordPage.module.css";

export function RecordSkeleton() {
  return (
    <div className={styles.page} aria-hidden>
      <div className={styles.header}>
        <Skeleton active title={{ width: 260 }} paragraph={{ rows: 1, width: 420 }} />
      </div>
      <div className={styles.columns}>
        <div className={styles.card}>
          <Skeleton active paragraph={{ rows: 8 }} title={false} />
        </div>
        <div className={styles.card}>
          <Skeleton active paragraph={{ rows: 10 }} title={false} />
        </div>
        <div className={styles.card}>
          <Skeleton active paragraph={{ rows: 6 }} title={false} />
        </div>
      </div>
    </div>
  );
}
