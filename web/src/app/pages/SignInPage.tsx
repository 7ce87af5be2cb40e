import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { Language, Session } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";
import styles from "./SignInPage.module.css";

interface Values {
  email: string;
  password: string;
}

/** Only a path of ours: a link must not lead a freshly signed-in person elsewhere. */
function safePath(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}

export function SignInPage() {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("app.name")}`;
  }, [t]);

  const submit = async (values: Values) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const session = await api.post<Session>("/api/session", values);
      // Nothing read for whoever was here before may show.
      client.clear();
      client.setQueryData(keys.session, session);
      if (session.user.language !== currentLanguage()) {
        await setLanguage(session.user.language);
      }

      await navigate({ href: safePath(next), replace: true });
    } catch (error) {
      setProblem(error instanceof ApiError && error.detail ? error.detail : t("error.network.text"));
      setBusy(false);
    }
  };

  const other: Language = currentLanguage() === "zh-CN" ? "en-US" : "zh-CN";
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <img src="/favicon.svg" alt="" className={styles.mark} />
        <h1 className={styles.title}>{t("signIn.heading")}</h1>
        <p className={styles.lead}>{t("signIn.lead")}</p>
        <Form<Values> layout="vertical" requiredMark={false} onFinish={submit} size="large" validateTrigger="onBlur">
          {problem && <Alert type="error" showIcon title={problem} className={styles.problem} />}
          <Form.Item
            name="email"
            label={t("signIn.email")}
            rules={[{ required: true, message: t("signIn.emailMissing") }]}
          >
            <Input type="email" autoComplete="username" inputMode="email" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("signIn.password")}
            rules={[{ required: true, message: t("signIn.passwordMissing") }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t("signIn.submit")}
          </Button>
        </Form>
      </div>
      <Button type="text" className={styles.language} onClick={() => void setLanguage(other)}>
        {t("signIn.otherLanguage")}
      </Button>
    </main>
  );
}
