import { Link, useSearch } from "@tanstack/react-router";
import { Skeleton, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { ObjectMeta } from "@/kernel/api/types";
import { word } from "@/kernel/i18n";
import { followImport } from "@/kernel/jobs/jobs";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useGo } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { CheckStep } from "./CheckStep";
import { DuplicatesStep } from "./DuplicatesStep";
import { chosenOptions, type Draft, newDraft } from "./draft";
import { FileStep } from "./FileStep";
import { MappingStep } from "./MappingStep";
import { guessed } from "./mapping";
import styles from "./Transfer.module.css";
import { startImport } from "./useImports";

const steps = ["file", "mapping", "duplicates", "check"] as const;
type Step = (typeof steps)[number];

/** From a file to records, in four steps: the file, where its columns go, what to do with doubles, a trial. */
export default function ImportPage() {
  const { t } = useTranslation("transfer");
  const { object = "customers" } = useSearch({ strict: false }) as { object?: string };
  const meta = useObjectMeta(object);
  usePageTitle(t("import.title", { object: word(meta.data?.pluralLabels) }));
  if (meta.isError) {
    return <ErrorState error={meta.error} retry={() => void meta.refetch()} />;
  }

  return (
    <div className={styles.page}>
      {meta.data ? <Wizard key={object} meta={meta.data} /> : <Skeleton active paragraph={{ rows: 6 }} />}
    </div>
  );
}

function Wizard({ meta }: { meta: ObjectMeta }) {
  const { t } = useTranslation("transfer");
  const phone = usePhone();
  const go = useGo();
  const feedback = useFeedback();
  const [step, setStep] = useState<Step>("file");
  const [draft, setDraft] = useState<Draft>();
  const change = (next: Partial<Draft>) => setDraft((old) => old && { ...old, ...next });

  const run = async () => {
    if (draft) {
      try {
        const id = await startImport(draft.preview.file, meta.key, chosenOptions(draft, false));
        followImport(id, t("import.job", { object: word(meta.pluralLabels), file: draft.file.name }));
        go(`/imports/${id}`);
      } catch (error) {
        feedback.failed(error);
      }
    }
  };

  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("import.title", { object: word(meta.pluralLabels) })}</h1>
        <Link to={"/imports" as "/"} className={styles.quietLink}>
          {t("imports.title")}
        </Link>
      </header>
      <Steps
        size="small"
        type={phone ? "dot" : "default"}
        responsive={false}
        current={steps.indexOf(step)}
        items={steps.map((key) => ({ title: t(`step.${key}`) }))}
        className={styles.steps}
      />
      {step === "file" || !draft ? (
        <FileStep
          meta={meta}
          draft={draft}
          read={(file, preview) => {
            setDraft((old) =>
              old ? { ...old, file, preview, mapping: guessed(preview.columns) } : newDraft(file, preview, meta),
            );
            setStep("mapping");
          }}
        />
      ) : step === "mapping" ? (
        <MappingStep
          meta={meta}
          draft={draft}
          change={change}
          back={() => setStep("file")}
          next={() => setStep("duplicates")}
        />
      ) : step === "duplicates" ? (
        <DuplicatesStep
          meta={meta}
          draft={draft}
          change={change}
          back={() => setStep("mapping")}
          next={() => setStep("check")}
        />
      ) : (
        <CheckStep meta={meta} draft={draft} back={() => setStep("duplicates")} run={run} />
      )}
    </>
  );
}
