import { Alert, Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";
import styles from "./FrontPage.module.css";

interface Props {
  title: string;
  heading: string;
  lead: string;
  problem?: string | undefined;
  children?: ReactNode;
}

/** A page for somebody who is not in yet: one card with one form. */
export function FrontPage({ title, heading, lead, problem, children }: Props) {
  const { t } = useTranslation("kernel");
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [t, title]);
  const other: Language = currentLanguage() === "zh-CN" ? "en-US" : "zh-CN";
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/favicon.svg" alt="" className={styles.mark} />
        <h1 className={styles.title}>{heading}</h1>
        <p className={styles.lead}>{lead}</p>
        {problem && <Alert type="error" showIcon title={problem} className={styles.problem} />}
        {children}
      </div>
      <Button type="text" className={styles.language} onClick={() => void setLanguage(other)}>
        {t("signIn.otherLanguage")}
      </Button>
    </main>
  );
}
