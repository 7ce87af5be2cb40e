import { useBlocker } from "@tanstack/react-router";
import { App, Button, Drawer, Skeleton } from "antd";
import { useCallback, useContext, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useRecord } from "@/kernel/api/queries";
import type { RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { word } from "@/kernel/i18n";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { realignPopups } from "@/kernel/ui/realign";
import { usePhone } from "@/kernel/ui/useMedia";
import { titleOf } from "../fields/values";
import { LeadToVerbContext } from "./conflict";
import { clearDraft, draftKey } from "./draft";
import { RecordForm } from "./RecordForm";
import styles from "./RecordForm.module.css";

interface Props {
  object: string;
  record?: RecordData;
  initial?: Record<string, unknown>;
  onSaved?: (record: RecordData) => void;
  /** Called once the drawer has gone. */
  onClosed: () => void;
}

/** The form in a drawer: full screen on a phone. Closing with changes asks first. */
export function FormDrawer({ object, record, initial, onSaved, onClosed }: Props) {
  const { t } = useTranslation("kernel");
  const { modal } = App.useApp();
  const leadTo = useContext(LeadToVerbContext);
  const phone = usePhone();
  const formId = useId();
  const [shown, setShown] = useState(true);
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [addNext, setAddNext] = useState(false);
  const [round, setRound] = useState(0);

  const meta = useObjectMeta(object);
  // A list holds only its columns; the form needs the whole record. It is then frozen: what others change meanwhile must
  // come up as a conflict when this person saves, not slip under what was typed.
  const current = useRecord(object, record?.id);
  const [base, setBase] = useState<RecordData>();
  if (record && !base && current.isSuccess && !current.isFetching) {
    setBase(current.data);
  }

  const ready = record === undefined || base !== undefined;

  const askToLeave = useCallback(
    () =>
      new Promise<boolean>((answer) => {
        modal.confirm({
          title: t("form.leave.title"),
          content: t("form.leave.text"),
          okText: t("form.leave.discard"),
          okButtonProps: { danger: true },
          cancelText: t("form.leave.stay"),
          onOk: () => answer(true),
          onCancel: () => answer(false),
        });
      }),
    [modal, t],
  );
  useBlocker({
    shouldBlockFn: async () => !(await askToLeave()),
    disabled: !dirty || !shown,
    enableBeforeUnload: dirty && shown,
  });

  const close = async () => {
    if (!dirty || (await askToLeave())) {
      clearDraft(draftKey(object, record?.id));
      setDirty(false);
      setShown(false);
    }
  };

  const name = word(meta.data?.labels);
  const extension = extensionOf(object).form;
  const wide = extension?.width === "wide";
  return (
    <Drawer
      open={shown}
      onClose={() => void close()}
      afterOpenChange={(isOpen) => {
        if (isOpen) {
          realignPopups();
        } else {
          onClosed();
        }
      }}
      size={phone ? "100%" : wide ? 1120 : 720}
      title={
        record
          ? t("form.editTitle", { object: name, name: titleOf(meta.data, record) })
          : t("form.createTitle", { object: name })
      }
      destroyOnHidden
      mask={{ closable: !dirty }}
      footer={
        <div className={styles.footer}>
          <Button type="primary" htmlType="submit" form={formId} loading={busy} onClick={() => setAddNext(false)}>
            {t("form.save")}
          </Button>
          {!record && !onSaved && (
            <Button htmlType="submit" form={formId} disabled={busy} onClick={() => setAddNext(true)}>
              {t("form.saveAndNext")}
            </Button>
          )}
          <Button type="text" onClick={() => void close()}>
            {t("form.cancel")}
          </Button>
        </div>
      }
    >
      {meta.data && ready ? (
        <RecordForm
          key={round}
          formId={formId}
          meta={meta.data}
          record={base}
          initial={initial}
          onDirty={setDirty}
          onBusy={setBusy}
          onSaved={(saved) => {
            setDirty(false);
            onSaved?.(saved);
            if (addNext) {
              setRound((n) => n + 1);
              return;
            }

            setShown(false);
            // Who made it from within another form goes on there.
            if (!record && !onSaved && extension?.created && meta.data) {
              leadTo({ component: extension.created }, meta.data, saved);
            }
          }}
        />
      ) : meta.isError || current.isError ? (
        <ErrorState
          error={meta.error ?? current.error}
          retry={() => {
            void meta.refetch();
            void current.refetch();
          }}
        />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </Drawer>
  );
}
