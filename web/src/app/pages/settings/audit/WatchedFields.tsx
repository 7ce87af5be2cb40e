import { EyeOutlined } from "@ant-design/icons";
import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWatch, useWatched, type WatchedField } from "@/kernel/api/audit";
import { useMeta, useObjectMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./Audit.module.css";

/** The fields whose reading in full is written into the log. */
export function WatchedFields({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation("audit");
  const { data: meta } = useMeta();
  const { data: watched, error, refetch } = useWatched();
  const watch = useWatch();
  const feedback = useFeedback();
  const [adding, setAdding] = useState<string>();
  const objects = [...new Set([...(watched ?? []).map((one) => one.object), ...(adding ? [adding] : [])])].sort();
  const save = async (fields: WatchedField[]) => {
    try {
      await watch.mutateAsync(fields);
    } catch (failure) {
      feedback.failed(failure);
    }
  };

  if (error && !watched) {
    return <ErrorState error={error} retry={() => void refetch()} />;
  }

  if (!watched) {
    return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  }

  const choice = (
    <Select
      className={styles.addObject}
      value={null}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("watched.add")}
      aria-label={t("watched.add")}
      options={meta?.objects
        .filter((object) => !objects.includes(object.key))
        .map((object) => ({ value: object.key, label: label(object.labels) }))}
      onChange={(object: string | null) => setAdding(object ?? undefined)}
    />
  );
  return (
    <div className={styles.watched}>
      <p className={styles.quiet}>{t("watched.lead")}</p>
      {objects.length === 0 && (
        <EmptyState icon={<EyeOutlined />} title={t("watched.none")} text={t("watched.noneText")}>
          {mayChange && choice}
        </EmptyState>
      )}
      {objects.map((object) => (
        <ObjectFields
          key={object}
          object={object}
          chosen={watched.filter((one) => one.object === object).map((one) => one.field ?? "")}
          mayChange={mayChange}
          saving={watch.isPending}
          change={(fields) =>
            void save([
              ...watched.filter((one) => one.object !== object),
              ...fields.map((field) => ({ object, field })),
            ])
          }
        />
      ))}
      {objects.length > 0 && mayChange && choice}
    </div>
  );
}

interface ObjectFieldsProps {
  object: string;
  chosen: string[];
  mayChange: boolean;
  saving: boolean;
  change: (fields: string[]) => void;
}

function ObjectFields({ object, chosen, mayChange, saving, change }: ObjectFieldsProps) {
  const { t } = useTranslation("audit");
  const { data: meta } = useObjectMeta(object);
  const name = label(meta?.labels, object);
  return (
    <div className={styles.watchedObject}>
      <span className={styles.watchedName}>{name}</span>
      <Select
        className={styles.watchedSelect}
        mode="multiple"
        disabled={!mayChange}
        loading={saving}
        value={chosen}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("watched.choose")}
        aria-label={t("watched.of", { name })}
        options={meta?.fields.map((field) => ({ value: field.key, label: label(field.labels) }))}
        onChange={change}
      />
      {mayChange && chosen.length > 0 && (
        <Button type="text" onClick={() => change([])}>
          {t("watched.clear")}
        </Button>
      )}
    </div>
  );
}
