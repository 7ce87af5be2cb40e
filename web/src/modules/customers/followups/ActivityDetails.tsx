import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSomeRecords } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { FieldEditor } from "@/kernel/records/fields/FieldEditor";
import { fieldOf } from "@/kernel/records/fields/values";
import styles from "./Composer.module.css";
import { QuickDays } from "./QuickDays";

/** What is told of a follow-up beside its text, as the server takes it; what is left out is left to it. */
export interface Details {
  at?: string;
  result?: string;
  contact?: string;
  nextFollowUpAt?: string;
}

export const noDetails: Details = {};

interface Props {
  meta: ObjectMeta;
  /** The page the composer is on. */
  object: string;
  record: RecordData;
  value: Details;
  onChange: (value: Details) => void;
}

export function ActivityDetails({ meta, object, record, value, onChange }: Props) {
  const { t } = useTranslation("customers");
  const at = fieldOf(meta, "at");
  const result = fieldOf(meta, "result");
  const set = (key: keyof Details, next: unknown) => onChange({ ...value, [key]: next || undefined });
  return (
    <div className={styles.details}>
      {result && (
        <Select
          allowClear
          value={value.result}
          onChange={(next) => set("result", next)}
          placeholder={label(result.labels)}
          aria-label={label(result.labels)}
          options={result.choices?.map((choice) => ({ value: choice.value, label: label(choice.labels) }))}
          className={styles.small}
        />
      )}
      {object === "customers" && (
        <ContactSelect customer={record.id} value={value.contact} onChange={(id) => set("contact", id)} />
      )}
      {at && (
        <span className={styles.labelled}>
          <span className={styles.quickTitle}>{t("followUp.at")}</span>
          <span className={styles.when}>
            <FieldEditor
              meta={meta}
              field={{ ...at, required: false }}
              value={value.at}
              onChange={(next) => set("at", next)}
            />
          </span>
        </span>
      )}
      <QuickDays
        title={t("followUp.next")}
        value={value.nextFollowUpAt}
        onChange={(next) => set("nextFollowUpAt", next)}
        meta={meta}
        field={fieldOf(meta, "nextFollowUpAt")}
      />
    </div>
  );
}

/** One of the customer's people. */
function ContactSelect(props: {
  customer: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation("customers");
  const { data } = useSomeRecords("contacts", {
    filter: { field: "customer", op: "eq", value: props.customer },
    fields: ["name", "jobTitle"],
    limit: 100,
  });
  return data && data.items.length > 0 ? (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={props.value}
      onChange={(next) => props.onChange(next)}
      placeholder={t("followUp.contact")}
      aria-label={t("followUp.contact")}
      options={data.items.map((contact) => ({
        value: contact.id,
        label: [contact.name, contact.jobTitle].filter(Boolean).join(" · "),
      }))}
      popupMatchSelectWidth={false}
      className={styles.small}
    />
  ) : null;
}
