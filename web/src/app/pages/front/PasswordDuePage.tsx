import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { useSignOut } from "../../shell/useSignOut";
import { NewPassword } from "../NewPassword";
import { FrontPage } from "./FrontPage";
import { useSubmit } from "./useSubmit";

interface Values {
  current: string;
  new: string;
}

/** In place of all other pages for somebody who must choose another password first. */
export function PasswordDuePage() {
  const { t } = useTranslation(["identity", "kernel"]);
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const signOut = useSignOut();
  const { submit, busy, problem } = useSubmit(form);
  return (
    <FrontPage
      title={t("identity:due.title")}
      heading={t("identity:due.heading")}
      lead={t("identity:due.lead")}
      problem={problem}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        size="large"
        validateTrigger="onBlur"
        onFinish={(values) =>
          void submit(async () => {
            await api.put("/api/session/password", { current: values.current, new: values.new });
            await client.invalidateQueries({ queryKey: keys.session });
          })
        }
      >
        <Form.Item
          name="current"
          label={t("kernel:settings.passwordCurrent")}
          rules={[{ required: true, message: t("kernel:settings.passwordMissing") }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <NewPassword name="new" />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("identity:due.submit")}
        </Button>
        <Button type="text" block onClick={() => void signOut()} style={{ marginTop: 8 }}>
          {t("kernel:avatar.signOut")}
        </Button>
      </Form>
    </FrontPage>
  );
}
