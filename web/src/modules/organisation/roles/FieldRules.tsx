import { LockOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Drawer, Empty, Input, Segmented, Select, Skeleton, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { Field, FieldMode, ObjectMeta, ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { readSections } from "@/kernel/records/form/layout";
import { ErrorState } from "@/kernel/ui/ErrorState";
import styles from "./FieldRules.module.css";
import { type Grant, modesOf, reasonFixed, ruleCount, withFields } from "./grants";

interface Props {
  object: ObjectSummary;
  grant: Grant;
  /** Left out: for reading. */
  change: ((grant: Grant) => void) | undefined;
  close: () => void;
}

interface Group {
  key: string;
  title: string;
  meta: ObjectMeta;
  fields: { path: string; field: Field }[];
}

/** What a role leaves of each field of an object and of its lines. */
export function FieldRules({ object, grant, change, close }: Props) {
  const { t } = useTranslation("organisation");
  const [search, setSearch] = useState("");
  const meta = useObjectMeta(object.key);
  const lines = useObjectMeta(meta.data?.lines?.object);
  const ready = meta.data && (!meta.data.lines || lines.data);
  const wanted = search.trim().toLowerCase();
  const groups = meta.data
    ? groupsOf(meta.data, lines.data)
        .map((group) => ({
          ...group,
          fields: group.fields.filter(({ field }) => label(field.labels, field.key).toLowerCase().includes(wanted)),
        }))
        .filter((group) => group.fields.length > 0)
    : [];
  const shown = groups.flatMap((group) => group.fields);
  const setAll = (mode: FieldMode) =>
    change?.(
      withFields(
        grant,
        shown.filter(({ field }) => field.modes.length > 0 && modesOf(field).includes(mode)).map(({ path }) => path),
        mode,
      ),
    );

  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={t("fieldRules.title", { object: label(object.pluralLabels) })}
      footer={
        <div className={styles.footer}>
          <span className={styles.quiet}>{t("fieldRules.count", { count: ruleCount(grant) })}</span>
          <Button type="primary" onClick={close}>
            {t("fieldRules.done")}
          </Button>
        </div>
      }
    >
      <p className={styles.hint}>{t("fieldRules.hint")}</p>
      <div className={styles.tools}>
        <Input
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t("fieldRules.search")}
          aria-label={t("fieldRules.search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {change && (
          <>
            <Select<FieldMode | null>
              value={null}
              placeholder={t("fieldRules.setAll")}
              aria-label={t("fieldRules.setAll")}
              options={(["readOnly", "masked", "hidden"] as const).map((mode) => ({
                value: mode,
                label: t(`kernel:fieldMode.${mode}`),
              }))}
              onChange={(mode) => mode && setAll(mode)}
              popupMatchSelectWidth={false}
            />
            <Button disabled={ruleCount(grant) === 0} onClick={() => change(withoutFields(grant))}>
              {t("fieldRules.reset")}
            </Button>
          </>
        )}
      </div>
      {meta.error || lines.error ? (
        <ErrorState
          error={meta.error ?? lines.error}
          retry={() => {
            void meta.refetch();
            void lines.refetch();
          }}
        />
      ) : !ready ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : groups.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("fieldRules.none")} />
      ) : (
        groups.map((group) => (
          <section key={group.key} aria-label={group.title}>
            <h3 className={styles.heading}>{group.title}</h3>
            <ul className={styles.list}>
              {group.fields.map(({ path, field }) => (
                <Rule
                  key={path}
                  meta={group.meta}
                  field={field}
                  mode={grant.fields?.[path] ?? "full"}
                  change={change && ((mode) => change(withFields(grant, [path], mode)))}
                />
              ))}
            </ul>
          </section>
        ))
      )}
    </Drawer>
  );
}

interface RuleProps {
  meta: ObjectMeta;
  field: Field;
  mode: FieldMode;
  change: ((mode: FieldMode) => void) | undefined;
}

function Rule({ meta, field, mode, change }: RuleProps) {
  const { t } = useTranslation("organisation");
  const name = label(field.labels, field.key);
  const word = (one: FieldMode) => t(one === "full" && field.readOnly ? "fieldRules.seen" : `kernel:fieldMode.${one}`);
  return (
    <li className={styles.rule}>
      <span className={styles.name}>{name}</span>
      {field.modes.length === 0 ? (
        <Tooltip title={t(`fieldRules.fixed.${reasonFixed(field, meta)}`)}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip tells why, and the keyboard must come to it. */}
          <span className={styles.fixed} tabIndex={0}>
            <LockOutlined /> {t("fieldRules.always")}
          </span>
        </Tooltip>
      ) : change ? (
        <Segmented<FieldMode>
          size="small"
          aria-label={name}
          value={mode}
          onChange={change}
          options={modesOf(field).map((one) => ({ value: one, label: word(one) }))}
        />
      ) : (
        <span className={mode === "full" ? styles.quiet : undefined}>{word(mode)}</span>
      )}
    </li>
  );
}

function withoutFields({ fields: _, ...rest }: Grant): Grant {
  return rest;
}

function groupsOf(meta: ObjectMeta, lines: ObjectMeta | undefined): Group[] {
  const own = readSections(meta).map((section) => ({
    key: section.key,
    title: section.title || label(meta.labels),
    meta,
    fields: section.fields.map((field) => ({ path: field.key, field })),
  }));
  if (!meta.lines || !lines) {
    return own;
  }

  const { field: prefix } = meta.lines;
  const fields = readSections(lines)
    .flatMap((section) => section.fields)
    .map((field) => ({ path: `${prefix}.${field.key}`, field }));
  return [...own, { key: `${prefix}.`, title: label(lines.pluralLabels), meta: lines, fields }];
}
