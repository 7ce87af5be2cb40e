import { useSearch } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { useSsoOffer } from "@/kernel/api/identity";
import type { Session } from "@/kernel/api/types";
import { safePath } from "../../next";
import { CodePage, ticketOf } from "./CodePage";
import { FrontPage } from "./FrontPage";
import { PasskeyButton } from "./PasskeyButton";
import { SsoButton } from "./SsoButton";
import { useEnter } from "./useEnter";
import { useSubmit } from "./useSubmit";

interface Values {
  email: string;
  password: string;
}

/** Why the identity provider's way in came to nothing; the server says which. */
const refusals = ["address", "denied", "disabled", "email", "off", "over", "provider", "token", "unknown"] as const;

export function SignInPage() {
  const { t } = useTranslation(["kernel", "identity"]);
  const enter = useEnter();
  const { next, sso, ended } = useSearch({ strict: false }) as { next?: string; sso?: string; ended?: unknown };
  const { submit, busy, problem } = useSubmit();
  const { data: offer } = useSsoOffer();
  // After the identity provider a code may be due: its ticket stands behind the `#`, which browsers send to no server.
  const [ticket, setTicket] = useState<string | undefined>(() => window.location.hash.slice(1) || undefined);
  const [byPassword, setByPassword] = useState(false);
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

  if (offer?.setUp) {
    return (
      <FrontPage
        title={t("identity:setUp.title")}
        heading={t("identity:setUp.heading")}
        lead={t("identity:setUp.where")}
      />
    );
  }

  const refusal = refusals.find((one) => one === sso);
  const form = offer?.passwords !== false || byPassword;
  return (
    <FrontPage
      title={t("kernel:signIn.title")}
      heading={t("kernel:signIn.heading")}
      lead={t("kernel:signIn.lead")}
      problem={
        problem ??
        (refusal && t(`identity:sso.refused.${refusal}`)) ??
        (ended === undefined ? undefined : t("kernel:signIn.ended"))
      }
    >
      {form ? (
        <Form<Values>
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void submit(() => signIn(values))}
          size="large"
          validateTrigger="onBlur"
        >
          <Form.Item
            name="email"
            label={t("kernel:signIn.email")}
            rules={[{ required: true, message: t("kernel:signIn.emailMissing") }]}
          >
            <Input type="email" autoComplete="username" inputMode="email" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("kernel:signIn.password")}
            rules={[{ required: true, message: t("kernel:signIn.passwordMissing") }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t("kernel:signIn.submit")}
          </Button>
        </Form>
      ) : (
        offer && <SsoButton offer={offer} path={safePath(next)} primary />
      )}
      <PasskeyButton submit={submit} busy={busy} path={safePath(next)} />
      {form && offer?.enabled && <SsoButton offer={offer} path={safePath(next)} primary={false} />}
      {!form && (
        <Button type="text" block onClick={() => setByPassword(true)} style={{ marginTop: 8 }}>
          {t("identity:sso.passwordsOnlyAdmins")}
        </Button>
      )}
    </FrontPage>
  );
}
