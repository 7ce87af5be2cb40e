import { EditOutlined } from "@ant-design/icons";
import { Modal } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CellProps } from "@/kernel/extend/types";
import { FieldValue } from "@/kernel/records/fields/FieldValue";
import { titleOf } from "@/kernel/records/fields/values";
import styles from "./Composer.module.css";

const Composer = lazy(() => import("./Composer"));

/** When to turn to somebody next, and the pencil to write down that one did. */
export default function FollowUpCell({ meta, field, record, value }: CellProps) {
  const { t } = useTranslation("customers");
  const [open, setOpen] = useState(false);
  const name = titleOf(meta, record);
  return (
    <span className={styles.cell}>
      <FieldValue field={field} value={value} record={record} oneLine />
      <button
        type="button"
        className={styles.log}
        title={t("followUp.log")}
        aria-label={t("followUp.logFor", { name })}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <EditOutlined />
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: what happens in the dialog is not meant for the row beneath.
        <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
          <Modal open title={t("followUp.logFor", { name })} footer={null} onCancel={() => setOpen(false)} width={640}>
            <Suspense fallback={null}>
              <Composer meta={meta} record={record} past={false} done={() => setOpen(false)} />
            </Suspense>
          </Modal>
        </span>
      )}
    </span>
  );
}
