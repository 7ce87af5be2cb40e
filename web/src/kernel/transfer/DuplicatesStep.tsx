import { Button, Checkbox, Form, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useMeta, useObjectMeta } from "@/kernel/api/queries";
import type { ObjectMeta } from "@/kernel/api/types";
import { label, word } from "@/kernel/i18n";
import type { Draft } from "./draft";
import { creatable, keyFields } from "./mapping";
import styles from "./Transfer.module.css";

interface Props {
  meta: ObjectMeta;
  draft: Draft;
  change: (next: Partial<Draft>) => void;
  back: () => void;
  next: () => void;
}

/** Objects that know look-alikes by phone, e-mail or company name. */
const withLookalikes = new Set(["customers", "contacts", "leads"]);

/** People and settings are not made by an import. */
const neverMade = new Set(["users", "departments", "roles", "stages", "pipelines"]);

/** What becomes of rows that are here already, or look like it. */
export function DuplicatesStep({ meta, draft, change, back, next }: Props) {
  const { t } = useTranslation("transfer");
  const { data: all } = useMeta();
  const { data: lines } = useObjectMeta(meta.lines?.object);
  const keys = keyFields(meta, draft.mapping);
  const object = word(meta.labels);
  const made = creatable(meta, lines, draft.mapping).flatMap((key) => {
    const summary = all?.objects.find((one) => one.key === key);
    return summary?.can.create && !neverMade.has(key) && key !== meta.key ? [summary] : [];
  });
  const ownerMapped = Object.values(draft.mapping).some((field) => field?.split(".").at(-1) === "owner");
  const matching = draft.key !== "" && keys.length > 0;

  return (
    <section className={styles.card}>
      <Form layout="vertical" className={styles.narrow}>
        <Form.Item label={t("key.label", { object })} extra={keys.length === 0 ? t("key.none") : undefined}>
          <Select
            value={keys.length === 0 ? "" : (draft.key ?? "auto")}
            disabled={keys.length === 0}
            onChange={(value) => change({ key: value === "auto" ? undefined : value })}
            options={[
              ...(keys.length > 0 ? [{ value: "auto", label: t("key.auto", { field: label(keys[0]?.labels) }) }] : []),
              ...keys.map((field) => ({ value: field.key, label: t("key.by", { field: label(field.labels) }) })),
              { value: "", label: t("key.never") },
            ]}
          />
        </Form.Item>
        {matching && (
          <Form.Item label={t("duplicate.label")}>
            <Radio.Group
              vertical
              value={draft.onDuplicate}
              onChange={(event) => change({ onDuplicate: event.target.value })}
              options={(["update", "skip", "create"] as const).map((value) => ({
                value,
                label: <Choice title={t(`duplicate.${value}`)} text={t(`duplicate.${value}Text`)} />,
              }))}
            />
          </Form.Item>
        )}
        {matching && draft.onDuplicate === "update" && (
          <Form.Item>
            <Checkbox checked={draft.clearEmpty} onChange={(event) => change({ clearEmpty: event.target.checked })}>
              {t("duplicate.clearEmpty")}
            </Checkbox>
          </Form.Item>
        )}
        {withLookalikes.has(meta.key) && (
          <Form.Item label={t("lookalike.label")} extra={t("lookalike.extra")}>
            <Radio.Group
              vertical
              value={draft.duplicates}
              onChange={(event) => change({ duplicates: event.target.value })}
              options={(["warn", "skip", "update", "ignore"] as const).map((value) => ({
                value,
                label: t(`lookalike.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {made.length > 0 && (
          <Form.Item label={t("made.label")} extra={t("made.extra")}>
            <Checkbox.Group
              value={draft.createMissing}
              onChange={(values) => change({ createMissing: values as string[] })}
              options={made.map((summary) => ({
                value: summary.key,
                label: t("made.one", { object: word(summary.labels) }),
              }))}
            />
          </Form.Item>
        )}
        {ownerMapped && (
          <Form.Item label={t("adopt.label")}>
            <Checkbox checked={draft.adopt} onChange={(event) => change({ adopt: event.target.checked })}>
              {t("adopt.mine")}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
      <footer className={styles.foot}>
        <Button type="primary" onClick={next}>
          {t("check.go")}
        </Button>
        <Button onClick={back}>{t("back")}</Button>
      </footer>
    </section>
  );
}

function Choice({ title, text }: { title: string; text: string }) {
  return (
    <span className={styles.choice}>
      <span>{title}</span>
      <span className={styles.quiet}>{text}</span>
    </span>
  );
}
