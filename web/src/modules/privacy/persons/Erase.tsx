import { Alert, Button, Checkbox, Form, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PersonKey, useErase, useErasurePreview } from "@/kernel/api/privacy";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useGo } from "@/kernel/ui/navigation";
import { Count, CountOf } from "./Count";
import styles from "./Person.module.css";

/** Seconds; less than that nobody notices. */
const WORTH_SAYING = 5;

interface Props {
  name: string;
  records: PersonKey[];
  back: () => void;
  close: () => void;
}

/** What goes, and that it does not come back. Whoever goes on types the name. */
export function Erase({ name, records, back, close }: Props) {
  const { t } = useTranslation("privacy");
  const feedback = useFeedback();
  const go = useGo();
  const [everywhere, setEverywhere] = useState(false);
  const [note, setNote] = useState("");
  const [typed, setTyped] = useState("");
  const preview = useErasurePreview({ records, everywhere });
  const erase = useErase();
  const run = () =>
    erase.mutate(
      { records, everywhere, note: note.trim() || undefined },
      {
        onSuccess: () => {
          feedback.done(t("erase.started"));
          close();
          go("/settings/erasures");
        },
        onError: (error) => feedback.failed(error),
      },
    );
  return (
    <>
      <Alert type="warning" showIcon title={t("erase.warning")} description={t("erase.text")} />
      {preview.error ? (
        <ErrorState error={preview.error} retry={() => void preview.refetch()} />
      ) : !preview.data ? (
        <Skeleton active title={false} paragraph={{ rows: 3 }} className={styles.part ?? ""} />
      ) : (
        <dl className={styles.counts}>
          <CountOf name={t("certificate.records")} count={preview.data.records} />
          {Object.entries(preview.data.related).map(([object, count]) => (
            <Count key={object} object={object} count={count} />
          ))}
          <CountOf name={t("person.comments")} count={preview.data.comments} />
          <CountOf name={t("person.files")} count={preview.data.files} />
          <CountOf name={t("consent.title")} count={preview.data.consents} />
          <CountOf
            name={t("certificate.mentions")}
            count={Object.values(preview.data.mentions).reduce((sum, count) => sum + count, 0)}
          />
          <CountOf name={t("certificate.notifications")} count={preview.data.notifications} />
          <CountOf name={t("certificate.entries")} count={preview.data.entries} />
          <CountOf name={t("certificate.transferFiles")} count={preview.data.transferFiles} />
        </dl>
      )}
      {preview.data && preview.data.waitSeconds >= WORTH_SAYING && (
        <p className={styles.hint}>{t("erase.wait", { count: preview.data.waitSeconds })}</p>
      )}
      <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
        {t("erase.everywhere", { name })}
      </Checkbox>
      <p className={styles.hint}>{t("erase.everywhereHint")}</p>
      <Form layout="vertical" className={styles.part ?? ""}>
        <Form.Item label={t("erase.note")} extra={t("erase.noteHint")} htmlFor="erase-note">
          <Input id="erase-note" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
        <Form.Item label={t("erase.confirm", { name })} htmlFor="erase-name">
          <Input id="erase-name" value={typed} placeholder={name} onChange={(event) => setTyped(event.target.value)} />
        </Form.Item>
      </Form>
      <div className={styles.buttons}>
        <Button onClick={back}>{t("erase.back")}</Button>
        <Button
          type="primary"
          danger
          disabled={typed.trim() !== name.trim() || !preview.data}
          loading={erase.isPending}
          onClick={run}
        >
          {t("erase.run")}
        </Button>
      </div>
    </>
  );
}
