import { CloseOutlined, FilterOutlined } from "@ant-design/icons";
import { Button, Drawer, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, ObjectMeta } from "@/kernel/api/types";
import { realignPopups } from "@/kernel/ui/realign";
import { usePhone } from "@/kernel/ui/useMedia";
import styles from "./FilterBar.module.css";
import { FilterBuilder } from "./FilterBuilder";
import { filterOf, type GroupNode, newCondition, topLevel, treeOf, without } from "./tree";
import { useSentence } from "./useCatalog";

interface Props {
  meta: ObjectMeta;
  filter: Filter | undefined;
  onChange: (filter: Filter | undefined) => void;
}

/** The filter as chips that read as a sentence; a click edits it. */
export function FilterBar({ meta, filter, onChange }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const [tree, setTree] = useState<GroupNode | null>(null);
  const say = useSentence(meta, filter);
  const parts = topLevel(filter);

  const open = () => {
    const start = treeOf(filter);
    setTree(start.items.length === 0 ? { ...start, items: [newCondition()] } : start);
  };
  const apply = () => {
    if (tree) {
      onChange(filterOf(tree));
    }

    setTree(null);
  };

  const footer = (
    <div className={styles.footer}>
      <Button type="primary" onClick={apply}>
        {t("filter.apply")}
      </Button>
      <Button
        type="text"
        onClick={() => {
          onChange(undefined);
          setTree(null);
        }}
      >
        {t("filter.clear")}
      </Button>
    </div>
  );
  const builder = tree && <FilterBuilder meta={meta} tree={tree} onChange={setTree} />;
  const button = (
    <Button
      icon={<FilterOutlined />}
      aria-label={t("filter.title")}
      onClick={open}
      type={parts.length > 0 ? "text" : "default"}
    >
      {parts.length === 0 || !phone ? t("filter.title") : null}
    </Button>
  );

  return (
    <div className={styles.bar}>
      {phone ? (
        <>
          {button}
          <Drawer
            placement="bottom"
            size="80%"
            open={tree !== null}
            onClose={() => setTree(null)}
            title={t("filter.title")}
            footer={footer}
          >
            {builder}
          </Drawer>
        </>
      ) : (
        <Popover
          open={tree !== null}
          onOpenChange={(next) => {
            if (!next) {
              apply();
            }
          }}
          afterOpenChange={(isOpen) => isOpen && realignPopups()}
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          destroyOnHidden
          content={
            <div className={styles.panel}>
              {builder}
              {footer}
            </div>
          }
        >
          {button}
        </Popover>
      )}
      {parts.map((part, index) => (
        <span key={JSON.stringify(part)} className={styles.chip}>
          <button type="button" className={styles.words} onClick={open}>
            {say(part)}
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={t("filter.remove", { what: say(part) })}
            onClick={() => filter && onChange(without(filter, index))}
          >
            <CloseOutlined />
          </button>
        </span>
      ))}
    </div>
  );
}
