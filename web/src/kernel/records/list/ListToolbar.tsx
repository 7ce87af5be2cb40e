import { ColumnHeightOutlined, SearchOutlined, SettingOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, Popover, Tooltip } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta } from "@/kernel/api/types";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { FilterBar } from "../filter/FilterBar";
import { ColumnChooser } from "./ColumnChooser";
import type { Column, ColumnState } from "./columns";
import styles from "./ListPage.module.css";
import { type Density, rowHeights } from "./RecordTable";
import type { ListState } from "./useListState";

interface Props {
  meta: ObjectMeta;
  state: ListState;
  columns: Column[];
  columnState: ColumnState;
  setColumnState: (state: ColumnState) => void;
  density: Density;
  setDensity: (density: Density) => void;
  /** False where there are no columns to choose: cards, boards. */
  table: boolean;
}

export function ListToolbar({ meta, state, columns, columnState, setColumnState, density, setDensity, table }: Props) {
  const { t } = useTranslation("kernel");
  const [typed, setTyped] = useState(state.search);
  const settled = useDebounced(typed, 250);
  const { set, search } = state;

  useEffect(() => {
    set({ q: settled || undefined });
  }, [settled, set]);

  // Cleared from elsewhere («clear the filter»): the box follows.
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    if (search === "") {
      setTyped("");
    }
  }

  return (
    <div className={styles.toolbar}>
      <div className={styles.search} data-list-search>
        <Input
          allowClear
          prefix={<SearchOutlined className={styles.searchIcon} />}
          placeholder={t("list.search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.currentTarget.blur();
            }
          }}
        />
      </div>
      <FilterBar meta={meta} filter={state.filter} onChange={(filter) => set({ filter: filter ?? null })} />
      <span className={styles.space} />
      {table && (
        <>
          <Popover
            trigger="click"
            placement="bottomRight"
            arrow={false}
            destroyOnHidden
            content={<ColumnChooser meta={meta} columns={columns} state={columnState} onChange={setColumnState} />}
          >
            <Tooltip title={t("columns.title")}>
              <Button type="text" icon={<SettingOutlined />} aria-label={t("columns.title")} />
            </Tooltip>
          </Popover>
          <Dropdown
            trigger={["click"]}
            placement="bottomRight"
            menu={{
              selectable: true,
              selectedKeys: [density],
              items: (Object.keys(rowHeights) as Density[]).map((key) => ({ key, label: t(`density.${key}`) })),
              onClick: ({ key }) => setDensity(key as Density),
            }}
          >
            <Tooltip title={t("density.title")}>
              <Button type="text" icon={<ColumnHeightOutlined />} aria-label={t("density.title")} />
            </Tooltip>
          </Dropdown>
        </>
      )}
    </div>
  );
}
