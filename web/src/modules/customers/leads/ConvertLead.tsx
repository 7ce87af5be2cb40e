import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Modal, Skeleton } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { refresh, rememberOwnChange } from "@/kernel/api/cache";
import { ApiError, api } from "@/kernel/api/client";
import { useObjectMeta } from "@/kernel/api/queries";
import type { components } from "@/kernel/api/schema";
import type { VerbProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { FieldEditor } from "@/kernel/records/fields/FieldEditor";
import { fieldOf, titleOf } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import { useGo } from "@/kernel/ui/navigation";
import { findDuplicates } from "../forms/duplicates";
import styles from "./ConvertLead.module.css";
import { CustomerChoice } from "./CustomerChoice";
import { conversion, type Plan, planFor } from "./conversion";

type Converted = components["schemas"]["ConvertLeadAnswer"];

/** A lead becomes a customer, new or one that is here already, with its person and its sale. */
export default function ConvertLead({ meta, record, close }: VerbProps) {
  const { t } = useTranslation("customers");
  const duplicates = useQuery({
    queryKey: ["duplicates", "leads", record.id, record.version],
    queryFn: ({ signal }) => findDuplicates("leads", record, record.id, signal),
  });
  return duplicates.isPending ? (
    <Modal open footer={null} title={t("convert.title", { name: titleOf(meta, record) })} onCancel={close}>
      <Skeleton active />
    </Modal>
  ) : (
    // A failed look for duplicates must not keep anybody from converting.
    <Dialog
      meta={meta}
      record={record}
      close={close}
      hits={(duplicates.data ?? []).filter((hit) => hit.object === "customers")}
    />
  );
}

type DialogProps = VerbProps & { hits: Awaited<ReturnType<typeof findDuplicates>> };

function Dialog({ meta, record, close, hits }: DialogProps) {
  const { t } = useTranslation("customers");
  const go = useGo();
  const client = useQueryClient();
  const feedback = useFeedback();
  const opportunities = useObjectMeta("opportunities").data;
  const maySell = useAbilities("opportunities").create;
  const [plan, setPlan] = useState<Plan>(() => planFor(record, hits));
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const set = (next: Partial<Plan>) => setPlan((old) => ({ ...old, ...next }));
  const ids = useId();
  const amount = opportunities && fieldOf(opportunities, "amount");
  const closeOn = opportunities && fieldOf(opportunities, "expectedCloseOn");

  const run = async () => {
    setBusy(true);
    try {
      const done = await api.post<Converted>(`/api/leads/${record.id}/convert`, {
        version: record.version,
        ...conversion(plan),
      });
      rememberOwnChange(done.changeSet);
      for (const object of ["leads", "customers", "contacts", "opportunities"]) {
        refresh(client, object);
      }

      close();
      go(`/customers/${done.customer.id}`);
      feedback.changed(
        t(plan.customer ? "convert.joined" : "convert.done", { name: done.customer.name }),
        done.changeSet,
        () => go(`/leads/${record.id}`),
      );
    } catch (error) {
      setErrors(error instanceof ApiError ? error.errors : {});
      feedback.failed(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t("convert.title", { name: titleOf(meta, record) })}
      okText={t("convert.ok")}
      okButtonProps={{ loading: busy, disabled: plan.choice === "other" && !plan.customer }}
      onOk={() => void run()}
      onCancel={close}
      width={600}
    >
      <Form layout="vertical">
        <CustomerChoice record={record} hits={hits} plan={plan} set={set} />
        <Form.Item className={styles.tight}>
          <Checkbox checked={plan.contact} onChange={(event) => set({ contact: event.target.checked })}>
            {t("convert.contact", { name: String(record.name ?? "") })}
          </Checkbox>
        </Form.Item>
        {maySell && (
          <Form.Item className={styles.tight}>
            <Checkbox checked={plan.sell} onChange={(event) => set({ sell: event.target.checked })}>
              {t("convert.opportunity")}
            </Checkbox>
          </Form.Item>
        )}
        {maySell && plan.sell && opportunities && (
          <div className={styles.sale}>
            <Form.Item
              label={label(fieldOf(opportunities, "name")?.labels)}
              htmlFor={`${ids}name`}
              className={styles.wide}
            >
              <Input
                id={`${ids}name`}
                value={plan.name}
                maxLength={200}
                onChange={(event) => set({ name: event.target.value })}
              />
            </Form.Item>
            {amount && (
              <Form.Item label={label(amount.labels)} htmlFor={`${ids}amount`}>
                <FieldEditor
                  id={`${ids}amount`}
                  meta={opportunities}
                  field={amount}
                  value={plan.amount}
                  values={{ currency: record.currency }}
                  onChange={(value) => set({ amount: value as number | null })}
                  status={errors["opportunity.amount"] ? "error" : ""}
                />
              </Form.Item>
            )}
            {closeOn && (
              <Form.Item label={label(closeOn.labels)} htmlFor={`${ids}close`}>
                <FieldEditor
                  id={`${ids}close`}
                  meta={opportunities}
                  field={closeOn}
                  value={plan.closeDate}
                  onChange={(value) => set({ closeDate: value as string | null })}
                />
              </Form.Item>
            )}
          </div>
        )}
      </Form>
      <p className={styles.note}>{t("convert.note")}</p>
    </Modal>
  );
}
