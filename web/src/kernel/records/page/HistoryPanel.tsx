import { useInfiniteQuery } from "@tanstack/react-query";
import { App, Button, Drawer, Skeleton, Slider } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit } from "@/kernel/access";
import { api, queryString } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { useRecord } from "@/kernel/api/queries";
import type { HistoryEntry, ObjectMeta, Page, RecordData } from "@/kernel/api/types";
import { formatDateTime } from "@/kernel/format/dates";
import { formatNumber } from "@/kernel/format/numbers";
import { useFeedback } from "@/kernel/ui/feedback";
import { Avatar } from "@/kernel/ui/Person";
import { RelativeTime } from "@/kernel/ui/Time";
import { usePhone } from "@/kernel/ui/useMedia";
import { fieldValue, sameValue } from "../fields/values";
import { useSave } from "../form/useSave";
import { Changes } from "./Changes";
import styles from "./HistoryPanel.module.css";

interface Props {
  meta: ObjectMeta;
  now: RecordData;
  asOf: string | undefined;
  setAsOf: (asOf: string | undefined) => void;
  close: () => void;
}

/** Every change of the record; a slider turns the page back, and what was wrong can be taken back. */
export function HistoryPanel({ meta, now, asOf, setAsOf, close }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const save = useSave(meta);
  const history = useInfiniteQuery({
    queryKey: keys.history(meta.key, now.id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<HistoryEntry>>(`/api/${meta.key}/${now.id}/history${queryString({ cursor: pageParam })}`, signal),
    getNextPageParam: (page) => page.nextCursor,
  });
  const entries = useMemo(() => history.data?.pages.flatMap((page) => page.items) ?? [], [history.data]);
  const then = useRecord(meta.key, asOf ? now.id : undefined, asOf).data;
  const mayUpdate = meta.can.update && now.can?.update !== false;

  // The slider runs from the oldest entry loaded to now; entries come newest first.
  const steps = entries.length;
  const position = asOf ? Math.max(0, entries.length - 1 - entries.findIndex((entry) => entry.at <= asOf)) : steps;
  const goTo = (step: number) => setAsOf(step >= steps ? undefined : entries[steps - 1 - step]?.at);

  const differences = then
    ? Object.fromEntries(
        meta.fields
          .filter((field) => mayEdit(field, now) && !sameValue(fieldValue(then, field.key), fieldValue(now, field.key)))
          .map((field) => [field.key, fieldValue(then, field.key) ?? null]),
      )
    : {};
  const restore = async () => {
    if (await save(now, differences)) {
      setAsOf(undefined);
    }
  };

  // One change may have been part of many: of a hand-over, of an import.
  const undo = async ({ changeSet }: HistoryEntry) => {
    try {
      const { records } = await api.get<{ records: number }>(`/api/changes/${changeSet}`);
      if (records <= 1) {
        await feedback.undo(changeSet);
        return;
      }

      modal.confirm({
        title: t("history.undoAll", { count: records, total: formatNumber(records) }),
        content: t("history.undoAllText"),
        okText: t("history.undoAllDo"),
        cancelText: t("form.cancel"),
        onOk: async () => void (await feedback.undo(changeSet)),
      });
    } catch (error) {
      feedback.failed(error);
    }
  };

  return (
    <Drawer open onClose={close} title={t("history.title")} size={phone ? "100%" : 440} mask={false}>
      {steps > 1 && (
        <div className={styles.travel}>
          <div className={styles.when}>{asOf ? formatDateTime(asOf) : t("history.now")}</div>
          <Slider
            min={0}
            max={steps}
            value={position}
            onChange={goTo}
            tooltip={{ open: false }}
            ariaLabelForHandle={t("history.slider")}
          />
          {asOf ? (
            <div className={styles.travelActions}>
              <Button size="small" onClick={() => setAsOf(undefined)}>
                {t("past.back")}
              </Button>
              <Button
                size="small"
                type="primary"
                disabled={!mayUpdate || Object.keys(differences).length === 0}
                onClick={() => void restore()}
              >
                {t("history.restore", { count: Object.keys(differences).length })}
              </Button>
            </div>
          ) : (
            <p className={styles.how}>{t("history.how")}</p>
          )}
        </div>
      )}
      {history.isPending ? (
        <Skeleton active avatar paragraph={{ rows: 6 }} title={false} />
      ) : (
        <ol className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.seq} className={`${styles.item} ${entry.at === asOf ? styles.chosen : ""}`}>
              <Avatar name={entry.actor?.name ?? t("record.system")} id={entry.actor?.id} size={28} />
              <div className={styles.body}>
                <div className={styles.line}>
                  <strong>{entry.actor?.name ?? t("record.system")}</strong>
                  <span>{t(`history.op.${entry.op}` as "history.op.update", { defaultValue: entry.op })}</span>
                  <span className={styles.time}>
                    <RelativeTime value={entry.at} />
                  </span>
                </div>
                {entry.erased ? (
                  <p className={styles.erased}>{t("history.erased")}</p>
                ) : (
                  entry.op !== "create" && <Changes meta={meta} fields={entry.fields} most={6} />
                )}
                <div className={styles.actions}>
                  <Button type="link" size="small" onClick={() => setAsOf(entry.at)}>
                    {t("history.look")}
                  </Button>
                  {mayUpdate && entry.op === "update" && (
                    <Button type="link" size="small" onClick={() => void undo(entry)}>
                      {t("history.undo")}
                    </Button>
                  )}
                </div>
              </div>
            </li>
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button block loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t("history.more")}
        </Button>
      )}
    </Drawer>
  );
}
