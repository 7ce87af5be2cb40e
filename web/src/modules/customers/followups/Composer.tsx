import { PaperClipOutlined } from "@ant-design/icons";
import { Button, ConfigProvider } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { useObjectMeta } from "@/kernel/api/queries";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { formatBytes } from "@/kernel/format/numbers";
import { Chip } from "@/kernel/ui/Chip";
import { usePhone } from "@/kernel/ui/useMedia";
import { ActivityDetails, type Details, noDetails } from "./ActivityDetails";
import styles from "./Composer.module.css";
import { mentionsIn, subjectOf } from "./followUp";
import { KindTabs } from "./KindTabs";
import { MentionText } from "./MentionText";
import { newTaskDetails, TaskDetails, type TaskPlan, taskValues } from "./TaskDetails";
import { useSaveFollowUp } from "./useSaveFollowUp";
import { useTextDraft } from "./useTextDraft";

interface Props extends RecordSlotProps {
  /** In a dialog: open from the start, and told when it is done. */
  done?: () => void;
}

/** Where the next follow-up is written: how, what was said, how it went, when to turn to them again. */
export default function Composer({ meta, record, done }: Props) {
  const { t } = useTranslation("customers");
  const mayLog = useAbilities("activities").create;
  const activities = useObjectMeta(mayLog ? "activities" : undefined).data;
  const mayPlan = useAbilities("tasks").create;
  const save = useSaveFollowUp(meta.key, record);
  const [kind, setKind] = useState("call");
  const [text, setText] = useTextDraft(`${meta.key}.${record.id}`);
  const [details, setDetails] = useState<Details>(noDetails);
  const [plan, setPlan] = useState<TaskPlan>(newTaskDetails);
  const [files, setFiles] = useState<File[]>([]);
  const [open, setOpen] = useState(done !== undefined || text !== "");
  const [busy, setBusy] = useState(false);
  const mentioned = useRef(new Map<string, string>());
  const picker = useRef<HTMLInputElement>(null);
  const phone = usePhone();
  const isTask = kind === "task";
  if (!activities || !(mayLog || mayPlan)) {
    return null;
  }

  const reset = () => {
    setText("");
    setDetails(noDetails);
    setPlan(newTaskDetails());
    setFiles([]);
    setOpen(false);
    mentioned.current.clear();
  };
  const submit = async () => {
    const words = text.trim();
    if (words === "" || busy) {
      return;
    }

    const subject = subjectOf(words);
    const body = words === subject ? undefined : words;
    setBusy(true);
    const saved = await save({
      object: isTask ? "tasks" : "activities",
      values: isTask
        ? { title: subject, description: body, ...taskValues(plan) }
        : { type: kind, subject, body, ...details },
      text: words,
      mentions: mentionsIn(words, mentioned.current),
      files,
    });
    setBusy(false);
    if (saved) {
      reset();
      done?.();
    }
  };

  return (
    <div className={styles.composer}>
      <KindTabs
        meta={activities}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setOpen(true);
        }}
        mayLog={mayLog}
        mayPlan={mayPlan}
      />
      <MentionText
        value={text}
        onChange={setText}
        chosen={mentioned.current}
        placeholder={t(isTask ? "followUp.taskPlaceholder" : "followUp.placeholder")}
        rows={open ? 3 : 1}
        onFocus={() => setOpen(true)}
        onSubmit={() => void submit()}
      />
      {open && (
        <>
          <ConfigProvider componentSize={phone ? "middle" : "small"}>
            {isTask ? (
              <TaskDetails value={plan} onChange={setPlan} />
            ) : (
              <ActivityDetails
                meta={activities}
                object={meta.key}
                record={record}
                value={details}
                onChange={setDetails}
              />
            )}
          </ConfigProvider>
          {files.length > 0 && (
            <div className={styles.files}>
              {files.map((file) => (
                <Chip key={`${file.name} ${file.size}`}>
                  {file.name} {formatBytes(file.size)}
                </Chip>
              ))}
              <Button type="link" size="small" onClick={() => setFiles([])}>
                {t("followUp.noFiles")}
              </Button>
            </div>
          )}
          <div className={styles.foot}>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(event) => setFiles([...files, ...(event.target.files ?? [])])}
            />
            <Button type="text" size="small" icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>
              {t("followUp.attach")}
            </Button>
            <span className={styles.space} />
            <span className={styles.hint}>{t("followUp.hint")}</span>
            <Button size="small" onClick={() => (done ? done() : reset())}>
              {t("kernel:form.cancel")}
            </Button>
            <Button
              type="primary"
              size="small"
              disabled={text.trim() === ""}
              loading={busy}
              onClick={() => void submit()}
            >
              {t(isTask ? "followUp.saveTask" : "followUp.save")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
