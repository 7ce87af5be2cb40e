import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "@/kernel/api/client";
import { useSignedIn } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import type { Language } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";
import { type Appearance, setAppearance, useAppearance } from "@/kernel/ui/appearance";
import { useFeedback } from "@/kernel/ui/feedback";
import { Avatar } from "@/kernel/ui/Person";
import styles from "./SettingsPage.module.css";

export function ProfileSettings() {
  const { t } = useTranslation("kernel");
  const { user } = useSignedIn();
  const client = useQueryClient();
  const { chosen } = useAppearance();
  const [, saveTheme] = useSetting<Appearance>("theme", "system");
  const [, saveLanguage] = useSetting<Language>("language", currentLanguage());
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("settings.profile")}</h1>
      <section className={styles.block}>
        <div className={styles.who}>
          <Avatar name={user.name} id={user.id} size={56} />
          <div>
            <div className={styles.name}>{user.name}</div>
            <div className={styles.hint}>{user.email}</div>
            <div className={styles.hint}>
              {[user.department?.name, ...user.roles.map((role) => role.name)].filter(Boolean).join(" · ")}
            </div>
          </div>
        </div>
      </section>
      <section className={styles.block}>
        <div className={styles.row}>
          <span>{t("avatar.language")}</span>
          <Segmented
            value={currentLanguage()}
            onChange={(language) => {
              saveLanguage(language);
              void setLanguage(language).then(() => client.invalidateQueries());
            }}
            options={(["zh-CN", "en-US"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          />
        </div>
        <div className={styles.row}>
          <span>{t("avatar.theme")}</span>
          <Segmented
            value={chosen}
            onChange={(theme) => {
              saveTheme(theme);
              setAppearance(theme);
            }}
            options={(["light", "dark", "system"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
        </div>
      </section>
      <PasswordForm />
    </div>
  );
}

interface Passwords {
  current: string;
  new: string;
  again: string;
}

function PasswordForm() {
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
        form.setFields((["current", "new"] as const).map((name) => ({ name, errors: errors[name] ?? [] })));
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
        <Form.Item
          name="new"
          label={t("settings.passwordNew")}
          rules={[{ required: true, message: t("settings.passwordMissing") }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("settings.passwordAgain")}
          dependencies={["new"]}
          rules={[
            { required: true, message: t("settings.passwordMissing") },
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value && value !== getFieldValue("new")) {
                  throw new Error(t("settings.passwordDiffers"));
                }
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("settings.passwordSave")}
        </Button>
      </Form>
    </section>
  );
}
