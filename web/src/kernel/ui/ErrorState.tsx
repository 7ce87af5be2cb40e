import { CloudOutlined, LockOutlined, SearchOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import styles from "./states.module.css";

interface Props {
  error: unknown;
  retry?: () => void;
  /** Fills the page instead of its place. */
  full?: boolean;
  /** It is the page itself that is not there when the answer is «not found», not a record on it. */
  page?: boolean;
}

/** What went wrong, and what to do: never a code alone. */
export function ErrorState({ error, retry, full, page }: Props) {
  const { t } = useTranslation("kernel");
  const status = error instanceof ApiError ? error.status : -1;
  const detail = error instanceof ApiError ? error.detail : "";
  const kind =
    status === 0 ? "network" : status === 403 ? "forbidden" : status === 404 ? (page ? "page" : "missing") : "other";
  const icon = {
    network: <CloudOutlined />,
    forbidden: <LockOutlined />,
    missing: <SearchOutlined />,
    page: <SearchOutlined />,
    other: <WarningOutlined />,
  }[kind];
  return (
    <div className={`${styles.state} ${full ? styles.full : ""}`} role="alert">
      <div className={styles.icon}>{icon}</div>
      <h2 className={styles.title}>{t(`error.${kind}.title`)}</h2>
      <p className={styles.text}>{kind === "other" && detail ? detail : t(`error.${kind}.text`)}</p>
      {retry && (kind === "network" || kind === "other") && (
        <Button onClick={retry} className={styles.action}>
          {t("error.retry")}
        </Button>
      )}
      {kind === "page" && (
        <Button href="/" className={styles.action}>
          {t("error.home")}
        </Button>
      )}
    </div>
  );
}
