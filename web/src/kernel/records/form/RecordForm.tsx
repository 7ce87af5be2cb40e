import { Alert, Button, Form } from "antd";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { useCreate, useSignedIn } from "@/kernel/api/queries";
import type { Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { word } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { clearErrors, showErrors } from "@/kernel/ui/serverErrors";
import { usePhone } from "@/kernel/ui/useMedia";
import { fieldValue, isEmpty, sameValue, titleOf, toWrite } from "../fields/values";
import { clearDraft, draftKey, loadDraft, saveDraft } from "./draft";
import { FormField } from "./FormField";
import { FormSection } from "./FormSection";
import { formSections } from "./layout";
import styles from "./RecordForm.module.css";
import { useSave } from "./useSave";

interface Props {
  formId: string;
  meta: ObjectMeta;
  record?: RecordData;
  initial?: Record<string, unknown>;
  onDirty: (dirty: boolean) => void;
  onBusy: (busy: boolean) => void;
  onSaved: (record: RecordData) => void;
}

type Values = Record<string, unknown>;

/** All editable fields of an object. Values are kept by field key, references as `{id, name}`. */
export function RecordForm({ formId, meta, record, initial, onDirty, onBusy, onSaved }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const [form] = Form.useForm<Values>();
  const feedback = useFeedback();
  const create = useCreate(meta.key);
  const save = useSave(meta);
  const creating = record === undefined;
  const sections = useMemo(() => formSections(meta, creating), [meta, creating]);
  const fields = useMemo(() => sections.flatMap((section) => section.fields), [sections]);
  const key = draftKey(meta.key, record?.id);
  const { user } = useSignedIn();
  const start = useMemo(() => {
    // What one makes is one's own unless one says otherwise.
    const own =
      !record && fields.some((field) => field.key === "owner") ? { owner: { id: user.id, name: user.name } } : {};
    return startValues(fields, record, { ...own, ...initial }, meta);
  }, [fields, record, initial, meta, user]);
  const [draft, setDraft] = useState(() => loadDraft(key, record?.version ?? 0));
  const [problem, setProblem] = useState<{ text: string; errors: Record<string, string[]> }>();
  const draftTimer = useRef<number>(undefined);
  const panels = extensionOf(meta.key).form?.panels ?? [];

  useEffect(() => {
    if (draft) {
      onDirty(true);
    }

    return () => window.clearTimeout(draftTimer.current);
  }, [draft, onDirty]);

  const changed = (now: Values, values: Values) => {
    clearErrors(form, now);
    const dirty = Object.keys(changesOf(start, values)).length > 0;
    onDirty(dirty);
    window.clearTimeout(draftTimer.current);
    draftTimer.current = window.setTimeout(() => {
      if (dirty) {
        saveDraft(key, values, record?.version ?? 0);
      } else {
        clearDraft(key);
      }
    }, 300);
  };

  const refuse = (error: ApiError) => {
    const known = fields.filter((field) => error.errors[field.key]);
    showErrors(
      form,
      known.map((field) => [field.key, error.errors[field.key] ?? []]),
    );
    const others = Object.entries(error.errors).filter(([name]) => !known.some((field) => field.key === name));
    setProblem({
      text: others.flatMap(([, texts]) => texts).join(" ") || error.detail || t("form.invalid"),
      errors: error.errors,
    });
    if (known[0]) {
      form.scrollToField(known[0].key, { block: "center", focus: true });
    }
  };

  const submit = async (values: Values) => {
    window.clearTimeout(draftTimer.current);
    onBusy(true);
    setProblem(undefined);
    try {
      // Panels put values into the form that have no field of their own, such as order lines.
      const all = { ...values, ...extraValues(form.getFieldsValue(true) as Values, fields) };
      const saved = record ? await update(record, all) : await createNew(all);
      if (saved) {
        clearDraft(key);
        onSaved(saved);
      }
    } catch (error) {
      if (error instanceof ApiError && (error.status === 400 || error.status === 422)) {
        refuse(error);
      } else {
        feedback.failed(error);
      }
    } finally {
      onBusy(false);
    }
  };

  const update = async (current: RecordData, values: Values) => {
    const changes = changesOf(start, values);
    return Object.keys(changes).length === 0 ? current : save(current, changes, { throwValidation: true });
  };

  const createNew = async (values: Values) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
    const saved = await create.mutateAsync(toWrite(filled));
    feedback.changed(t("form.created", { object: word(meta.labels), name: titleOf(meta, saved) }), saved.changeSet);
    return saved;
  };

  return (
    <Form<Values>
      id={formId}
      form={form}
      layout="vertical"
      initialValues={{ ...start, ...draft?.values }}
      validateTrigger="onBlur"
      onValuesChange={changed}
      onFinish={(values) => void submit(values)}
      onFinishFailed={({ errorFields }) => {
        const first = errorFields[0];
        if (first) {
          form.scrollToField(first.name, { block: "center", focus: true });
        }
      }}
      scrollToFirstError={false}
    >
      {draft && (
        <Alert
          type="info"
          showIcon
          className={styles.notice}
          title={t("form.draftRestored")}
          action={
            <Button
              size="small"
              onClick={() => {
                clearDraft(key);
                setDraft(null);
                form.setFieldsValue(start);
                onDirty(false);
              }}
            >
              {t("form.draftDiscard")}
            </Button>
          }
        />
      )}
      {problem && <Alert type="error" showIcon className={styles.notice} title={problem.text} role="alert" />}
      {sections.map((section) => (
        <FormSection key={section.key} name={section.title} titled={sections.length > 1}>
          <div className={styles.grid}>
            {section.fields.map((field, index) => (
              <FormField
                key={field.key}
                meta={meta}
                field={field}
                autoFocus={!phone && section === sections[0] && index === 0}
              />
            ))}
          </div>
        </FormSection>
      ))}
      {panels.length > 0 && (
        <Form.Item noStyle shouldUpdate>
          {() =>
            panels.map((Panel, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of panels never changes while the client runs.
              <Suspense key={`${meta.key}-${index}`} fallback={null}>
                <Panel
                  meta={meta}
                  record={record}
                  values={form.getFieldsValue(true) as Values}
                  errors={problem?.errors ?? {}}
                  setValues={(values) => {
                    form.setFieldsValue(values);
                    changed(values, form.getFieldsValue(true) as Values);
                  }}
                />
              </Suspense>
            ))
          }
        </Form.Item>
      )}
    </Form>
  );
}

function startValues(
  fields: Field[],
  record: RecordData | undefined,
  initial: Values | undefined,
  meta: ObjectMeta,
): Values {
  const values: Values = Object.fromEntries(
    fields.map((field) => [field.key, (record ? fieldValue(record, field.key) : field.default) ?? undefined]),
  );
  if (record && meta.lines) {
    values[meta.lines.field] = record[meta.lines.field];
  }

  for (const key of (record && extensionOf(meta.key).form?.panelFields) ?? []) {
    values[key] = record?.[key];
  }

  return { ...values, ...initial };
}

/** Values someone put into the form that belong to no shown field. */
function extraValues(all: Values, fields: Field[]): Values {
  const known = new Set(fields.map((field) => field.key));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !known.has(key)));
}

/** What differs from the start, by field key. */
function changesOf(start: Values, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !sameValue(start[key], value)));
}
