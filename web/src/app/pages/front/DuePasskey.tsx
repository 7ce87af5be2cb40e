import { KeyOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { identityKeys } from "@/kernel/api/identity";
import { keys } from "@/kernel/api/keys";
import type { Session } from "@/kernel/api/types";
import styles from "../settings/TwoFactor.module.css";
import { addPasskey, knowsPasskeys, openedByAddress, presentPasskey, wasCancelled } from "../webauthn";
import { useSubmit } from "./useSubmit";

/** A passkey as the second step that is due: shown by whoever has one, added by whoever has none. */
export function DuePasskey({ has }: { has: boolean }) {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string }>();
  const { submit, busy, problem } = useSubmit(form);
  const show = async () => client.setQueryData(keys.session, await presentPasskey<Session>());
  const add = async (name: string) => {
    await addPasskey(name);
    client.removeQueries({ queryKey: identityKeys.passkeys });
    await client.invalidateQueries({ queryKey: keys.session });
  };
  const run = (work: () => Promise<unknown>) =>
    void submit(async () => {
      try {
        await work();
      } catch (error) {
        if (!wasCancelled(error)) {
          throw error;
        }
      }
    });
  if (has && !knowsPasskeys()) {
    return <p className={styles.text}>{t(openedByAddress() ? "passkeys.failed.host" : "passkeys.unsupported")}</p>;
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={({ name }) => run(has ? show : () => add(name))}>
      {!has && (
        <>
          <p className={styles.text}>{t("twoFactor.duePasskeyLead")}</p>
          <Form.Item
            name="name"
            label={t("passkeys.name")}
            rules={[{ required: true, whitespace: true, message: t("passkeys.nameMissing") }]}
          >
            <Input maxLength={60} placeholder={t("passkeys.nameExample")} />
          </Form.Item>
        </>
      )}
      {problem && <p role="alert">{problem}</p>}
      <Button type="primary" htmlType="submit" size="large" block icon={<KeyOutlined />} loading={busy}>
        {has ? t("twoFactor.duePasskeyShow") : t("twoFactor.duePasskeyAdd")}
      </Button>
    </Form>
  );
}
