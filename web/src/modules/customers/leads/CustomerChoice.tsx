import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { RecordData, Reference } from "@/kernel/api/types";
import { ReferenceEditor } from "@/kernel/records/fields/editors/ReferenceEditor";
import { fieldOf } from "@/kernel/records/fields/values";
import type { DuplicateHit } from "../forms/duplicates";
import { Matched } from "../forms/Matched";
import styles from "./ConvertLead.module.css";
import type { Plan } from "./conversion";

interface Props {
  record: RecordData;
  hits: DuplicateHit[];
  plan: Plan;
  set: (next: Partial<Plan>) => void;
}

/** Which customer the lead becomes: one that looks the same, a new one, or any other. */
export function CustomerChoice({ record, hits, plan, set }: Props) {
  const { t } = useTranslation("customers");
  const contacts = useObjectMeta("contacts").data;
  const reference = contacts && fieldOf(contacts, "customer");
  const options = [
    ...hits
      .filter((hit) => hit.readable)
      .map((hit) => ({
        value: hit.id,
        label: (
          <span className={styles.hit}>
            <span>{t("convert.join", { name: hit.name })}</span>
            <Matched hit={hit} />
          </span>
        ),
      })),
    { value: "new", label: t("convert.new", { name: String(record.company || record.name || "") }) },
    { value: "other", label: t("convert.other") },
  ];
  const hidden = hits.filter((hit) => !hit.readable);
  return (
    <Form.Item label={t("convert.customer")}>
      <Radio.Group
        vertical
        aria-label={t("convert.customer")}
        value={plan.choice}
        options={options}
        onChange={({ target }) => {
          const choice = String(target.value);
          const hit = hits.find((one) => one.id === choice);
          set({ choice, customer: hit ? { id: hit.id, name: hit.name } : null });
        }}
      />
      {plan.choice === "other" && contacts && reference && (
        <div className={styles.other}>
          <ReferenceEditor
            meta={contacts}
            field={reference}
            value={plan.customer}
            onChange={(value) => set({ customer: value as Reference | null })}
          />
        </div>
      )}
      {hidden.map((hit) => (
        <p key={hit.id} className={styles.hidden}>
          {t("convert.hidden", { name: hit.name, owner: hit.owner?.name ?? t("duplicates.nobody") })}
        </p>
      ))}
    </Form.Item>
  );
}
