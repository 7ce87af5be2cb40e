import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, QRCode, Skeleton, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { NewSecondFactor } from "@/kernel/api/identity";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useSubmit } from "../front/useSubmit";
import styles from "./TwoFactor.module.css";

interface Props {
  /** The key, where an app is set up already and one had to prove oneself for another. */
  begun?: NewSecondFactor | undefined;
  /** Given the recovery codes. */
  done: (codes: string[]) => void;
}

/** Telling an authenticator app the key, then confirming it by a code it shows. */
export function ConfirmApp({ begun, done }: Props) {
  const { t } = useTranslation("identity");
  const feedback = useFeedback();
  const [form] = Form.useForm<{ code: string }>();
  const { submit, busy, problem } = useSubmit(form);
  // One key for as long as this is open; another one when it is opened again.
  const { data, error, refetch } = useQuery({
    queryKey: ["newSecondFactor", begun?.key],
    queryFn: ({ signal }) => api.post<NewSecondFactor>("/api/me/secondFactor", {}, signal),
    initialData: begun,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (error) {
    return <ErrorState error={error} retry={() => void refetch()} />;
  }

  if (!data) {
    return <Skeleton active />;
  }

  const copy = () =>
    void navigator.clipboard.writeText(data.key).then(
      () => feedback.done(t("twoFactor.keyCopied")),
      () => feedback.refused(t("twoFactor.codesNotCopied")),
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={({ code }) =>
        void submit(async () => done((await api.put<{ codes: string[] }>("/api/me/secondFactor", { code })).codes))
      }
    >
      <p className={styles.text}>{t("twoFactor.scan")}</p>
      <div className={styles.picture} role="img" aria-label={t("twoFactor.qr")}>
        <QRCode type="svg" value={data.uri} size={176} color="#000000" bgColor="#ffffff" bordered={false} />
      </div>
      <Form.Item label={t("twoFactor.keyText")}>
        <Space.Compact block>
          <Input
            readOnly
            className={styles.key}
            value={data.key}
            aria-label={t("twoFactor.key")}
            onFocus={(event) => event.target.select()}
          />
          <Button onClick={copy}>{t("twoFactor.copyKey")}</Button>
        </Space.Compact>
      </Form.Item>
      <Form.Item
        name="code"
        label={t("twoFactor.code")}
        extra={t("twoFactor.codeExtra")}
        rules={[{ required: true, whitespace: true, message: t("code.missing") }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={12} />
      </Form.Item>
      {problem && <p role="alert">{problem}</p>}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("twoFactor.confirm")}
      </Button>
    </Form>
  );
}
