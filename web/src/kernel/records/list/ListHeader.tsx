import {
  DeleteOutlined,
  EllipsisOutlined,
  ExportOutlined,
  HistoryOutlined,
  ImportOutlined,
  PlusOutlined,
} from "@ant-design/icons";
import { Button, DatePicker, Dropdown, Modal, Tooltip } from "antd";
import type { Dayjs } from "dayjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { formatCount } from "@/kernel/format/numbers";
import { instant, wall } from "@/kernel/format/zone";
import { label, word } from "@/kernel/i18n";
import { useGo } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { spaced } from "../filter/sentence";
import styles from "./ListPage.module.css";
import type { ListState } from "./useListState";

const ExportDialog = lazy(() =>
  import("@/kernel/transfer/ExportDialog").then((module) => ({ default: module.ExportDialog })),
);

interface Props {
  meta: ObjectMeta;
  state: ListState;
  /** Keys of the columns as they are shown. */
  columns: string[];
  count: number | null;
  capped: boolean;
  create: () => void;
}

/** The list's name, how many there are, and what one may do with them all. */
export function ListHeader({ meta, state, columns, count, capped, create }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const [choosingDate, setChoosingDate] = useState(false);
  const [exporting, setExporting] = useState(false);
  const go = useGo();
  const [date, setDate] = useState<Dayjs | null>(wall().subtract(1, "month"));
  const actions = extensionOf(meta.key).listActions ?? [];

  const items = [
    meta.can.import && {
      key: "import",
      icon: <ImportOutlined />,
      label: t("list.import"),
      onClick: () => go(`/imports/new?object=${meta.key}`),
    },
    meta.can.export && {
      key: "export",
      icon: <ExportOutlined />,
      label: t("list.export"),
      onClick: () => setExporting(true),
    },
    { key: "asOf", icon: <HistoryOutlined />, label: t("list.asOf"), onClick: () => setChoosingDate(true) },
    {
      key: "deleted",
      icon: <DeleteOutlined />,
      label: state.deleted ? t("list.notDeleted") : t("list.deleted"),
      onClick: () => state.set({ deleted: state.deleted ? undefined : true }),
    },
  ].filter((item) => item !== false);

  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        {state.deleted ? t("list.deletedTitle", { object: word(meta.pluralLabels) }) : label(meta.pluralLabels)}
      </h1>
      {count !== null && <span className={styles.count}>{formatCount(capped ? 1001 : count, capped)}</span>}
      <span className={styles.space} />
      {!phone &&
        actions.map((Action, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the actions of an object never change.
          <Suspense key={index} fallback={null}>
            <Action meta={meta} filter={state.filter} search={state.search} />
          </Suspense>
        ))}
      <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items }}>
        <Tooltip title={t("list.more")}>
          <Button icon={<EllipsisOutlined />} aria-label={t("list.more")} />
        </Tooltip>
      </Dropdown>
      {meta.can.create && !state.deleted && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => create()} className={styles.create}>
          {spaced(t("form.createTitle", { object: word(meta.labels) }))}
        </Button>
      )}
      <Modal
        open={choosingDate}
        title={t("list.asOfTitle")}
        okText={t("list.asOfShow")}
        okButtonProps={{ disabled: !date }}
        width={400}
        onCancel={() => setChoosingDate(false)}
        onOk={() => {
          state.set({ asOf: date ? instant(date.endOf("day")) : undefined });
          setChoosingDate(false);
        }}
      >
        <p className={styles.hint}>{t("list.asOfText")}</p>
        <DatePicker
          value={date}
          onChange={setDate}
          maxDate={wall()}
          style={{ width: "100%" }}
          presets={[
            { label: t("list.weekAgo"), value: wall().subtract(7, "day") },
            { label: t("list.monthAgo"), value: wall().subtract(1, "month") },
            { label: t("list.quarterAgo"), value: wall().subtract(3, "month") },
          ]}
        />
      </Modal>
      {exporting && (
        <Suspense fallback={null}>
          <ExportDialog
            meta={meta}
            query={{ search: state.search || undefined, filter: state.filter, sort: state.sort }}
            columns={columns}
            close={() => setExporting(false)}
          />
        </Suspense>
      )}
    </header>
  );
}
