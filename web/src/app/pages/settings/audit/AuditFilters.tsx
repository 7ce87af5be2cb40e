import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { AuditFilter } from "@/kernel/api/audit";
import { useMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import styles from "./Audit.module.css";
import { topics } from "./topics";
import { UserFilter } from "./UserFilter";

interface Props {
  filter: AuditFilter;
  change: (filter: AuditFilter) => void;
}

/** Kind, person, object and days. */
export function AuditFilters({ filter, change }: Props) {
  const { t } = useTranslation("audit");
  const { data: meta } = useMeta();
  const days = [filter.from, filter.to].map((day) => (day ? dayjs(day) : null)) as [
    dayjs.Dayjs | null,
    dayjs.Dayjs | null,
  ];
  return (
    <div className={styles.filters}>
      <Select
        className={styles.topic}
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder={t("filter.topic")}
        aria-label={t("filter.topic")}
        value={filter.topic ? filter.topic.split(",") : []}
        options={topics.map(({ key }) => ({ value: key, label: t(`topic.${key}`) }))}
        onChange={(chosen) => change({ ...filter, topic: chosen.length > 0 ? chosen.join(",") : undefined })}
      />
      <UserFilter value={filter.user} onChange={(user) => change({ ...filter, user })} />
      <Select
        className={styles.object}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("filter.object")}
        aria-label={t("filter.object")}
        value={filter.object}
        options={meta?.objects.map((object) => ({ value: object.key, label: label(object.labels) }))}
        onChange={(object?: string) => change({ ...filter, object })}
      />
      <DatePicker.RangePicker
        className={styles.days}
        value={days}
        allowEmpty={[true, true]}
        presets={[
          { label: t("filter.today"), value: [dayjs(), dayjs()] },
          { label: t("filter.week"), value: [dayjs().subtract(6, "day"), dayjs()] },
          { label: t("filter.month"), value: [dayjs().subtract(29, "day"), dayjs()] },
        ]}
        onChange={(chosen) =>
          change({
            ...filter,
            from: chosen?.[0]?.format("YYYY-MM-DD"),
            to: chosen?.[1]?.format("YYYY-MM-DD"),
          })
        }
      />
    </div>
  );
}
