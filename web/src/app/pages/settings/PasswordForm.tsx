import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "@/kernel/api/client";
import { useFeedback } from "@/kernel/ui/feedback";
import { clearErrors, showErrors } from "@/kernel/ui/serverErrors";
import { NewPassword } from "../NewPassword";
import styles from "./SettingsPage.module.css";

interface Passwords {
  current: string;
  new: string;
  again: string;
}

/** Changing one's own password. */
export function PasswordForm() {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const [form] = Form.useForm<Passwords>();
  const [busy, setBusy] = useState(false);
  const submit = async (values: Passwords) => {
    setBusy(true);
    try {
      await api.put("/api/session/password", { current: values.current, new: values.new });
      form.resetFields();
      feedback.done(t("settings.passwordChanged"));
    } catch (error) {
      const errors = error instanceof ApiError ? error.errors : {};
      if (Object.keys(errors).length > 0) {
        showErrors(form, Object.entries(errors));
      } else {
        feedback.failed(error);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>{t("settings.password")}</h2>
      <Form<Passwords>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={(changed) => clearErrors(form, changed)}
        onFinish={(values) => void submit(values)}
        validateTrigger="onBlur"
      >
        <Form.Item
          name="current"
          label={t("settings.passwordCurrent")}
          rules={[{ required: true, message: t("settings.passwordMissing") }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPassword name="new" />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("settings.passwordSave")}
        </Button>
      </Form>
    </section>
  );
}
