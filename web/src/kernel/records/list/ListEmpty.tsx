import { ImportOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSomeRecords } from "@/kernel/api/queries";
import type { ObjectMeta } from "@/kernel/api/types";
import { word } from "@/kernel/i18n";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { Icon } from "@/kernel/ui/Icon";
import { useGo } from "@/kernel/ui/navigation";
import type { ListState } from "./useListState";

interface Props {
  meta: ObjectMeta;
  state: ListState;
  create: () => void;
}

/** Why the list is empty, and what to do about it. */
export function ListEmpty({ meta, state, create }: Props) {
  const { t } = useTranslation("kernel");
  const go = useGo();
  const narrow = !state.deleted && (state.search !== "" || state.filter !== undefined);
  const all = useSomeRecords(meta.key, { fields: [], limit: 1 }, narrow);
  const object = word(meta.pluralLabels);
  const icon = <Icon name={meta.icon} />;
  if (state.deleted) {
    return <EmptyState icon={icon} title={t("empty.trash")} text={t("empty.trashText")} />;
  }

  // A view may be narrow by itself: when there is nothing at all, there is nothing to widen.
  if ((state.search || state.filter) && !(all.data && all.data.items.length === 0)) {
    return (
      <EmptyState icon={icon} title={t("empty.noMatch", { object })} text={t("empty.noMatchText")}>
        <Button onClick={() => state.set({ q: undefined, filter: null })}>{t("empty.clear")}</Button>
        {meta.can.create && (
          <Button type="text" icon={<PlusOutlined />} onClick={create}>
            {t("form.createTitle", { object: word(meta.labels) })}
          </Button>
        )}
      </EmptyState>
    );
  }

  return (
    <EmptyState
      icon={icon}
      title={t("empty.none", { object })}
      text={meta.can.create ? t("empty.noneText") : t("empty.noneToSee")}
    >
      {meta.can.create && (
        <Button type="primary" icon={<PlusOutlined />} onClick={create}>
          {t("form.createTitle", { object: word(meta.labels) })}
        </Button>
      )}
      {meta.can.import && (
        <Button icon={<ImportOutlined />} onClick={() => go(`/imports/new?object=${meta.key}`)}>
          {t("list.import")}
        </Button>
      )}
    </EmptyState>
  );
}
