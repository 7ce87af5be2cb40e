import { CloudOutlined, LockOutlined, SearchOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
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
  /** Further ways out. */
  children?: ReactNode;
}

/** What went wrong, and what to do: never a code alone. */
export function ErrorState({ error, retry, full, page, children }: Props) {
  const { t } = useTranslation("kernel");
  const status = error instanceof ApiError ? error.status : -1;
  const code = error instanceof ApiError ? error.code : "";
  const detail = error instanceof ApiError ? error.detail : "";
  const kind =
    status === 0
      ? "network"
      : code === "session.address"
        ? "address"
        : status === 403
          ? "forbidden"
          : status === 404
            ? page
              ? "page"
              : "missing"
            : "other";
  const icon = {
    network: <CloudOutlined />,
    address: <LockOutlined />,
    forbidden: <LockOutlined />,
    missing: <SearchOutlined />,
    page: <SearchOutlined />,
    other: <WarningOutlined />,
  }[kind];
  return (
    <div className={`${styles.state} ${full ? styles.full : ""}`} role="alert">
      <div className={styles.icon}>{icon}</div>
      <h2 className={styles.title}>{t(`error.${kind}.title`)}</h2>
      <p className={styles.text}>
        {kind === "address" || (kind === "other" && detail) ? detail : t(`error.${kind}.text`)}
      </p>
      {(retry || children) && (kind === "network" || kind === "other" || kind === "address") && (
        <div className={styles.action}>
          {retry && <Button onClick={retry}>{t("error.retry")}</Button>}
          {children}
        </div>
      )}
      {kind === "page" && (
        <Button href="/" className={styles.action}>
          {t("error.home")}
        </Button>
      )}
    </div>
  );
}
