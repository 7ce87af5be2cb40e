import { Button, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupPlan } from "@/kernel/api/backups";
import { api } from "@/kernel/api/client";
import { zoneName } from "@/kernel/format/zone";
import { useFeedback } from "@/kernel/ui/feedback";
import { useSubmit } from "../front/useSubmit";
import styles from "./SettingsPage.module.css";
import { SwitchRow } from "./SwitchRow";

interface Values {
  enabled: boolean;
  time: string;
  folder: string;
  keep: number;
  keepDays: number;
  encrypted: boolean;
  passphrase?: string;
}

interface Props {
  plan: BackupPlan;
  defaultFolder: string;
  changed: () => Promise<void>;
}

/** When backups are made by themselves, where they go and how long they stay. */
export function BackupPlanForm({ plan, defaultFolder, changed }: Props) {
  const { t } = useTranslation("operations");
  const feedback = useFeedback();
  const [form] = Form.useForm<Values>();
  const { submit, busy, problem } = useSubmit(form);
  const [encrypted, setEncrypted] = useState(plan.encrypted);
  const save = ({ encrypted: wanted, passphrase, folder, ...values }: Values) =>
    submit(async () => {
      // Left empty, the passphrase stays what it is; without encryption there is none.
      const sent = wanted ? passphrase || null : "";
      await api.put("/api/backups/plan", { ...values, folder: folder.trim() || null, passphrase: sent });
      form.setFieldValue("passphrase", "");
      feedback.done(t("plan.saved"));
      await changed();
    });

  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>{t("plan.title")}</h2>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...plan, folder: plan.folder ?? "", passphrase: "" }}
        onFinish={(values) => void save(values)}
      >
        <SwitchRow name="enabled" label={t("plan.enabled")} />
        <Form.Item
          name="time"
          label={t("plan.time")}
          extra={t("plan.timeHint", { zone: zoneName() })}
          rules={[{ required: true, message: t("plan.needed") }]}
        >
          <Input type="time" className={styles.short} />
        </Form.Item>
        <Form.Item name="folder" label={t("plan.folder")} extra={t("plan.folderHint")}>
          <Input placeholder={defaultFolder} />
        </Form.Item>
        <Form.Item name="keep" label={t("plan.keep")} rules={[{ required: true, message: t("plan.needed") }]}>
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Form.Item
          name="keepDays"
          label={t("plan.keepDays")}
          extra={t("plan.keepDaysHint")}
          rules={[{ required: true, message: t("plan.needed") }]}
        >
          <InputNumber min={0} max={3650} precision={0} />
        </Form.Item>
        <SwitchRow
          name="encrypted"
          label={t("plan.encrypted")}
          hint={t("plan.encryptedHint")}
          onChange={setEncrypted}
        />
        {encrypted && (
          <Form.Item
            name="passphrase"
            label={t("plan.passphrase")}
            extra={plan.encrypted ? t("plan.passphraseKept") : undefined}
            rules={[{ required: !plan.encrypted, message: t("plan.needed") }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        )}
        {problem && <p role="alert">{problem}</p>}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("plan.save")}
        </Button>
      </Form>
    </section>
  );
}
