import {
  BellOutlined,
  ClockCircleOutlined,
  HomeOutlined,
  PlusOutlined,
  SearchOutlined,
  SettingOutlined,
} from "@ant-design/icons";
import { Modal } from "antd";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeta, useSearch } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import { modulePages } from "@/kernel/extend/registry";
import { label, word } from "@/kernel/i18n";
import { useForms } from "@/kernel/records/form/forms";
import type { RecentRecord } from "@/kernel/records/recent";
import { Icon } from "@/kernel/ui/Icon";
import { useGo } from "@/kernel/ui/navigation";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { settingsObjects, visibleObjects } from "./groups";
import styles from "./Palette.module.css";

interface Entry {
  key: string;
  group: string;
  icon: ReactNode;
  title: string;
  hint?: string;
  run: () => void;
}

const noRecent: RecentRecord[] = [];

/** Finds any record, goes to any page, makes anything: all without the mouse. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation("kernel");
  const go = useGo();
  const forms = useForms();
  const { data: meta } = useMeta();
  const [recent] = useSetting<RecentRecord[]>("recent", noRecent);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const settled = useDebounced(typed, 160);
  const { data: found, isFetching } = useSearch(settled, undefined, 12);
  const list = useRef<HTMLDivElement>(null);
  const objects = useMemo(() => [...new Set([...visibleObjects(meta), ...settingsObjects(meta)])], [meta]);

  const entries = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    const objectOf = (key: string) => objects.find((object) => object.key === key);
    const fits = (...texts: (string | undefined)[]) => texts.some((text) => text?.toLowerCase().includes(wanted));
    const keywords = (key: string) =>
      t(`palette.keywords.${key}` as "palette.keywords.customers", { defaultValue: "" });

    const records: Entry[] =
      wanted === ""
        ? recent.slice(0, 6).map((record) => ({
            key: `recent ${record.id}`,
            group: t("palette.recent"),
            icon: <ClockCircleOutlined />,
            title: record.title,
            hint: label(objectOf(record.object)?.labels),
            run: () => go(`/${record.object}/${record.id}`),
          }))
        : (found?.items ?? []).map((hit) => ({
            key: `hit ${hit.object} ${hit.id}`,
            group: t("palette.records"),
            icon: <Icon name={objectOf(hit.object)?.icon ?? ""} />,
            title: hit.title ?? "",
            hint: [label(objectOf(hit.object)?.labels), hit.subtitle].filter(Boolean).join(" · "),
            run: () => go(`/${hit.object}/${hit.id}`),
          }));

    const pages: Entry[] = [
      { key: "page home", title: t("rail.home"), icon: <HomeOutlined />, to: "/", words: keywords("home") },
      ...objects.map((object) => ({
        key: `page ${object.key}`,
        title: label(object.pluralLabels),
        icon: <Icon name={object.icon} />,
        to: `/${object.key}`,
        words: `${keywords(object.key)} ${object.key} ${Object.values(object.labels).join(" ")}`,
      })),
      ...modulePages()
        .filter((page) => !page.path.includes("$") && (!page.requires || objectOf(page.requires)))
        .map((page) => ({
          key: `page ${page.path}`,
          title: t(page.titleKey as "rail.home"),
          icon: page.icon ?? <SearchOutlined />,
          to: page.path,
          words: page.keywords ?? "",
        })),
      {
        key: "page notices",
        title: t("bell.title"),
        icon: <BellOutlined />,
        to: "/notifications",
        words: keywords("notifications"),
      },
      {
        key: "page settings",
        title: t("rail.settings"),
        icon: <SettingOutlined />,
        to: "/settings",
        words: keywords("settings"),
      },
    ]
      .filter((page) => fits(page.title, page.words))
      .map(({ key, title, icon, to }) => ({ key, group: t("palette.pages"), title, icon, run: () => go(to) }));

    const creates: Entry[] = objects
      .filter((object) => object.can.create)
      .map((object) => ({ object, title: t("form.createTitle", { object: word(object.labels) }) }))
      .filter(({ object, title }) => fits(title, keywords(object.key), `new ${object.name}`, "xinjian xj"))
      .map(({ object, title }) => ({
        key: `new ${object.key}`,
        group: t("palette.create"),
        icon: <PlusOutlined />,
        title,
        run: () => forms.create(object.key),
      }));

    return wanted === ""
      ? [...records, ...creates.slice(0, 6), ...pages]
      : [...records, ...pages.slice(0, 6), ...creates.slice(0, 6)];
  }, [typed, found, objects, recent, t, go, forms]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another word starts at the top again.
  useEffect(() => setActive(0), [typed, found]);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const run = (entry: Entry | undefined) => {
    if (entry) {
      close();
      entry.run();
    }
  };

  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 88 }}
      styles={{ container: { padding: 0 } }}
      title={null}
    >
      <div className={styles.head}>
        <SearchOutlined className={styles.icon} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type into it.
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={`palette-${active}`}
          aria-label={t("top.search")}
          className={styles.input}
          placeholder={t("palette.placeholder")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) {
              return;
            }

            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              const step = event.key === "ArrowDown" ? 1 : -1;
              setActive((index) => (index + step + entries.length) % Math.max(1, entries.length));
            } else if (event.key === "Enter") {
              run(entries[active]);
            }
          }}
        />
        {isFetching && <span className={styles.busy} aria-hidden />}
      </div>
      <div ref={list} id="palette-list" role="listbox" className={styles.list}>
        {entries.map((entry, index) => (
          <div key={entry.key}>
            {entry.group !== entries[index - 1]?.group && <div className={styles.group}>{entry.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keys. */}
            <div
              id={`palette-${index}`}
              data-index={index}
              role="option"
              aria-selected={index === active}
              className={`${styles.entry} ${index === active ? styles.active : ""}`}
              onMouseMove={() => setActive(index)}
              onClick={() => run(entry)}
            >
              <span className={styles.entryIcon}>{entry.icon}</span>
              <span className={styles.title}>{entry.title}</span>
              {entry.hint && <span className={styles.hint}>{entry.hint}</span>}
            </div>
          </div>
        ))}
        {entries.length === 0 && !isFetching && (
          <div className={styles.none}>{t("palette.none", { word: typed.trim() })}</div>
        )}
      </div>
    </Modal>
  );
}
