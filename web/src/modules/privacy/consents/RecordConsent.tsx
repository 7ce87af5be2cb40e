import { App, DatePicker, Form, Input, Modal, Radio, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { ApiError } from "@/kernel/api/client";
import { useSomeRecords } from "@/kernel/api/queries";
import type { Filter } from "@/kernel/api/types";
import { instant, wall } from "@/kernel/format/zone";
import { useFeedback } from "@/kernel/ui/feedback";
import { clearErrors, showErrors } from "@/kernel/ui/serverErrors";
import styles from "./ConsentCard.module.css";
import { type Channel, type ConsentInput, channelsOf, everyChannel, means } from "./consents";
import { EvidenceFile } from "./EvidenceFile";
import { useAddConsent } from "./useAddConsent";

interface Props {
  object: string;
  id: string;
  close: () => void;
}

interface Values {
  purpose: string;
  channel: Channel;
  decision: "granted" | "withdrawn";
  at: Dayjs | null;
  how: ConsentInput["how"];
  evidence: string;
  file: string | null;
  validUntil: Dayjs | null;
}

/** Purposes one can agree to. */
const asked: Filter = {
  and: [
    { field: "legalBasis", op: "eq", value: "consent" },
    { field: "active", op: "eq", value: true },
  ],
};

/** Writes down what somebody said: to what, by which channel, when, how, and what shows it. */
export default function RecordConsent({ object, id, close }: Props) {
  const { t } = useTranslation("privacy");
  const { modal } = App.useApp();
  const feedback = useFeedback();
  const [form] = Form.useForm<Values>();
  const add = useAddConsent(object, id);
  const mayCreate = useAbilities("processingActivities").create;
  const { data, isPending } = useSomeRecords("processingActivities", {
    filter: asked,
    sort: ["name"],
    fields: ["name", "channels", "notice", "noticeVersion", "separateConsent"],
    limit: 200,
  });
  const purposes = data?.items ?? [];
  const chosen = Form.useWatch("purpose", form);
  const purpose = purposes.find((one) => one.id === chosen);
  const granted = Form.useWatch("decision", form) !== "withdrawn";
  const offered = granted ? channelsOf(purpose) : everyChannel;

  const save = (values: Values) =>
    add.mutate(
      {
        purpose: values.purpose,
        channel: values.channel,
        decision: values.decision,
        // Left as it is, it is the moment of the server: this clock may be ahead.
        at: values.at && form.isFieldTouched("at") ? instant(values.at) : undefined,
        how: values.how ?? undefined,
        evidence: values.evidence?.trim() || undefined,
        file: values.file ?? undefined,
        validUntil: granted && values.validUntil ? values.validUntil.format("YYYY-MM-DD") : undefined,
      },
      {
        onSuccess: () => {
          feedback.done(t("consent.added"));
          close();
        },
        onError: (error) => {
          const errors = error instanceof ApiError ? Object.entries(error.errors) : [];
          const known = errors.filter(([name]) => form.getFieldInstance(name) !== undefined || name in values);
          showErrors(form, known);
          if (known.length === 0) {
            feedback.failed(error);
          }
        },
      },
    );

  const leave = () => {
    if (!form.isFieldsTouched()) {
      close();
      return;
    }

    modal.confirm({
      title: t("kernel:form.leave.title"),
      content: t("kernel:form.leave.text"),
      okText: t("kernel:form.leave.discard"),
      cancelText: t("kernel:form.leave.stay"),
      onOk: close,
    });
  };

  return (
    <Modal
      open
      title={t("consent.add")}
      okText={t("consent.save")}
      okButtonProps={{ loading: add.isPending, disabled: purposes.length === 0 }}
      onOk={() => form.submit()}
      onCancel={leave}
      width={560}
    >
      {!isPending && purposes.length === 0 ? (
        <p className={styles.text}>
          {t("consent.noPurpose")}{" "}
          {mayCreate && <a href="/settings/processingActivities">{t("consent.noPurposeLink")}</a>}
        </p>
      ) : (
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ decision: "granted", at: wall() }}
          onValuesChange={(changed) => clearErrors(form, changed)}
          onFinish={save}
          className={styles.form}
        >
          <Form.Item name="decision" label={t("field.decision")} className={styles.wide}>
            <Radio.Group
              options={(["granted", "withdrawn"] as const).map((one) => ({ value: one, label: t(`said.${one}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="purpose"
            label={t("field.purpose")}
            rules={[{ required: true, message: t("consent.needed") }]}
            extra={purpose?.separateConsent === true && granted ? t("consent.separate") : undefined}
          >
            <Select
              loading={isPending}
              showSearch={{ optionFilterProp: "label" }}
              options={purposes.map((one) => ({ value: one.id, label: String(one.name) }))}
              onChange={() => form.setFieldValue("channel", undefined)}
            />
          </Form.Item>
          <Form.Item
            name="channel"
            label={t("field.channel")}
            rules={[{ required: true, message: t("consent.needed") }]}
          >
            <Select disabled={!purpose} options={offered.map((one) => ({ value: one, label: t(`channel.${one}`) }))} />
          </Form.Item>
          {granted && typeof purpose?.notice === "string" && purpose.notice !== "" && (
            <details className={`${styles.notice} ${styles.wide}`}>
              <summary>{t("consent.notice", { version: String(purpose.noticeVersion) })}</summary>
              <p>{purpose.notice}</p>
            </details>
          )}
          <Form.Item name="at" label={t("field.at")} rules={[{ required: true, message: t("consent.needed") }]}>
            <DatePicker
              showTime={{ format: "HH:mm" }}
              format="YYYY-MM-DD HH:mm"
              maxDate={wall()}
              allowClear={false}
              style={{ width: "100%" }}
            />
          </Form.Item>
          <Form.Item name="how" label={t("field.how")} rules={[{ required: granted, message: t("consent.needed") }]}>
            <Select allowClear options={means.map((one) => ({ value: one, label: t(`how.${one}`) }))} />
          </Form.Item>
          <Form.Item
            name="evidence"
            label={t(granted ? "field.evidence" : "consent.reason")}
            rules={[{ required: granted, whitespace: true, message: t("consent.needed") }]}
            extra={granted ? t("consent.evidenceHint") : undefined}
            className={styles.wide}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
          <Form.Item name="file" label={t("field.file")}>
            <EvidenceFile object={object} record={id} />
          </Form.Item>
          {granted && (
            // Also a day that is over: a bound would throw away what is typed, and it would be saved as without end.
            <Form.Item name="validUntil" label={t("field.validUntil")}>
              <DatePicker style={{ width: "100%" }} placeholder={t("consent.noEnd")} />
            </Form.Item>
          )}
        </Form>
      )}
    </Modal>
  );
}
