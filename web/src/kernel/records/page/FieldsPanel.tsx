import { EditOutlined, FunctionOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit } from "@/kernel/access";
import type { Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { RelativeTime } from "@/kernel/ui/Time";
import { FieldValue } from "../fields/FieldValue";
import { fieldValue, isEmpty } from "../fields/values";
import { readSections } from "../form/layout";
import { InlineEditor } from "../list/InlineEditor";
import styles from "./FieldsPanel.module.css";
import { RecordValue } from "./RecordValue";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  now: RecordData;
  past: boolean;
  /** Fields that were different then. */
  changed: ReadonlySet<string>;
}

/** All fields in sections; a click on a value edits it in its place. */
export function FieldsPanel({ meta, record, now, past, changed }: Props) {
  const { t } = useTranslation("kernel");
  const [editing, setEditing] = useState<string | null>(null);
  const sections = useMemo(() => readSections(meta), [meta]);
  return (
    <section className={styles.panel} aria-label={t("record.details")}>
      {sections.map((section) => (
        <div key={section.key} className={styles.section}>
          {section.title && sections.length > 1 && <h2 className={styles.heading}>{section.title}</h2>}
          <dl className={styles.list}>
            {section.fields.map((field) => (
              <FieldRow
                key={field.key}
                meta={meta}
                field={field}
                record={record}
                now={now}
                past={past}
                editable={!past && meta.can.update && mayEdit(field, now)}
                editing={editing === field.key}
                changed={changed.has(field.key)}
                onEdit={setEditing}
              />
            ))}
          </dl>
        </div>
      ))}
      <footer className={styles.foot}>
        {record.createdAt && (
          <p>
            {t("record.created", { name: record.createdBy?.name ?? t("record.system") })}{" "}
            <RelativeTime value={record.createdAt} />
          </p>
        )}
        {record.updatedAt && (
          <p>
            {t("record.updated", { name: record.updatedBy?.name ?? t("record.system") })}{" "}
            <RelativeTime value={record.updatedAt} />
          </p>
        )}
      </footer>
    </section>
  );
}

interface RowProps {
  meta: ObjectMeta;
  field: Field;
  record: RecordData;
  now: RecordData;
  past: boolean;
  editable: boolean;
  editing: boolean;
  changed: boolean;
  onEdit: (key: string | null) => void;
}

const FieldRow = memo(function FieldRow({
  meta,
  field,
  record,
  now,
  past,
  editable,
  editing,
  changed,
  onEdit,
}: RowProps) {
  const { t } = useTranslation("kernel");
  const name = label(field.labels);
  return (
    <div className={`${styles.row} ${changed ? styles.changed : ""}`}>
      <dt className={styles.name}>
        {name}
        {field.computed && (
          <Tooltip title={t(`field.${field.computed}`)}>
            <FunctionOutlined className={styles.computed} aria-label={t(`field.${field.computed}`)} />
          </Tooltip>
        )}
      </dt>
      <dd className={styles.value}>
        {editing ? (
          <InlineEditor meta={meta} record={record} field={field} close={() => onEdit(null)} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the pencil beside it is the keyboard's way.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
          <div
            className={`${styles.shown} ${editable ? styles.editable : ""}`}
            onClick={(event) => {
              const onLink = event.target instanceof Element && event.target.closest("a, button");
              if (editable && !onLink && window.getSelection()?.toString() === "") {
                onEdit(field.key);
              }
            }}
          >
            <RecordValue meta={meta} record={record} field={field} past={past} empty="—" />
            {editable && (
              <button
                type="button"
                className={styles.pencil}
                aria-label={t("record.editField", { name })}
                onClick={() => onEdit(field.key)}
              >
                <EditOutlined />
              </button>
            )}
          </div>
        )}
        {changed && (
          <div className={styles.nowValue}>
            {t("past.now")}{" "}
            {isEmpty(fieldValue(now, field.key)) ? (
              t("value.empty")
            ) : (
              <FieldValue field={field} value={fieldValue(now, field.key)} record={now} />
            )}
          </div>
        )}
      </dd>
    </div>
  );
});
