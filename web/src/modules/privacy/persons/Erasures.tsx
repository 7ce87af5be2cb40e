import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSummary } from "@/kernel/access";
import { type Erasure, useErasures } from "@/kernel/api/privacy";
import { label } from "@/kernel/i18n";
import { Chip } from "@/kernel/ui/Chip";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { RelativeTime } from "@/kernel/ui/Time";
import { Certificate } from "./Certificate";
import styles from "./Erasures.module.css";

const colors: Partial<Record<Erasure["state"], string>> = { running: "blue", done: "green", failed: "red" };

/** The erasures, newest first; each opens its certificate. */
export default function Erasures() {
  const { t } = useTranslation("privacy");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useErasures();
  const [open, setOpen] = useState<string>();
  const items = data?.pages.flatMap((page) => page.items);
  const shown = items?.find((one) => one.id === open);
  return (
    <div className={styles.page}>
      {error && !items ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !items ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : items.length === 0 ? (
        <EmptyState icon={<SafetyCertificateOutlined />} title={t("erasures.none")} text={t("erasures.noneText")} />
      ) : (
        <ul className={styles.list}>
          {items.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles.item} onClick={() => setOpen(one.id)}>
                <Row erasure={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("erasures.more")}
        </Button>
      )}
      {shown && <Certificate erasure={shown} close={() => setOpen(undefined)} />}
    </div>
  );
}

function Row({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation("privacy");
  const object = useSummary(erasure.records[0]?.object);
  return (
    <>
      <span className={styles.main}>
        <span className={styles.what}>
          {t("erasures.what", {
            number: erasure.id.slice(-6).toUpperCase(),
            object: label(object?.pluralLabels, erasure.records[0]?.object),
            count: erasure.records.length,
          })}
        </span>
        <Chip color={colors[erasure.state] ?? null}>{t(`state.${erasure.state}`)}</Chip>
      </span>
      <span className={styles.more}>
        {[t(`reason.${erasure.reason}`), erasure.note, erasure.by?.name].filter(Boolean).join(" · ")}
        <RelativeTime value={erasure.at} />
      </span>
    </>
  );
}
