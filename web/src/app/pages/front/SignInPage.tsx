import { useSearch } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { Session } from "@/kernel/api/types";
import { CodePage, ticketOf } from "./CodePage";
import { FrontPage } from "./FrontPage";
import { PasskeyButton } from "./PasskeyButton";
import { useEnter } from "./useEnter";
import { useSubmit } from "./useSubmit";

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
  const enter = useEnter();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const { submit, busy, problem } = useSubmit();
  const [ticket, setTicket] = useState<string>();
  const signIn = async (values: Values) => {
    try {
      await enter(await api.post<Session>("/api/session", values), safePath(next));
    } catch (error) {
      setTicket(ticketOf(error));
    }
  };
  if (ticket) {
    return <CodePage ticket={ticket} path={safePath(next)} back={() => setTicket(undefined)} />;
  }

  return (
    <FrontPage title={t("signIn.title")} heading={t("signIn.heading")} lead={t("signIn.lead")} problem={problem}>
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void submit(() => signIn(values))}
        size="large"
        validateTrigger="onBlur"
      >
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
        <PasskeyButton submit={submit} busy={busy} path={safePath(next)} />
      </Form>
    </FrontPage>
  );
}
