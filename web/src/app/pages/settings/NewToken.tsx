import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Radio, Segmented, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type NewToken as Made } from "@/kernel/api/identity";
import { useMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { useSubmit } from "../front/useSubmit";
import styles from "./SettingsPage.module.css";
import { useProof } from "./useProof";

interface Values {
  name: string;
  days: number;
  readOnly: boolean;
  /** Those of the chosen objects; undefined for all. */
  objects?: string[];
}

/** Making a token, then showing it this once. */
export function NewToken({ close }: { close: () => void }) {
  const { t } = useTranslation(["identity", "kernel"]);
  const client = useQueryClient();
  const feedback = useFeedback();
  const [form] = Form.useForm<Values>();
  const { submit, busy, problem } = useSubmit(form);
  const prove = useProof();
  const [token, setToken] = useState<string>();

  const { data: meta } = useMeta();
  const options = meta?.objects
    .filter((object) => !object.hidden && (object.group === "customers" || object.group === "sales"))
    .map((object) => ({ value: object.key, label: label(object.pluralLabels) }));

  const create = (values: Values) =>
    submit(async () => {
      // The form's 0 is the server's null: no end.
      const made = await prove((proof) =>
        api.post<Made>("/api/tokens", { ...values, days: values.days || null, proof }),
      );
      if (made) {
        setToken(made.token);
        await client.invalidateQueries({ queryKey: identityKeys.tokens });
      }
    });
  const copy = () =>
    void navigator.clipboard.writeText(token ?? "").then(
      () => feedback.done(t("identity:tokens.copied")),
      () => feedback.refused(t("identity:tokens.notCopied")),
    );

  if (token !== undefined) {
    return (
      <Modal
        open
        title={t("identity:tokens.made")}
        keyboard={false}
        mask={{ closable: false }}
        closable={false}
        footer={<Button onClick={close}>{t("identity:tokens.done")}</Button>}
      >
        <p className={styles.gap}>{t("identity:tokens.madeText")}</p>
        <Space.Compact block>
          <Input
            readOnly
            value={token}
            aria-label={t("identity:tokens.value")}
            onFocus={(event) => event.target.select()}
          />
          <Button type="primary" onClick={copy}>
            {t("identity:tokens.copy")}
          </Button>
        </Space.Compact>
      </Modal>
    );
  }

  return (
    <Modal
      open
      title={t("identity:tokens.add")}
      onCancel={close}
      okText={t("identity:tokens.create")}
      cancelText={t("identity:tokens.cancel")}
      confirmLoading={busy}
      onOk={form.submit}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 90, readOnly: true }}
        onFinish={(values) => void create(values)}
      >
        <Form.Item
          name="name"
          label={t("identity:tokens.name")}
          rules={[{ required: true, whitespace: true, message: t("kernel:settings.passwordMissing") }]}
        >
          <Input maxLength={60} placeholder={t("identity:tokens.nameExample")} autoFocus />
        </Form.Item>
        <Form.Item name="days" label={t("identity:tokens.days")}>
          <Segmented
            options={[
              { value: 30, label: t("identity:tokens.days30") },
              { value: 90, label: t("identity:tokens.days90") },
              { value: 365, label: t("identity:tokens.days365") },
              { value: 0, label: t("identity:tokens.daysNever") },
            ]}
          />
        </Form.Item>
        <Form.Item name="readOnly" label={t("identity:tokens.scope")}>
          <Radio.Group
            options={[
              { value: true, label: t("identity:tokens.read") },
              { value: false, label: t("identity:tokens.write") },
            ]}
          />
        </Form.Item>
        <Form.Item name="objects" label={t("identity:tokens.objects")} extra={t("identity:tokens.objectsHint")}>
          <Select mode="multiple" allowClear placeholder={t("identity:tokens.objectsAll")} options={options} />
        </Form.Item>
        {problem && <p role="alert">{problem}</p>}
      </Form>
    </Modal>
  );
}
