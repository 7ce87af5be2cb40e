import { Button, Form, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { Session } from "@/kernel/api/types";
import { useGo } from "@/kernel/ui/navigation";
import { NewPassword } from "../NewPassword";
import { CodePage, ticketOf } from "./CodePage";
import { FrontPage } from "./FrontPage";
import { LinkOver } from "./LinkOver";
import { useEnter } from "./useEnter";
import { useLink } from "./useLink";
import { useSubmit } from "./useSubmit";

interface Values {
  password: string;
}

/** Choosing a password by a link an administrator gave: the first one, or another. */
export function InvitationPage() {
  const { t } = useTranslation(["identity", "kernel"]);
  const [form] = Form.useForm<Values>();
  const enter = useEnter();
  const { code, link, waiting, error } = useLink();
  const { submit, busy, problem } = useSubmit(form);
  const [ticket, setTicket] = useState<string>();
  const go = useGo();
  const choose = async (password: string) => {
    try {
      await enter(await api.post<Session>("/api/links/password", { code, password }));
    } catch (error) {
      setTicket(ticketOf(error));
    }
  };
  const reset = link ? link.kind === "reset" : window.location.pathname === "/reset";
  if (ticket) {
    return <CodePage ticket={ticket} path="/" back={() => go("/sign-in")} />;
  }

  if (!waiting && !link) {
    return <LinkOver error={error} />;
  }

  return (
    <FrontPage
      title={t(reset ? "identity:reset.title" : "identity:invitation.title")}
      heading={
        reset
          ? t("identity:reset.heading")
          : t("identity:invitation.heading", { name: link?.name ?? "" }).replace(/[,，]\s*$/, "")
      }
      lead={t(reset ? "identity:reset.lead" : "identity:invitation.lead")}
      problem={problem}
    >
      {waiting || !link ? (
        <Skeleton active />
      ) : (
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          size="large"
          validateTrigger="onBlur"
          onFinish={({ password }) => void submit(() => choose(password))}
        >
          <Form.Item label={t("kernel:signIn.email")}>
            <Input value={link.email ?? ""} autoComplete="username" readOnly variant="filled" />
          </Form.Item>
          <NewPassword name="password" />
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t("identity:invitation.submit")}
          </Button>
        </Form>
      )}
    </FrontPage>
  );
}
