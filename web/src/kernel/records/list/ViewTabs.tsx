import { CheckOutlined, DownOutlined, EllipsisOutlined, TableOutlined, TeamOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "@/kernel/api/queries";
import type { ObjectMeta, View, ViewKind } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { label } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { usePhone } from "@/kernel/ui/useMedia";
import { SaveViewDialog } from "./SaveViewDialog";
import type { ListState } from "./useListState";
import { useViewChanges } from "./useViews";
import styles from "./ViewTabs.module.css";

interface Props {
  meta: ObjectMeta;
  views: View[];
  state: ListState;
  /** Keys of the columns as they are shown. */
  columns: string[];
}

export function viewName(view: View): string {
  return view.name ?? label(view.labels, view.key);
}

/** The saved views as tabs; what is changed in one can be saved, in it or as another. */
export function ViewTabs({ meta, views, state, columns }: Props) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const { modal } = App.useApp();
  const { user, admin } = useSignedIn();
  const feedback = useFeedback();
  const changes = useViewChanges(meta.key);
  const [saving, setSaving] = useState<"new" | "rename">();
  const { view } = state;
  const pinned = views.filter((candidate) => candidate.pinned || candidate.id === view.id);
  const others = views.filter((candidate) => !pinned.includes(candidate));
  const own = !view.builtIn && (admin || view.owner?.id === user.id || view.owner === undefined);
  const kinds = extensionOf(meta.key).listViews ?? [];

  const apply = async (change: Promise<unknown>, text: string) => {
    try {
      await change;
      feedback.done(text);
    } catch (error) {
      feedback.failed(error);
    }
  };
  const update = (change: Partial<View>, text: string) =>
    void apply(
      changes.update.mutateAsync({
        id: view.id,
        version: view.version,
        ...change,
        filter: change.filter ?? view.filter,
      }),
      text,
    );
  const saveHere = () =>
    void apply(
      changes.update
        .mutateAsync({
          id: view.id,
          version: view.version,
          filter: state.filter ?? null,
          sort: state.sort,
          columns,
          kind: state.kind,
        })
        .then(() => state.chooseView(view.id)),
      t("view.saved"),
    );
  const remove = () =>
    modal.confirm({
      title: t("view.deleteTitle", { name: viewName(view) }),
      content: t("view.deleteText"),
      okText: t("view.delete"),
      okButtonProps: { danger: true },
      cancelText: t("form.cancel"),
      onOk: async () => {
        await apply(changes.remove.mutateAsync(view.id), t("view.deleted"));
        state.chooseView(views.find((candidate) => candidate.id !== view.id)?.id ?? "all");
      },
    });

  const items: MenuProps["items"] = [
    { key: "new", label: t("view.saveAs"), onClick: () => setSaving("new") },
    ...(own
      ? [
          { key: "save", label: t("view.saveHere"), onClick: saveHere },
          { key: "rename", label: t("view.rename"), onClick: () => setSaving("rename") },
          { type: "divider" as const },
          {
            key: "pin",
            label: view.pinned ? t("view.unpin") : t("view.pin"),
            onClick: () => update({ pinned: !view.pinned }, t("view.saved")),
          },
          {
            key: "share",
            label: view.shared ? t("view.unshare") : t("view.share"),
            onClick: () => update({ shared: !view.shared }, t("view.saved")),
          },
          {
            key: "default",
            label: t("view.makeDefault"),
            icon: view.isDefault ? <CheckOutlined /> : undefined,
            onClick: () => update({ isDefault: !view.isDefault }, t("view.saved")),
          },
          { type: "divider" as const },
          { key: "delete", label: t("view.delete"), danger: true, onClick: remove },
        ]
      : []),
  ];

  return (
    <div className={styles.bar}>
      <div className={styles.tabs}>
        <div className={styles.pinned} role="tablist">
          {pinned.map((candidate) => (
            <button
              key={candidate.id}
              type="button"
              role="tab"
              aria-selected={candidate.id === view.id}
              className={`${styles.tab} ${candidate.id === view.id ? styles.current : ""}`}
              onClick={() => state.chooseView(candidate.id)}
            >
              {viewName(candidate)}
              {candidate.shared && !candidate.builtIn && <TeamOutlined className={styles.shared} />}
              {candidate.id === view.id && state.changed && <span className={styles.dot} title={t("view.changed")} />}
            </button>
          ))}
        </div>
        {others.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: others.map((candidate) => ({
                key: candidate.id,
                label: viewName(candidate),
                onClick: () => state.chooseView(candidate.id),
              })),
            }}
          >
            <Button type="text" size="small">
              {t("view.others")} <DownOutlined />
            </Button>
          </Dropdown>
        )}
        <Dropdown trigger={["click"]} menu={{ items }}>
          <Button type="text" size="small" icon={<EllipsisOutlined />} aria-label={t("view.actions")} />
        </Dropdown>
      </div>
      {state.changed && !phone && (
        <Button size="small" type="link" onClick={() => (own ? saveHere() : setSaving("new"))}>
          {own ? t("view.saveHere") : t("view.saveAs")}
        </Button>
      )}
      {kinds.length > 0 && (
        <Segmented
          size="small"
          value={state.kind}
          onChange={(kind) => state.set({ as: kind === view.kind ? undefined : (kind as ViewKind) })}
          options={[
            { value: "list", title: "view.kind.list", icon: <TableOutlined /> },
            ...kinds.map((kind) => ({ value: kind.kind, title: kind.titleKey, icon: kind.icon })),
          ].map(({ value, title, icon }) => {
            const text = t(title as "view.kind.list");
            return { value, icon, label: phone ? <span className="visually-hidden">{text}</span> : text, title: text };
          })}
        />
      )}
      {saving && (
        <SaveViewDialog
          view={saving === "rename" ? view : undefined}
          close={() => setSaving(undefined)}
          save={async (input) => {
            if (saving === "rename") {
              await changes.update.mutateAsync({ id: view.id, version: view.version, ...input });
            } else {
              const created = await changes.create.mutateAsync({
                ...input,
                kind: state.kind,
                filter: state.filter ?? null,
                sort: state.sort,
                columns,
              });
              state.chooseView(created.id);
            }
          }}
        />
      )}
    </div>
  );
}
