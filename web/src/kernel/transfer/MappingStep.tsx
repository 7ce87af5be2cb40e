import { ArrowRightOutlined, CheckCircleFilled } from "@ant-design/icons";
import { useQueries } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { objectMetaQuery, useObjectMeta } from "@/kernel/api/queries";
import type { ObjectMeta } from "@/kernel/api/types";
import { callingCodes } from "@/kernel/format/phone";
import { currentLanguage, label } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import type { Draft } from "./draft";
import { guessed, mapColumn, missing, type Target, targetsOf } from "./mapping";
import styles from "./Transfer.module.css";
import type { TargetField } from "./types";
import { previewImport } from "./useImports";

interface Props {
  meta: ObjectMeta;
  draft: Draft;
  change: (next: Partial<Draft>) => void;
  back: () => void;
  next: () => void;
}

const encodings = ["utf-8", "gb18030", "big5", "utf-16", "windows-1252", "shift_jis", "euc-kr"];

/** Which column goes to which field. The server has guessed; samples show whether it guessed well. */
export function MappingStep({ meta, draft, change, back, next }: Props) {
  const { t } = useTranslation("transfer");
  const feedback = useFeedback();
  const [reading, setReading] = useState(false);
  const { preview, mapping } = draft;
  const targets = useTargets(meta, preview.fields);
  const lacking = missing(meta, mapping);
  const mapped = Object.values(mapping).filter((path) => path !== null).length;
  const hasPhones = meta.fields.some(
    (field) => field.type === "phone" && Object.values(mapping).some((path) => path === field.key),
  );
  const isText = preview.encoding !== null && preview.format !== "xlsx" && preview.format !== "xls";

  const readAs = async (encoding: string) => {
    setReading(true);
    try {
      const again = await previewImport(draft.file, meta.key, encoding);
      change({ preview: again, mapping: guessed(again.columns) });
    } catch (error) {
      feedback.failed(error);
    } finally {
      setReading(false);
    }
  };

  return (
    <section className={styles.card}>
      <div className={styles.fileLine}>
        <strong className={styles.fileName}>{draft.file.name}</strong>
        <span className={styles.quiet}>{t("mapping.columns", { count: preview.columns.length })}</span>
        <span className={styles.space} />
        {isText && (
          <span className={styles.inline}>
            {t("mapping.encoding")}
            <Select
              size="small"
              aria-label={t("mapping.encoding")}
              value={preview.encoding?.toLowerCase()}
              loading={reading}
              onChange={(encoding) => void readAs(encoding)}
              options={[...new Set([preview.encoding?.toLowerCase() ?? "", ...encodings])].map((value) => ({
                value,
                label: value.toUpperCase(),
              }))}
              popupMatchSelectWidth={false}
            />
          </span>
        )}
        <span className={styles.inline}>
          {t("mapping.dates")}
          <Select
            size="small"
            aria-label={t("mapping.dates")}
            value={draft.dateFormat ?? "auto"}
            onChange={(value) => change({ dateFormat: value === "auto" ? undefined : (value as "mdy" | "dmy") })}
            options={(["auto", "dmy", "mdy"] as const).map((value) => ({ value, label: t(`mapping.date.${value}`) }))}
            popupMatchSelectWidth={false}
          />
        </span>
        {hasPhones && (
          <span className={styles.inline}>
            {t("mapping.phones")}
            <Select
              size="small"
              aria-label={t("mapping.phones")}
              value={draft.phoneCountry}
              onChange={(phoneCountry) => change({ phoneCountry })}
              options={callingCodes.map(({ code, region }) => ({
                value: code,
                label: `${regionName(region)} +${code}`,
              }))}
              showSearch={{ optionFilterProp: "label" }}
              popupMatchSelectWidth={false}
            />
          </span>
        )}
      </div>
      {lacking.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className={styles.notice}
          title={t("mapping.missing", {
            fields: lacking.map((field) => label(field.labels)).join(t("kernel:value.separator")),
          })}
        />
      )}
      <div className={styles.map} role="table" aria-label={t("step.mapping")}>
        <div className={styles.mapHead} role="row">
          <span role="columnheader">{t("mapping.column")}</span>
          <span role="columnheader">{t("mapping.samples")}</span>
          <span />
          <span role="columnheader">{t("mapping.field")}</span>
        </div>
        {preview.columns.map((column) => {
          const path = mapping[column.header] ?? null;
          return (
            <div key={column.header} className={styles.mapRow} role="row">
              <span className={styles.header} role="cell">
                {column.header || t("mapping.unnamed")}
              </span>
              <span className={styles.samples} role="cell">
                {column.samples.slice(0, 3).join(" · ") || "—"}
              </span>
              {path ? <CheckCircleFilled className={styles.mapped} /> : <ArrowRightOutlined className={styles.quiet} />}
              <span role="cell">
                <TargetSelect
                  targets={targets}
                  value={path}
                  header={column.header}
                  onChange={(to) => change({ mapping: mapColumn(mapping, column.header, to) })}
                />
              </span>
            </div>
          );
        })}
      </div>
      <footer className={styles.foot}>
        <Button type="primary" disabled={mapped === 0} onClick={next}>
          {t("next")}
        </Button>
        <Button onClick={back}>{t("back")}</Button>
        <span className={styles.quiet}>{t("mapping.count", { count: mapped, total: preview.columns.length })}</span>
      </footer>
    </section>
  );
}

function regionName(region: string): string {
  return new Intl.DisplayNames([currentLanguage()], { type: "region" }).of(region) ?? region;
}

/** All fields a column can go to, those of lines and references too. */
function useTargets(meta: ObjectMeta, fields: TargetField[]): Target[] {
  const { data: lines } = useObjectMeta(meta.lines?.object);
  const references = [
    ...new Set(meta.fields.filter((field) => field.type === "reference").map((field) => field.target ?? "")),
  ];
  const metas = useQueries({ queries: references.map((target) => objectMetaQuery(target)) });
  const loaded = metas.map((query) => query.data?.key ?? "").join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `loaded` stands for `metas`, which is new at each render.
  return useMemo(
    () =>
      targetsOf(
        meta,
        fields,
        label(lines?.labels),
        metas.map((query) => query.data).filter((target): target is ObjectMeta => target !== undefined),
      ),
    [meta, fields, lines, loaded],
  );
}

interface SelectProps {
  targets: Target[];
  value: string | null;
  header: string;
  onChange: (path: string | null) => void;
}

function TargetSelect({ targets, value, header, onChange }: SelectProps) {
  const { t } = useTranslation("transfer");
  const groups = (["own", "lines", "reference"] as const)
    .map((group) => ({
      label: t(`mapping.group.${group}`),
      options: targets
        .filter((target) => target.group === group)
        .map((target) => ({ value: target.path, label: target.name })),
    }))
    .filter((group) => group.options.length > 0);
  // A path the server knows and this list does not is shown as it is rather than lost.
  const known = value === null || targets.some((target) => target.path === value);
  return (
    <Select
      value={value ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      options={known ? groups : [...groups, { label: "", options: [{ value: value ?? "", label: value ?? "" }] }]}
      showSearch={{ optionFilterProp: "label" }}
      allowClear
      placeholder={t("mapping.skip")}
      aria-label={t("mapping.fieldFor", { header })}
      style={{ width: "100%" }}
    />
  );
}
