import {
  CloseOutlined,
  DeleteOutlined,
  EditOutlined,
  ExportOutlined,
  RollbackOutlined,
  SwapOutlined,
  TagsOutlined,
} from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { useBatch, useRestore } from "@/kernel/api/queries";
import type { BatchOperation, ObjectMeta, RecordPage, RecordQuery } from "@/kernel/api/types";
import { label, word } from "@/kernel/i18n";
import { startExport } from "@/kernel/jobs/jobs";
import { useFeedback } from "@/kernel/ui/feedback";
import { BulkEdit } from "./BulkEdit";
import { BulkTags } from "./BulkTags";
import styles from "./ListPage.module.css";
import { TransferDialog } from "./TransferDialog";
import type { Selection } from "./useSelection";

interface Props {
  meta: ObjectMeta;
  deleted: boolean;
  query: RecordQuery;
  hasMore: boolean;
  selection: Selection;
}

/** The server takes this many in one change set. */
const most = 1000;

/** What one may do with the chosen rows. Everything here can be taken back. */
export function BulkBar({ meta, deleted, query, hasMore, selection }: Props) {
  const { t } = useTranslation("kernel");
  const { modal } = App.useApp();
  const feedback = useFeedback();
  const batch = useBatch(meta.key);
  const restore = useRestore(meta.key);
  const [dialog, setDialog] = useState<"edit" | "transfer" | "tags">();
  const [gathering, setGathering] = useState(false);
  const ids = [...selection.ids];
  const tags = meta.fields.find((field) => field.type === "multiChoice" && field.open && field.can.update);
  const hasOwner = meta.fields.some((field) => field.key === "owner");

  const run = async (operations: BatchOperation[], text: string) => {
    try {
      const { changeSet, results } = await batch.mutateAsync(operations);
      const refused = results.filter((result) => result.status >= 400);
      const done = results.length - refused.length;
      feedback.changed(
        refused.length > 0
          ? t("bulk.partly", { done, refused: refused.length, reason: refused[0]?.error?.detail ?? "" })
          : text,
        changeSet,
      );
      selection.clear();
    } catch (error) {
      feedback.failed(error);
    }
  };
  const remove = () =>
    modal.confirm({
      title: t("bulk.deleteTitle", { count: ids.length, object: word(meta.labels) }),
      content: t("bulk.deleteText"),
      okText: t("bulk.delete"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: () =>
        run(
          ids.map((id) => ({ op: "delete", id })),
          t("bulk.deleted", { count: ids.length }),
        ),
    });
  const bringBack = async () => {
    try {
      const { changeSet, done, refused } = await restore.mutateAsync(ids);
      feedback.changed(
        refused.length > 0
          ? t("bulk.partly", { done, refused: refused.length, reason: refused[0]?.reason ?? "" })
          : t("bulk.restored", { count: done }),
        changeSet,
      );
      selection.clear();
    } catch (error) {
      feedback.failed(error);
    }
  };
  /** Follows the pages to the end, or to as many as one change set takes. */
  const gather = async () => {
    setGathering(true);
    try {
      const all: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page: RecordPage = await api.post<RecordPage>(`/api/${meta.key}/query`, {
          ...query,
          limit: 500,
          cursor,
          count: "none",
        });
        all.push(...page.items.map((record) => record.id));
        cursor = page.nextCursor;
      } while (cursor && all.length < most);
      selection.set(all.slice(0, most));
    } catch (error) {
      feedback.failed(error);
    } finally {
      setGathering(false);
    }
  };

  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("bulk.title")}>
      <Button type="text" icon={<CloseOutlined />} aria-label={t("bulk.clear")} onClick={selection.clear} />
      <span className={styles.bulkCount}>{t("bulk.chosen", { count: ids.length })}</span>
      {hasMore && ids.length < most && (
        <Button type="link" loading={gathering} onClick={() => void gather()}>
          {t("bulk.chooseAll")}
        </Button>
      )}
      {deleted ? (
        <Button icon={<RollbackOutlined />} loading={restore.isPending} onClick={() => void bringBack()}>
          {t("bulk.restore")}
        </Button>
      ) : (
        <>
          {meta.can.update && (
            <Button icon={<EditOutlined />} onClick={() => setDialog("edit")}>
              {t("bulk.edit")}
            </Button>
          )}
          {meta.can.transfer && hasOwner && (
            <Button icon={<SwapOutlined />} onClick={() => setDialog("transfer")}>
              {t("bulk.transfer")}
            </Button>
          )}
          {meta.can.update && tags && (
            <Button icon={<TagsOutlined />} onClick={() => setDialog("tags")}>
              {t("bulk.tags")}
            </Button>
          )}
          {meta.can.export && (
            <Button
              icon={<ExportOutlined />}
              onClick={() =>
                void startExport({
                  object: meta.key,
                  title: label(meta.pluralLabels),
                  format: "xlsx",
                  query: { filter: { field: "id", op: "in", value: ids } },
                })
              }
            >
              {t("list.export")}
            </Button>
          )}
          {meta.can.delete && (
            <Button danger icon={<DeleteOutlined />} onClick={remove}>
              {t("bulk.delete")}
            </Button>
          )}
        </>
      )}
      {dialog === "edit" && (
        <BulkEdit
          meta={meta}
          count={ids.length}
          close={() => setDialog(undefined)}
          save={(values, text) =>
            run(
              ids.map((id) => ({ op: "update", id, values })),
              text,
            )
          }
        />
      )}
      {dialog === "transfer" && (
        <TransferDialog meta={meta} ids={ids} close={() => setDialog(undefined)} done={selection.clear} />
      )}
      {dialog === "tags" && tags && (
        <BulkTags
          meta={meta}
          field={tags}
          ids={ids}
          close={() => setDialog(undefined)}
          save={(operations, text) => run(operations, text)}
        />
      )}
    </div>
  );
}
