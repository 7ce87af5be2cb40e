import { ArrowLeftOutlined, EditOutlined, EllipsisOutlined, HistoryOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps, Tooltip } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDelete, useSignedIn } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { isSetting } from "@/kernel/extend/groups";
import { extensionOf } from "@/kernel/extend/registry";
import type { RecordAction } from "@/kernel/extend/types";
import { label, word } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { Icon } from "@/kernel/ui/Icon";
import { useGo } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { fieldOf, titleOf } from "../fields/values";
import { useForms } from "../form/forms";
import { TransferDialog } from "../list/TransferDialog";
import { AccessDialog } from "./AccessDialog";
import { HeaderFacts } from "./HeaderFacts";
import styles from "./RecordPage.module.css";
import { useVerbs } from "./useVerbs";

interface Props {
  meta: ObjectMeta;
  /** As shown, now or then. */
  record: RecordData;
  now: RecordData;
  past: boolean;
  showHistory: () => void;
}

/** What the record is called, what matters most of it, and what one can do with it. */
export function RecordHeader({ meta, record, now, past, showHistory }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const go = useGo();
  const forms = useForms();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const remove = useDelete(meta.key);
  const session = useSignedIn();
  const { admin } = session;
  const [asking, setAsking] = useState(false);
  const [action, setAction] = useState<RecordAction>();
  const [transferring, setTransferring] = useState(false);
  const verbs = useVerbs(meta, now);
  const extension = extensionOf(meta.key).record ?? {};
  const title = titleOf(meta, record) || t("value.unnamed");
  // Where one comes from: what is kept out of the rail has its list among the settings.
  const list = isSetting(meta) ? `/settings/${meta.key}` : `/${meta.key}`;
  const mayUpdate = meta.can.update && now.can?.update !== false;
  const mayTransfer = meta.can.transfer && now.can?.transfer !== false;
  const mayDelete = meta.can.delete && now.can?.delete !== false;

  const askToDelete = () =>
    modal.confirm({
      title: t("record.deleteTitle", { object: word(meta.labels), name: title }),
      content: t("bulk.deleteText"),
      okText: t("bulk.delete"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: async () => {
        try {
          const { changeSet } = await remove.mutateAsync({ id: now.id, version: now.version });
          go(list);
          feedback.changed(t("record.deleted", { name: title }), changeSet);
        } catch (error) {
          feedback.failed(error);
        }
      },
    });

  const menu: MenuProps["items"] = [
    ...verbs.menu.map((verb) => ({
      key: verb.key,
      label: verb.title,
      icon: verb.icon,
      danger: verb.danger,
      onClick: verb.run,
    })),
    ...(phone && mayUpdate
      ? [{ key: "edit", icon: <EditOutlined />, label: t("record.edit"), onClick: () => forms.edit(meta.key, now) }]
      : []),
    ...(mayTransfer && fieldOf(meta, "owner")
      ? [{ key: "transfer", label: t("bulk.transfer"), onClick: () => setTransferring(true) }]
      : []),
    ...(admin ? [{ key: "access", label: t("access.title"), onClick: () => setAsking(true) }] : []),
    ...(extension.actions ?? [])
      .filter((one) => one.shown(session))
      .map((one) => ({ key: one.key, label: t(one.titleKey), onClick: () => setAction(one) })),
    { key: "history", label: t("history.title"), onClick: showHistory },
    {
      key: "link",
      label: t("record.copyLink"),
      onClick: () =>
        void navigator.clipboard.writeText(window.location.href).then(() => feedback.done(t("record.linkCopied"))),
    },
    ...(mayDelete
      ? [{ type: "divider" as const }, { key: "delete", danger: true, label: t("bulk.delete"), onClick: askToDelete }]
      : []),
  ];

  return (
    <header className={styles.header}>
      <div className={styles.headLine}>
        {phone && (
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t("record.back")} onClick={() => go(list)} />
        )}
        <span className={styles.mark}>
          <Icon name={meta.icon} />
        </span>
        <div className={styles.names}>
          {!phone && (
            <a
              className={styles.kind}
              href={list}
              onClick={(event) => {
                event.preventDefault();
                go(list);
              }}
            >
              {label(meta.pluralLabels)}
            </a>
          )}
          <h1 className={styles.title}>{title}</h1>
        </div>
        {extension.headerBadges && (
          <span className={styles.badges}>
            <Suspense fallback={null}>
              <extension.headerBadges meta={meta} record={record} past={past} />
            </Suspense>
          </span>
        )}
        <span className={styles.space} />
        {!past && (
          <div className={styles.actions}>
            {[...verbs.primary, ...verbs.secondary].map((verb) => (
              <Button
                key={verb.key}
                type={verb.placement === "primary" ? "primary" : "default"}
                danger={verb.danger}
                icon={verb.icon}
                loading={verb.busy}
                onClick={verb.run}
              >
                {verb.title}
              </Button>
            ))}
            {mayUpdate && !phone && (
              <Button icon={<EditOutlined />} onClick={() => forms.edit(meta.key, now)}>
                {t("record.edit")}
              </Button>
            )}
          </div>
        )}
        {!phone && (
          <Tooltip title={t("history.title")}>
            <Button icon={<HistoryOutlined />} aria-label={t("history.title")} onClick={showHistory} />
          </Tooltip>
        )}
        <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items: menu }}>
          <Button icon={<EllipsisOutlined />} aria-label={t("list.more")} />
        </Dropdown>
      </div>
      {extension.headerFacts ? (
        <Suspense fallback={<div className={styles.facts} />}>
          <extension.headerFacts meta={meta} record={record} past={past} />
        </Suspense>
      ) : (
        <HeaderFacts meta={meta} record={record} past={past} />
      )}
      {verbs.dialog}
      {action && (
        <Suspense fallback={null}>
          <action.component meta={meta} record={now} close={() => setAction(undefined)} />
        </Suspense>
      )}
      {asking && <AccessDialog meta={meta} record={now} close={() => setAsking(false)} />}
      {transferring && (
        <TransferDialog meta={meta} ids={[now.id]} close={() => setTransferring(false)} done={() => undefined} />
      )}
    </header>
  );
}
