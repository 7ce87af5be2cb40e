import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Select, Skeleton, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type ProviderFacts, type SsoInput, type SsoSetUp, useSsoSetUp } from "@/kernel/api/identity";
import type { RecordPage } from "@/kernel/api/types";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useSubmit } from "../front/useSubmit";
import styles from "./SettingsPage.module.css";
import { SwitchRow } from "./SwitchRow";

/** Signing in through the company's identity provider, for administrators. */
export function SsoSettings() {
  const { t } = useTranslation("identity");
  const { data, error, refetch } = useSsoSetUp();
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("sso.title")}</h1>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active />}
      {data && <SsoForm saved={data} />}
    </div>
  );
}

function SsoForm({ saved }: { saved: SsoSetUp }) {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const [form] = Form.useForm<SsoInput>();
  const { submit, busy, problem } = useSubmit(form);
  const roles = useNames("roles");
  const departments = useNames("departments");
  const addUnknown = Form.useWatch("addUnknown", form) ?? saved.addUnknown;

  const save = async (values: SsoInput) => {
    // An empty field keeps the secret there is.
    const answer = await api.put<SsoSetUp>("/api/sso/settings", {
      ...values,
      clientSecret: values.clientSecret || null,
    });
    client.setQueryData([...identityKeys.sso, "settings"], answer);
    form.setFieldValue("clientSecret", "");
    await client.invalidateQueries({ queryKey: identityKeys.sso });
    feedback.done(t("sso.saved"));
  };
  const test = async () => {
    const facts = await api.post<ProviderFacts>("/api/sso/test", { issuer: form.getFieldValue("issuer") ?? "" });
    form.setFields([{ name: "issuer", errors: [] }]);
    feedback.done(t("sso.tested", { issuer: facts.issuer, count: facts.keys }));
  };
  const copy = () =>
    void navigator.clipboard.writeText(saved.redirectUri).then(
      () => feedback.done(t("sso.copied")),
      () => feedback.refused(t("sso.notCopied")),
    );

  return (
    <Form<SsoInput>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...saved, clientSecret: "" }}
      onFinish={(values) => void submit(() => save(values))}
    >
      <section className={styles.block}>
        <p className={`${styles.hint} ${styles.gap}`}>{t("sso.lead")}</p>
        <SwitchRow name="enabled" label={t("sso.enabled")} />
        <Form.Item label={t("sso.callback")} extra={t("sso.callbackText")}>
          <Space.Compact block>
            <Input
              readOnly
              value={saved.redirectUri}
              aria-label={t("sso.callback")}
              onFocus={(event) => event.target.select()}
            />
            <Button onClick={copy}>{t("sso.copy")}</Button>
          </Space.Compact>
        </Form.Item>
        <Form.Item name="issuer" label={t("sso.issuer")} extra={t("sso.issuerText")}>
          <Input type="url" inputMode="url" maxLength={200} />
        </Form.Item>
        <Form.Item name="clientId" label={t("sso.clientId")}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="clientSecret" label={t("sso.clientSecret")}>
          <Input.Password autoComplete="new-password" placeholder={saved.hasSecret ? t("sso.secretKept") : ""} />
        </Form.Item>
        <Button loading={busy} onClick={() => void submit(test)}>
          {t("sso.test")}
        </Button>
      </section>
      <section className={styles.block}>
        <Form.Item name="label" label={t("sso.label")}>
          <Input maxLength={40} placeholder={t("sso.button")} />
        </Form.Item>
        <Form.Item name="emailClaim" label={t("sso.emailClaim")} extra={t("sso.emailClaimText")}>
          <Input maxLength={60} />
        </Form.Item>
        <SwitchRow name="emailsTrusted" label={t("sso.emailsTrusted")} hint={t("sso.emailsTrustedText")} />
        <SwitchRow name="addUnknown" label={t("sso.addUnknown")} hint={t("sso.addUnknownText")} />
        <Form.Item name="role" label={t("sso.role")} hidden={!addUnknown}>
          <Select options={roles} showSearch={{ optionFilterProp: "label" }} allowClear />
        </Form.Item>
        <Form.Item name="department" label={t("sso.department")} hidden={!addUnknown}>
          <Select options={departments} showSearch={{ optionFilterProp: "label" }} allowClear />
        </Form.Item>
        <SwitchRow name="passwords" label={t("sso.passwords")} hint={t("sso.passwordsText")} />
        <p className={styles.hint}>{t("sso.twoFactor")}</p>
      </section>
      {problem && <p role="alert">{problem}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("sso.save")}
      </Button>
    </Form>
  );
}

/** The records of a small object to choose from. */
function useNames(object: string) {
  const { data } = useQuery({
    queryKey: ["names", object],
    queryFn: ({ signal }) =>
      api.post<RecordPage>(`/api/${object}/query`, { fields: ["name"], sort: ["name"], limit: 500 }, signal),
  });
  return data?.items.map((record) => ({ value: record.id, label: String(record.name ?? "") }));
}
