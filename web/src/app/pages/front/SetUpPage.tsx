import { Button, Form, Input, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { Session } from "@/kernel/api/types";
import { NewPassword } from "../NewPassword";
import { FrontPage } from "./FrontPage";
import { LinkOver } from "./LinkOver";
import { useEnter } from "./useEnter";
import { useLink } from "./useLink";
import { useSubmit } from "./useSubmit";

interface Values {
  name: string;
  email: string;
  password: string;
}

/** Making the first administrator of a new workspace. */
export function SetUpPage() {
  const { t } = useTranslation(["identity", "kernel"]);
  const [form] = Form.useForm<Values>();
  const enter = useEnter();
  const { code, link, waiting, error } = useLink();
  const { submit, busy, problem } = useSubmit(form);
  if (!waiting && link?.kind !== "setUp") {
    return <LinkOver error={error} setUp />;
  }

  return (
    <FrontPage
      title={t("identity:setUp.title")}
      heading={t("identity:setUp.heading")}
      lead={t("identity:setUp.lead")}
      problem={problem}
    >
      {waiting ? (
        <Skeleton active />
      ) : (
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          size="large"
          validateTrigger="onBlur"
          onFinish={({ name, email, password }) =>
            void submit(async () => enter(await api.post<Session>("/api/setup", { code, name, email, password })))
          }
        >
          <Form.Item
            name="name"
            label={t("identity:setUp.name")}
            rules={[{ required: true, whitespace: true, message: t("kernel:settings.passwordMissing") }]}
          >
            <Input autoComplete="name" maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item
            name="email"
            label={t("kernel:signIn.email")}
            rules={[
              { required: true, message: t("kernel:signIn.emailMissing") },
              { type: "email", message: t("kernel:rule.email") },
            ]}
          >
            <Input type="email" autoComplete="username" inputMode="email" />
          </Form.Item>
          <NewPassword name="password" />
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t("identity:setUp.submit")}
          </Button>
        </Form>
      )}
    </FrontPage>
  );
}
