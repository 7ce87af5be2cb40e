import { CheckCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { Alert, Form, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccess, useObjectMeta, useSignedIn } from "@/kernel/api/queries";
import type { ActionAccess, FieldAccess, ObjectMeta, RecordData, Reference } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { ReferenceEditor } from "../fields/editors/ReferenceEditor";
import { fieldOf } from "../fields/values";
import styles from "./AccessDialog.module.css";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  close: () => void;
}

/** What somebody may do with a record, which of his roles says so, and what would change it. */
export function AccessDialog({ meta, record, close }: Props) {
  const { t } = useTranslation("kernel");
  const { user } = useSignedIn();
  const [who, setWho] = useState<Reference>({ id: user.id, name: user.name });
  const { data, error, refetch } = useAccess(meta.key, record.id, who.id);
  const field = fieldOf(meta, "owner");
  return (
    <Modal open title={t("access.title")} footer={null} onCancel={close} width={560}>
      <Form layout="vertical">
        {field && (
          <Form.Item label={t("access.of")} htmlFor="access-of">
            <ReferenceEditor
              id="access-of"
              meta={meta}
              field={{ ...field, required: true }}
              value={who}
              onChange={(next) => next && setWho(next as Reference)}
            />
          </Form.Item>
        )}
      </Form>
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          {!data.active && <Alert type="warning" showIcon title={t("access.inactive")} className={styles.notice} />}
          <p className={styles.facts}>
            <span>{t("access.owner", { name: data.owner?.name ?? t("access.nobody") })}</span>
            <span>{t("access.department", { name: data.department?.name ?? t("access.nobody") })}</span>
          </p>
          <ul className={styles.actions}>
            {data.actions.map((one) => (
              <Action key={one.action} access={one} />
            ))}
          </ul>
          {data.fields.length > 0 && <Fields meta={meta} fields={data.fields} />}
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} title={false} />
      )}
    </Modal>
  );
}

/** The fields that are not in full for him; of lines, their fields too. */
function Fields({ meta, fields }: { meta: ObjectMeta; fields: FieldAccess[] }) {
  const { t } = useTranslation("kernel");
  const lines = useObjectMeta(meta.lines?.object).data;
  const prefix = meta.lines && `${meta.lines.field}.`;
  const nameOf = (path: string) =>
    prefix && path.startsWith(prefix)
      ? `${label(lines?.labels)} › ${label(lines && fieldOf(lines, path.slice(prefix.length))?.labels, path)}`
      : label(fieldOf(meta, path)?.labels, path);
  return (
    <>
      <h3 className={styles.heading}>{t("access.fields")}</h3>
      <ul className={styles.actions}>
        {fields.map(({ field, mode, reason, roles }) => (
          <li key={field} className={styles.field}>
            <span className={styles.name}>{nameOf(field)}</span>
            <span>{t(`fieldMode.${mode}`)}</span>
            <span className={styles.why}>
              {reason === "computed" ? (
                <span className={styles.quiet}>{t("access.computed")}</span>
              ) : (
                roles.map((saying) => (
                  <span key={saying.role.id} className={saying.mode === mode ? styles.covers : styles.quiet}>
                    {t("access.says", { role: saying.role.name, scope: t(`fieldMode.${saying.mode}`) })}
                  </span>
                ))
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Action({ access }: { access: ActionAccess }) {
  const { t } = useTranslation("kernel");
  const name = t(`access.action.${access.action}`);
  return (
    <li className={styles.action} data-allowed={access.allowed}>
      {access.allowed ? (
        <CheckCircleFilled className={styles.yes} aria-label={t("value.yes")} />
      ) : (
        <MinusCircleOutlined className={styles.no} aria-label={t("value.no")} />
      )}
      <span className={styles.name}>{name}</span>
      <span className={styles.why}>
        {access.reasons.map(({ role, scope, covers }) => (
          <span key={role?.id ?? ""} className={covers ? styles.covers : styles.quiet}>
            {t("access.says", { role: role?.name ?? t("access.everybody"), scope: t(`scope.${scope}`) })}
          </span>
        ))}
        {access.shares.map(({ kind, rule }) => (
          <span key={kind + (rule ?? "")} className={styles.covers}>
            {t(`access.share.${kind}`, { rule })}
          </span>
        ))}
        {access.remedies.length > 0 && (
          <span className={styles.remedies}>
            {t("access.remedies")}
            {access.remedies.map((remedy) => t(`access.remedy.${remedy}`)).join(t("value.separator"))}
          </span>
        )}
      </span>
    </li>
  );
}
