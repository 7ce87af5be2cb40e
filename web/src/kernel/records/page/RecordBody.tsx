import { Segmented } from "antd";
import { Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { useMedia } from "@/kernel/ui/useMedia";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { fieldValue, sameValue, titleOf } from "../fields/values";
import { PastBanner } from "../list/PastBanner";
import { useRememberVisit } from "../recent";
import { CollaboratorsCard } from "./CollaboratorsCard";
import { FieldsPanel } from "./FieldsPanel";
import { FilesCard } from "./FilesCard";
import { HistoryPanel } from "./HistoryPanel";
import { Middle } from "./Middle";
import { RecordHeader } from "./RecordHeader";
import styles from "./RecordPage.module.css";
import { RelatedCard } from "./RelatedCard";

interface Props {
  meta: ObjectMeta;
  now: RecordData;
  /** The record as it was; null while it is on its way, undefined when the page shows the present. */
  then: RecordData | null | undefined;
  asOf: string | undefined;
  setAsOf: (asOf: string | undefined) => void;
}

type Part = "middle" | "fields" | "aside";

export function RecordBody({ meta, now, then, asOf, setAsOf }: Props) {
  const { t } = useTranslation("kernel");
  // Three columns, two, or one part at a time.
  const narrow = useMedia("(max-width: 1023px)");
  const [part, setPart] = useState<Part>("middle");
  const [history, setHistory] = useState(false);
  const past = asOf !== undefined;
  const record = then ?? now;
  const title = titleOf(meta, record);
  usePageTitle(title);
  useRememberVisit(meta.key, now.id, titleOf(meta, now));
  const changed = useMemo(
    () =>
      new Set(
        then
          ? meta.fields
              .map((field) => field.key)
              .filter((key) => !sameValue(fieldValue(then, key), fieldValue(now, key)))
          : [],
      ),
    [meta, then, now],
  );

  const extension = extensionOf(meta.key).record ?? {};
  const slot = { meta, record, past };
  const fields = <FieldsPanel meta={meta} record={record} now={now} past={past} changed={changed} />;
  const middle = <Middle meta={meta} record={record} past={past} />;
  const aside = (
    <>
      {extension.aside && (
        <Suspense fallback={null}>
          <extension.aside {...slot} />
        </Suspense>
      )}
      {meta.related.map((related) => (
        <RelatedCard
          key={`${related.object}.${related.field}`}
          related={related}
          object={meta.key}
          record={now}
          title={titleOf(meta, now)}
          past={past}
        />
      ))}
      <CollaboratorsCard meta={meta} id={now.id} readOnly={past} />
      <FilesCard object={meta.key} id={now.id} readOnly={past || now.can?.update === false} />
    </>
  );

  return (
    <div className={styles.page}>
      <RecordHeader meta={meta} record={record} now={now} past={past} showHistory={() => setHistory(true)} />
      {past && <PastBanner asOf={asOf} back={() => setAsOf(undefined)} />}
      {extension.band && (
        <div className={styles.band}>
          <Suspense fallback={null}>
            <extension.band {...slot} />
          </Suspense>
        </div>
      )}
      {narrow ? (
        <div className={styles.single}>
          <Segmented
            block
            value={part}
            onChange={setPart}
            options={[
              { value: "middle", label: t("record.activity") },
              { value: "fields", label: t("record.details") },
              { value: "aside", label: t("record.related") },
            ]}
          />
          {part === "middle" ? middle : part === "fields" ? fields : aside}
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>{fields}</div>
          <div className={styles.column}>{middle}</div>
          <div className={styles.column}>{aside}</div>
        </div>
      )}
      {history && <HistoryPanel meta={meta} now={now} asOf={asOf} setAsOf={setAsOf} close={() => setHistory(false)} />}
    </div>
  );
}
