import { CopyOutlined, EyeOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api } from "@/kernel/api/client";
import type { Field } from "@/kernel/api/types";
import { formatPhone } from "@/kernel/format/phone";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./Reveal.module.css";

interface Props {
  object: string;
  id: string;
  field: Field;
  /** The part that is shown. */
  part: string;
}

const shownFor = 30_000;

/** A value of which one sees a part, and the way to see all of it for a moment. Who looked is written down. */
export function Reveal({ object, id, field, part }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const { mutate, reset, data, isPending } = useMutation({
    mutationFn: () => api.post<{ field: string; value: unknown }>(`/api/${object}/${id}/reveal`, { field: field.key }),
    onError: (error) => {
      const wait = error instanceof ApiError && error.status === 429 ? error.problem.retryAfter : undefined;
      if (wait === undefined) {
        feedback.failed(error);
      } else {
        feedback.refused(t("reveal.wait", { count: Math.max(1, Math.ceil(wait / 60)) }));
      }
    },
  });

  useEffect(() => {
    if (data) {
      const timer = window.setTimeout(reset, shownFor);
      return () => window.clearTimeout(timer);
    }
  }, [data, reset]);

  if (!data) {
    const name = t(field.type === "phone" ? "reveal.number" : "reveal.value");
    return (
      <span className={styles.line}>
        <span className="tabular">{part}</span>
        <Tooltip title={name}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            aria-label={name}
            loading={isPending}
            onClick={() => mutate()}
          />
        </Tooltip>
      </span>
    );
  }

  const whole = String(data.value ?? "");
  const copy = () =>
    void navigator.clipboard.writeText(whole).then(
      () => feedback.done(t("reveal.copied")),
      () => feedback.refused(t("reveal.notCopied")),
    );
  return (
    <span role="status">
      <span className={styles.line}>
        <span className="tabular">{field.type === "phone" ? formatPhone(whole) : whole}</span>
        <Tooltip title={t("reveal.copy")}>
          <Button type="text" size="small" icon={<CopyOutlined />} aria-label={t("reveal.copy")} onClick={copy} />
        </Tooltip>
      </span>
      <span className={styles.hint}>{t("reveal.noted")}</span>
    </span>
  );
}
