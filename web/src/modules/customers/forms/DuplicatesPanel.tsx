import { WarningOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import type { FormPanelProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { useDebounced } from "@/kernel/ui/useDebounced";
import styles from "./DuplicatesPanel.module.css";
import { type DuplicateHit, findDuplicates, probeOf } from "./duplicates";
import { Matched } from "./Matched";

/** Who is here already, while one types. It warns; it does not stop anybody. */
export default function DuplicatesPanel({ meta, record, values }: FormPanelProps) {
  const { t } = useTranslation("customers");
  const { data: all } = useMeta();
  const probe = useDebounced(JSON.stringify(probeOf(meta.key, values, record?.id)), 400);
  const { data } = useQuery({
    queryKey: ["duplicates", meta.key, probe],
    enabled: probe !== "null",
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => findDuplicates(meta.key, values, record?.id, signal),
  });
  const hits = probe === "null" ? [] : (data ?? []);
  if (hits.length === 0) {
    return null;
  }

  const kindOf = (hit: DuplicateHit) => label(all?.objects.find((one) => one.key === hit.object)?.labels, hit.object);
  return (
    <aside className={styles.panel} aria-live="polite">
      <h3 className={styles.title}>
        <WarningOutlined /> {t("duplicates.title", { count: hits.length })}
      </h3>
      <ul className={styles.list}>
        {hits.map((hit) => (
          <li key={hit.id} className={styles.hit}>
            {hit.readable ? (
              <a href={`/${hit.object}/${hit.id}`} target="_blank" rel="noopener">
                {hit.name}
              </a>
            ) : (
              <span>{hit.name}</span>
            )}
            <Matched hit={hit} />
            <span className={styles.quiet}>
              {kindOf(hit)} · {hit.owner?.name ?? t("duplicates.nobody")}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
