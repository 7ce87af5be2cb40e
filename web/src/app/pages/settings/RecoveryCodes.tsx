import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./TwoFactor.module.css";

/** Recovery codes, to be kept now: nobody can see them again. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation("identity");
  const feedback = useFeedback();
  const text = `${codes.join("\n")}\n`;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => feedback.done(t("twoFactor.codesCopied")),
      () => feedback.refused(t("twoFactor.codesNotCopied")),
    );
  return (
    <>
      <ol className={styles.codes} aria-label={t("twoFactor.codes")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={styles.actions}>
        <Button onClick={copy}>{t("twoFactor.codesCopy")}</Button>
        <Button
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t("twoFactor.codesFileName")}
        >
          {t("twoFactor.codesFile")}
        </Button>
      </div>
    </>
  );
}
