import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "@/kernel/api/client";
import type { Session } from "@/kernel/api/types";
import { FrontPage } from "./FrontPage";
import { useEnter } from "./useEnter";
import { useSubmit } from "./useSubmit";

interface Props {
  /** What the server gave for the right password. */
  ticket: string;
  /** Where to go once in. */
  path: string;
  back: () => void;
}

/** What the server gives when the password is right and a code is due; any other error is thrown on. */
export function ticketOf(error: unknown): string {
  if (error instanceof ApiError && error.problem.ticket) {
    return error.problem.ticket;
  }

  throw error;
}

/** The second step of signing in: a code of the app, or a recovery code. Each has a form of its own, and what was wrong with one says nothing of the other. */
export function CodePage(props: Props) {
  const [recovery, setRecovery] = useState(false);
  return <CodeForm key={String(recovery)} {...props} recovery={recovery} change={() => setRecovery(!recovery)} />;
}

function CodeForm({ ticket, path, back, recovery, change }: Props & { recovery: boolean; change: () => void }) {
  const { t } = useTranslation("identity");
  const enter = useEnter();
  const { submit, busy, problem } = useSubmit();
  const [form] = Form.useForm<{ code: string }>();
  const send = async (code: string) => {
    try {
      await enter(await api.post<Session>("/api/session/code", { ticket, code }), path);
    } catch (error) {
      form.resetFields();
      throw error;
    }
  };
  return (
    <FrontPage
      title={t("code.title")}
      heading={t("code.heading")}
      lead={t(recovery ? "code.recoveryLead" : "code.lead")}
      problem={problem}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        size="large"
        validateTrigger="onSubmit"
        onFinish={({ code }) => void submit(() => send(code))}
      >
        <Form.Item
          name="code"
          label={t(recovery ? "code.recoveryLabel" : "code.label")}
          rules={[{ required: true, whitespace: true, message: t("code.missing") }]}
        >
          {recovery ? (
            <Input autoComplete="off" autoCapitalize="off" spellCheck={false} maxLength={40} autoFocus />
          ) : (
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={12} autoFocus />
          )}
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("code.submit")}
        </Button>
        <Button type="text" block onClick={change} style={{ marginTop: 8 }}>
          {t(recovery ? "code.app" : "code.recovery")}
        </Button>
        <Button type="text" block onClick={back}>
          {t("code.back")}
        </Button>
      </Form>
    </FrontPage>
  );
}
